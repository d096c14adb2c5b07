/** What the audit says of an account: what is there, what will not come along, and how hard it will be. */
import type { AccountSurvey, NamedCount } from './account-survey.ts';
import type { Estimate } from './estimate.ts';
import type { SubscriptionStatus } from './subscription.ts';

export const severities = ['high', 'medium', 'low'] as const;

export type Severity = (typeof severities)[number];

/** A known difficulty of Kartra, of HighLevel or of the pair, as it falls on this account. */
export interface Gotcha {
  readonly id: string;
  readonly side: 'kartra' | 'highlevel' | 'pair';
  readonly severity: Severity;
  readonly title: string;
  readonly applies: boolean;
  /** What of this account makes it apply or not, with the numbers. */
  readonly evidence: string;
  /** What Landfall or a person does about it. */
  readonly answer: string;
}

/** Something of Kartra that will not stand in HighLevel; a person says that they know before the rehearsal. */
export interface Gap {
  readonly id: string;
  readonly title: string;
  /** What is missing, and why. */
  readonly what: string;
  /** How to have less of it. */
  readonly remedy: string;
  /** Records concerned; null where nobody can count what was never exported. */
  readonly records: number | null;
  readonly acknowledged: { readonly by: string; readonly at: string } | null;
}

export const grades = ['A', 'B', 'C', 'D', 'F'] as const;

export type Letter = (typeof grades)[number];

export const gradeSubjects = [
  'object compatibility',
  'field mapping clarity',
  'timeline',
  'API constraints',
  'data volume',
] as const;

export type GradeSubject = (typeof gradeSubjects)[number];

/** What the grade is computed from, and nothing else. */
export interface GradeInputs {
  /** Kinds of record with records that lose something on the way. */
  readonly lossyKinds: number;
  /** Troubles with records that a person can resolve, each counted once whatever its size. */
  readonly troubles: number;
  /** Columns of the field map nobody has confirmed. */
  readonly unconfirmedColumns: number;
  /** Of those, the ones Landfall has no proposal for. */
  readonly undecidedColumns: number;
  /** Fields at the location that have the same name and another type. */
  readonly clashingFields: number;
  /** Working days from start to cut-over, as estimated. */
  readonly workingDays: number;
  /** Requests to HighLevel, as estimated. */
  readonly requests: number;
  readonly records: number;
}

export interface SubGrade {
  readonly subject: GradeSubject;
  readonly letter: Letter;
  /** The inputs it was read from. */
  readonly inputs: Readonly<Record<string, number>>;
  readonly because: string;
}

export interface Grade {
  readonly overall: Letter;
  /** "Standard migration". */
  readonly word: string;
  readonly subjects: readonly SubGrade[];
  readonly inputs: GradeInputs;
  /** What would make it better, each computed by grading again. */
  readonly counterfactuals: readonly {
    readonly if: string;
    readonly subject: GradeSubject;
    readonly becomes: Letter;
    readonly overall: Letter;
  }[];
}

/** How much of a kind of record survives the move. */
export type Support = 'exact' | 'lossy' | 'reconstructed' | 'manual' | 'impossible';

export interface CatalogueEntry {
  readonly kind: string;
  readonly becomes: string;
  readonly support: Support;
  /** One of the eleven kinds the compatibility is counted over. */
  readonly counted: boolean;
  /** What is lost, or why it is not exact; empty for exact ones. */
  readonly loses: string;
  /** What happens to it on the way. */
  readonly transformation: string;
  /** What its records are linked to. */
  readonly lookups: string;
  /** What must stand in HighLevel first. */
  readonly needs: string;
  readonly records: number;
}

/** n of m kinds move one to one. */
export interface Compatibility {
  readonly exact: number;
  readonly kinds: number;
  /** 0..1 */
  readonly share: number;
}

/** Subscriptions that are billed next in the same month by the same processor, in one currency. */
export interface PaymentCohort {
  /** `YYYY-MM`; empty where no date is told. */
  readonly nextMonth: string;
  readonly processor: string;
  readonly currency: string;
  readonly subscriptions: number;
  /** Minor units. */
  readonly nextAmount: number;
  /** `YYYY-MM-DD`; empty where there is none. */
  readonly lastDay: string;
}

/** Sums over the survey that papers say; none is made anywhere else. */
export interface SurveySums {
  readonly people: {
    readonly withGdprStatus: number;
    readonly withPhone: number;
    /** With an e-mail address, and not blocked in Kartra. */
    readonly mailable: number;
    readonly withoutDeadWeight: number;
  };
  /** Times somebody may enter a level of a membership now. */
  readonly access: number;
  /** Sales and rebills. */
  readonly payments: number;
  /** Records that name nobody of the contacts. */
  readonly orphans: number;
  /** Subscriptions that go on billing in Kartra. */
  readonly runningSubscriptions: number;
  /** The latest of their next payments, `YYYY-MM-DD`; empty where none is dated. */
  readonly lastPayment: string;
  readonly subscriptionsByStatus: Readonly<Record<SubscriptionStatus, number>>;
  /** Of those that go on billing, the next to be billed first. */
  readonly cohorts: readonly PaymentCohort[];
  readonly processors: readonly NamedCount[];
  readonly guard: readonly {
    readonly product: string;
    readonly processor: string;
    readonly subscriptions: number;
  }[];
  readonly pipelines: readonly {
    readonly pipeline: string;
    readonly stages: readonly string[];
    readonly deals: number;
  }[];
  /** People in each sequence, at whatever step. */
  readonly sequences: readonly NamedCount[];
}

export interface AuditReport {
  readonly survey: AccountSurvey;
  readonly sums: SurveySums;
  /** The nine counts of a first look. */
  readonly nine: readonly NamedCount[];
  readonly behaviour: readonly {
    readonly behaviour: string;
    readonly tags: readonly NamedCount[];
    readonly marks: number;
  }[];
  readonly gotchas: readonly Gotcha[];
  readonly gaps: readonly Gap[];
  readonly catalogue: readonly CatalogueEntry[];
  /** Over the eleven kinds, and over those that have records here. */
  readonly compatibility: { readonly catalogue: Compatibility; readonly account: Compatibility };
  readonly grade: Grade;
  readonly estimate: Estimate;
}
