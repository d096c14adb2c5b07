/**
 * One export file to be, beside contacts and money: what it is called, its header, and the rows a person or the
 * account gives it.
 *
 * Nobody has seen the headers of these exports in public (§1.4 and §1.5 of kartra.md): they are ours, in the words of
 * Kartra's screens, and a reader must find columns by name.
 */

import type { RecordObject } from '../account-objects.ts';
import type { LeadRecord } from '../draw-lead-record.ts';
import type { Person } from '../draw-person.ts';
import type { AccountPlan } from '../plan-account.ts';
import type { Purchase } from '../purchase.ts';
import type { RecordSums } from './record-answers.ts';

/** A person with everything the account knows of them. */
export interface Member {
  readonly person: Person;
  readonly record: LeadRecord;
  readonly purchases: readonly Purchase[];
}

export type Cells = readonly string[];

export interface RecordSheet {
  readonly object: RecordObject;
  /** Begins the file's name. */
  readonly label: string;
  readonly header: readonly string[];
  readonly ofMember?: (plan: AccountPlan, member: Member) => readonly Cells[];
  /** Asked last, when every person has been seen. */
  readonly ofAccount?: (plan: AccountPlan, sums: RecordSums) => readonly Cells[];
}

export interface Column<Row> {
  readonly header: string;
  readonly write: (row: Row) => string;
}

/** `YYYY-MM-DD`, or blank. */
export function writeDate(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString().slice(0, 10);
}

/** The wall clock of `YYYY-MM-DD HH:MM:SS` in milliseconds. */
export function readStamp(stamp: string): number {
  return Date.parse(`${stamp.replace(' ', 'T')}Z`);
}

export function headersOf(columns: readonly Column<never>[]): readonly string[] {
  return columns.map(({ header }) => header);
}
