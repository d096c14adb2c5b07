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
  'history',
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

/**
 * What was decided, as far as it changes how much is written: the answers to these questions, else what is
 * recommended. An order may become nothing of its own, a deal, or a record with a link.
 */
export interface EstimateChoices {
  readonly transactions: string;
  readonly subscriptions: string;
  readonly memberships: string;
  readonly affiliates: string;
  readonly appointments: string;
  readonly activity: string;
  /** Searches tell who may not be contacted, as the probe found: else each person is read. */
  readonly consentBySearch: boolean;
  /** Searches find notes, as the probe found: else those of each person are listed. */
  readonly notesBySearch: boolean;
}

/** What a load that was made took: what the rules are calibrated by. */
export interface MeasuredLoad {
  readonly inputs: EstimateInputs;
  readonly choices: EstimateChoices;
  /** Requests by method and path, those turned away for their number left out. */
  readonly requests: Readonly<Record<string, number>>;
}

export interface RequestLine {
  readonly rule: string;
  /** Method and path at HighLevel, or the command at Kartra. */
  readonly endpoint: string;
  readonly platform: 'HighLevel' | 'Kartra';
  readonly count: number;
  /** What is counted, in words. */
  readonly of: string;
  /** Requests for each. */
  readonly each: number;
  readonly requests: number;
}

export interface Calibration {
  /** `measured`: by the rehearsal of this account; `rule`: before one. */
  readonly from: 'rule' | 'measured';
  /** People of that rehearsal. */
  readonly people: number;
  /** Method and path → requests it took for each that the rules foresaw. */
  readonly factors: Readonly<Record<string, number>>;
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
  readonly choices: EstimateChoices;
  /** How the rehearsal of this account corrects the rules. */
  readonly calibration: Calibration;
  readonly requests: readonly RequestLine[];
  readonly highLevelRequests: number;
  readonly kartraRequests: number;
  readonly machineMinutes: number;
  readonly limit: '100 requests per 10 seconds' | '200,000 requests a day';
  readonly human: readonly HumanLine[];
  readonly humanMinutes: number;
  /** Of them, the customer's own. */
  readonly yourMinutes: number;
  /** Downloads of contacts from Kartra. */
  readonly downloads: number;
  readonly phases: readonly PhaseEstimate[];
  readonly workingDays: { readonly low: number; readonly likely: number; readonly high: number };
  /** Which rule of thumb the account falls under, and why. */
  readonly class: 'simple' | 'standard' | 'extended' | 'scoped individually';
  readonly weeks: string;
  readonly because: readonly string[];
  /** Null where it is scoped individually. */
  readonly price: Price | null;
}
