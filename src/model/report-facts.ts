/** Everything the papers of a migration are made from, read once, so that no two of them say different things. */
import type { AuditReport } from './audit.ts';
import type { CellCount, Fate } from './cell-fate.ts';
import type { ChecklistItem, WarmUpDay } from './checklist.ts';
import type { DecisionAnswer } from './decision.ts';
import type { FieldMap } from './field-map.ts';
import type { Counts } from './plan.ts';
import type { FieldTally, RecordState } from './verification.ts';

/** An export file as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly staged: number;
  readonly rejected: number;
  readonly encoding: string;
  /** Columns, and cells that are filled in all of them. */
  readonly columns: number;
  readonly filled: number;
  readonly findings: readonly {
    readonly code: string;
    readonly column: string;
    readonly count: number;
    readonly message: string;
    readonly remedy: string;
  }[];
}

/** Filled cells of the mapped people, by where they ended: `read` is the sum of the others. */
export interface CellSums {
  readonly read: number;
  readonly byFate: Readonly<Record<Fate, number>>;
}

/** Sums over a load that papers say; none is made anywhere else. */
export interface LoadSums {
  /** Planned and in no bucket yet, by kind of record. */
  readonly toCome: Readonly<Record<string, number>>;
  readonly allToCome: number;
  /** Those, and what nobody can tell yet or a person has to do. */
  readonly outstanding: number;
  /** Added, or filled in. */
  readonly arrived: number;
  /** Differ, are not there, or arrived twice; null before a read-back. */
  readonly wrong: number | null;
  readonly fields: Readonly<Record<'compared' | 'equal' | 'normalised' | 'different', number>>;
}

/** How a load of the account stands at one location. */
export interface LoadFacts {
  readonly target: 'rehearsal' | 'production';
  readonly counts: Readonly<Record<string, Counts>>;
  /** Why records were left out, with numbers. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly records: Readonly<Record<RecordState, number>> | null;
  readonly tallies: readonly FieldTally[];
  /** ISO instant of the read-back; null before one. */
  readonly verifiedAt: string | null;
  readonly requests: number;
  readonly minutes: number;
  readonly sums: LoadSums;
}

export interface ReportFacts {
  readonly audit: AuditReport;
  readonly files: readonly ReadFile[];
  readonly map: FieldMap | null;
  readonly decisions: Readonly<Record<string, DecisionAnswer>>;
  readonly checklist: readonly ChecklistItem[];
  /** Of a new sending domain, from the day the papers are written. */
  readonly warmUp: readonly WarmUpDay[];
  /** Of every cell of the mapped people; empty before a plan. */
  readonly cells: readonly CellCount[];
  readonly cellSums: CellSums;
  /** Rule of consent as it fell: closed channels, people; null before a plan. */
  readonly consent: {
    readonly people: number;
    readonly closed: Readonly<Record<string, number>>;
    readonly open: Readonly<Record<string, number>>;
    readonly payingSilenced: number;
  } | null;
  /** The production load where there is one, else the rehearsal; null before any plan. */
  readonly load: LoadFacts | null;
  /** What a person reads on Kartra's screens, where it differs from the exports. */
  readonly expected: readonly {
    readonly what: string;
    readonly expected: string;
    readonly found: string;
    readonly difference: string;
  }[];
  /** The day the papers are written, `YYYY-MM-DD`: dates of the checklist count from it. */
  readonly today: string;
  /** Monthly prices a person wrote down, for the comparison of costs; null where nobody has. */
  readonly costs: CostInputs | null;
  /** By those prices, with everybody and without the dead weight; empty where nobody wrote any. */
  readonly comparisons: readonly CostComparison[];
  /** Who said that the migration is done; null before. Of production where both are. */
  readonly finished: {
    readonly by: string;
    readonly at: string;
    readonly markers: 'kept' | 'removed';
    /** Sums of money that person accepted as not equal on all sides. */
    readonly unequalSums?: number | undefined;
  } | null;
}

/** What a month costs, in whole units of the currency of the prices. */
export interface CostComparison {
  readonly of: 'everybody' | 'without the dead weight';
  readonly contacts: number;
  /** Null beyond the last tier that was written down. */
  readonly kartra: number | null;
  readonly texts: number;
  readonly calls: number;
  readonly mails: number;
  readonly highLevel: number;
  readonly difference: number | null;
}

/** Prices a person reads on the two platforms' pages: never ours, and never remembered. */
export interface CostInputs {
  readonly currency: string;
  /** Kartra's tiers: contacts, and a month's price. */
  readonly kartraTiers: readonly { readonly upTo: number; readonly monthly: number }[];
  readonly highLevelMonthly: number;
  readonly perText: number;
  readonly perCallMinute: number;
  readonly perThousandEmails: number;
  readonly textsAMonth: number;
  readonly callMinutesAMonth: number;
  readonly emailsAMonth: number;
}
