/**
 * The words of the program, as data. The same words are types, tables, CLI verbs and log labels;
 * `docs/glossary.md` is generated from here. `shown` is what a customer reads instead of the program's
 * word, on screen and in reports; null where the word is fit to be read by anyone or never shown.
 */

export interface Term {
  readonly word: string;
  readonly definition: string;
  readonly shown: string | null;
}

export interface TermGroup {
  readonly title: string;
  readonly terms: readonly Term[];
}

function term(word: string, definition: string, shown: string | null = null): Term {
  return { word, definition, shown };
}

const source: TermGroup = {
  title: 'The source',
  terms: [
    term('migration', 'A workspace: one Kartra account moved into one HighLevel location.'),
    term('export file', 'A file downloaded from Kartra, kept in exports/ and never modified.'),
    term('generation', 'A set of export files taken together; a later one is a delta.', 'an export'),
    term('staged row', 'A row of an export file kept exactly as it was read.', 'a row of your export'),
    term(
      'entity',
      'A typed record put together from staged rows: a contact, a tag, a custom field, …',
      'a record',
    ),
    term('external id', "The source's own id of a record; its marker is stamped on the destination record."),
    term('marker', 'The value that recognises our record at the destination: L:<lead id> or E:<hash>.'),
  ],
};

const agreement: TermGroup = {
  title: 'What a person agrees to',
  terms: [
    term('field map', 'Which source column goes to which destination field, and by which rule.'),
    term('mapping version', 'A field map as it stood when confirmed, named by its hash.'),
    term('decision', 'A question only a person answers.', 'a question for you'),
    term('rehearsal', 'The destination where everything is tried first.'),
    term('production', 'The destination that counts.'),
    term('sign-off', "A person's approval of one plan, bound to its hash."),
    term('cutover', 'The moment the business works in HighLevel and Kartra can be cancelled.'),
  ],
};

const work: TermGroup = {
  title: 'The work',
  terms: [
    term('step', 'One stage of a migration; steps meet only in the ledger.'),
    term('ledger', 'The database that holds what the program must never forget.', "Landfall's records"),
    term('destination snapshot', 'What stood at the destination when the plan was made.'),
    term('plan', 'Everything that will be written, decided before anything is written.'),
    term('phase', 'A part of a plan that starts only when the one before it adds up.', 'a stage'),
    term('operation', 'One thing a plan does to one record.', 'a change'),
    term('run', 'One execution of a step, resumable after an interruption.'),
    term('journal', 'The intent of every request before it leaves, and its outcome after.'),
    term('outcome', 'What became of a request: done, refused or unknown.', 'a result'),
    term(
      'issue',
      'Something noticed about a value before writing; every altered value is one.',
      'a note on a value',
    ),
    term('discrepancy', 'A difference found after writing, by reading back.', 'a difference'),
    term('delta', 'What changed in Kartra since the last generation.', 'the changes since'),
    term('rollback', 'Undoing what a run wrote, from the journal.', 'undo'),
  ],
};

const buckets: TermGroup = {
  title: 'What became of a record',
  terms: [
    term('created', 'A record that did not exist was written.', 'added'),
    term('updated', 'An existing record gained what it lacked.', 'details filled in'),
    term('unchanged', 'The record already held what the plan wanted.', 'already right'),
    term('skipped', 'Left alone for a reason that is on record.', 'left out on purpose'),
    term('refused', 'HighLevel answered no.', 'HighLevel would not accept'),
    term(
      'unresolved',
      'No answer tells whether it was written.',
      'we cannot tell yet: nothing will be sent twice',
    ),
    term('manual', 'An instruction for a person, where HighLevel offers no request.', 'for you to do'),
  ],
};

const proof: TermGroup = {
  title: 'What verification finds',
  terms: [
    term('verified', 'Every mapped field was read back and is equal.', 'proved'),
    term('mismatched', 'At least one mapped field differs.', 'different'),
    term('missing', 'The record is not at the destination.'),
    term('extra', 'The destination holds a marked record that no plan wrote.'),
    term(
      'suspended',
      'Edited at the destination since it was written.',
      'edited by your team since, left alone',
    ),
    term('unverifiable', 'No read shows the value.', 'HighLevel does not show this, so we cannot prove it'),
    term('settling', 'Written, not yet shown by every read.', 'waiting for HighLevel to catch up'),
  ],
};

const undoing: TermGroup = {
  title: 'What a rollback finds',
  terms: [
    term('reversed', 'Restored to what stood before.', 'undone'),
    term(
      'kept',
      'Edited or used since it was written, so it stays.',
      'left in place because someone used it',
    ),
    term('errored', 'The reversal was refused.', 'could not be undone'),
    term('not reversible', 'HighLevel offers no way back.', 'cannot be undone by anyone'),
  ],
};

const kartra: TermGroup = {
  title: "Kartra's own words",
  terms: [term('Terminated subscription', 'A payment plan that ran to its end.', 'paid in full')],
};

/** Every term, in the order a reader meets them. */
export const terminology: readonly TermGroup[] = [source, agreement, work, buckets, proof, undoing, kartra];
