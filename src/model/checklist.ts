/** The cut-over checklist: what only people do, in order, with dates from the account's own records. */

export const checklistGroups = [
  'day one',
  'before the load',
  'after the load',
  'before Kartra is cancelled',
] as const;

export interface ChecklistItem {
  readonly id: string;
  readonly group: (typeof checklistGroups)[number];
  readonly what: string;
  readonly why: string;
  /** `YYYY-MM-DD`; null where nothing dates it. */
  readonly due: string | null;
  readonly done: { readonly by: string; readonly at: string } | null;
}

/** A day on which a new sending domain is warmed up: how many people are mailed at most, and who they are. */
export interface WarmUpDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly people: number;
  readonly cohort: string;
}
