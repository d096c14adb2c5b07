/** Owns: the names of trigger events that records of custom objects cause. That workflows have such triggers is unverified. */

export type RecordEvent = 'record-created' | 'record-changed';
