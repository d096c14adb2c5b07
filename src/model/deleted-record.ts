/**
 * A record that a finished read-back found standing and that is not there any more: somebody deleted it. It stays
 * deleted unless a person asks for it again; one that was never read back may never have arrived, and is made again.
 */

/** Why such a record is left out of a plan, as people read it. */
export const deletedSince =
  'deleted: somebody deleted it in HighLevel after it was read back; it stays deleted unless a plan is asked for it with --recreate';

/** The same of what hangs on it. */
export const deletedWithIt = 'deleted: what it belongs to was deleted in HighLevel, and stays deleted';
