/** What a migration will take: requests, hours, days and a price, each line with the rule it came from. */

/** Counts alone: what somebody can say before anything was exported. */
export const estimateCounts = [
  'contacts',
  'companies',
  'deals',
  'transactions',
  'subscriptions',
  'memberships',
  'affiliates',
  'calendars',
  'appointments',
  'notes',
  'activities',
  'customFields',
  'tags',
  'lists',
  'pipelines',
  'columns',
  'sequences',
  'automations',
  'pages',
  'forms',
  'emails',
  'videos',
  'products',
  'membershipsToRebuild',
  'customObjects',
  'subAccounts',
] as const;

export type EstimateCount = (typeof estimateCounts)[number];

export type EstimateInputs = Readonly<Record<EstimateCount, number>>;

export interface RequestLine {
  readonly rule: string;
  /** Method and path at HighLevel, or the command at Kartra. */
  readonly endpoint: string;
  readonly platform: 'HighLevel' | 'Kartra';
  readonly count: number;
  readonly of: EstimateCount | 'records';
  /** Requests for each. */
  readonly each: number;
  readonly requests: number;
}

export const migrationPhases = ['Discover', 'Export', 'Set up', 'Rehearse', 'Migrate', 'Cut over'] as const;

export type MigrationPhase = (typeof migrationPhases)[number];

export interface HumanLine {
  readonly rule: string;
  readonly what: string;
  readonly who: 'you' | 'whoever migrates';
  readonly phase: MigrationPhase;
  readonly count: number;
  readonly minutesEach: number;
  readonly minutes: number;
}

export interface PhaseEstimate {
  readonly phase: MigrationPhase;
  readonly machineMinutes: number;
  readonly humanMinutes: number;
  /** Working days of waiting for others: registrations, an answer, a sign-off. */
  readonly waitingDays: number;
}

export interface PriceLine {
  readonly rule: string;
  readonly what: string;
  /** Whole units of the currency of the price file. */
  readonly amount: number;
}

export interface Price {
  readonly currency: string;
  readonly lines: readonly PriceLine[];
  readonly total: number;
}

export interface Estimate {
  readonly route: { readonly category: string; readonly source: string; readonly destination: string };
  readonly inputs: EstimateInputs;
  readonly records: number;
  /** `measured`: by the rehearsal of this account, instead of the rule's own constant. */
  readonly calibration: { readonly requestsPerContact: number; readonly from: 'rule' | 'measured' };
  readonly requests: readonly RequestLine[];
  readonly highLevelRequests: number;
  readonly kartraRequests: number;
  readonly machineMinutes: number;
  readonly limit: '100 requests per 10 seconds' | '200,000 requests a day';
  readonly human: readonly HumanLine[];
  readonly humanMinutes: number;
  readonly phases: readonly PhaseEstimate[];
  readonly workingDays: { readonly low: number; readonly likely: number; readonly high: number };
  /** Which rule of thumb the account falls under, and why. */
  readonly class: 'simple' | 'standard' | 'extended' | 'scoped individually';
  readonly weeks: string;
  readonly because: readonly string[];
  /** Null where it is scoped individually. */
  readonly price: Price | null;
}
