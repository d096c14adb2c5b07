/**
 * Every failure that stops a step, in one table: code → how to recover, exit code, one sentence.
 *
 * A bad record is data, not an exception: it becomes an issue or a rejected row and the run goes on.
 * Only what stops a step throws, and it throws a `LandfallError`. Anything else that escapes is a bug
 * (exit 1). A message never holds a token, an e-mail address, a phone number or a request body.
 * `docs/reference/errors.md` is generated from this table.
 */

/** What a person can do about a failure. */
export type Recovery = 'retry' | 'skip' | 'fix' | 'abort';

/** Exit codes of the program; several at once resolve by `exitPrecedence`. */
export const exitCodes = {
  done: 0,
  bug: 1,
  usage: 2,
  blocked: 3,
  refusedRecords: 4,
  differences: 5,
  interrupted: 6,
  connection: 7,
  ledgerNewer: 8,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** When several exit codes apply, the first of these wins. */
export const exitPrecedence: readonly ExitCode[] = [1, 8, 2, 7, 6, 3, 5, 4, 0];

interface ErrorEntry {
  readonly recovery: Recovery;
  readonly exitCode: ExitCode;
  readonly summary: string;
}

const table = {
  bug: { recovery: 'abort', exitCode: 1, summary: 'A defect in Landfall itself.' },
  usage: { recovery: 'fix', exitCode: 2, summary: 'The command line is not valid.' },
  'workspace-missing': { recovery: 'fix', exitCode: 2, summary: 'The folder is not a Landfall workspace.' },
  'workspace-exists': { recovery: 'fix', exitCode: 2, summary: 'The folder already is a workspace.' },
  'workspace-unusable': {
    recovery: 'fix',
    exitCode: 2,
    summary: 'A workspace file or folder cannot be read or written.',
  },
  'config-invalid': { recovery: 'fix', exitCode: 2, summary: 'landfall.yaml or an option is not valid.' },
  'map-invalid': { recovery: 'fix', exitCode: 2, summary: 'mapping.yaml is not valid.' },
  'file-missing': { recovery: 'fix', exitCode: 2, summary: 'An input file does not exist.' },
  'file-unreadable': { recovery: 'fix', exitCode: 2, summary: 'An input file cannot be read.' },
  'file-not-an-export': {
    recovery: 'fix',
    exitCode: 2,
    summary: 'A file in exports/ is not an export Landfall knows.',
  },
  'suppressions-invalid': {
    recovery: 'fix',
    exitCode: 2,
    summary: 'suppress.csv is not a list of hashed addresses.',
  },
  'file-encoding': { recovery: 'fix', exitCode: 2, summary: 'The text encoding of a file is not certain.' },
  'disk-full': { recovery: 'fix', exitCode: 2, summary: 'The disk that holds the workspace is full.' },
  'host-not-allowed': {
    recovery: 'fix',
    exitCode: 2,
    summary: 'The address is neither the platform nor this machine.',
  },
  'map-unconfirmed': { recovery: 'fix', exitCode: 3, summary: 'The field map is not confirmed by a person.' },
  'values-open': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Values have no counterpart among the choices of a field.',
  },
  'decision-open': { recovery: 'fix', exitCode: 3, summary: 'A question only a person can answer is open.' },
  'step-missing': { recovery: 'fix', exitCode: 3, summary: 'An earlier step has not been done.' },
  'opportunities-refused': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'The location would refuse opportunities the plan needs.',
  },
  'findings-open': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Something in the way of the load would lose records, and nobody accepted it.',
  },
  'plan-stale': { recovery: 'fix', exitCode: 3, summary: 'What the plan was made from has changed.' },
  'signoff-missing': { recovery: 'fix', exitCode: 3, summary: 'Production needs a sign-off on this plan.' },
  'signoff-stale': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'What was signed is not what would be written now.',
  },
  'signature-invalid': { recovery: 'abort', exitCode: 2, summary: 'A signed file is not as it was signed.' },
  'rehearsal-missing': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Nothing was rehearsed with this map and these decisions.',
  },
  'addresses-masked': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'A plan for the rehearsal location would bring real addresses there, and nobody decided so.',
  },
  'rehearsal-unconfirmed': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'A rehearsal in the production location waits for a yes.',
  },
  'rehearsal-standing': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Something of a rehearsal stands in the production location.',
  },
  'rehearsal-different': { recovery: 'fix', exitCode: 3, summary: 'The rehearsal found differences.' },
  'spot-check-open': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Nobody has looked at the records of the rehearsal, or somebody found one wrong.',
  },
  'nothing-written': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'No journal: nothing was written that could be undone.',
  },
  'preview-stale': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'What a preview covered has changed since a person saw it.',
  },
  'markers-removed': {
    recovery: 'abort',
    exitCode: 3,
    summary: 'The migration is finished and its marks are removed: nothing recognises its records any more.',
  },
  'tags-collide': { recovery: 'fix', exitCode: 3, summary: 'A tag would mean two things.' },
  'workflows-published': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'A published workflow would react to the load.',
  },
  'probe-on-production': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Experiments are made on a rehearsal location only, never on production.',
  },
  'course-not-ready': {
    recovery: 'fix',
    exitCode: 3,
    summary: 'Access would lead to a draft or to an empty course.',
  },
  'location-busy': { recovery: 'retry', exitCode: 3, summary: 'Another run is writing to this location.' },
  'phase-unbalanced': {
    recovery: 'abort',
    exitCode: 3,
    summary: 'The rows of a phase do not add up, so the next phase did not start.',
  },
  'counts-unbalanced': {
    recovery: 'abort',
    exitCode: 1,
    summary: 'Rows read and rows accounted for differ; nothing was kept.',
  },
  interrupted: { recovery: 'retry', exitCode: 6, summary: 'The run was interrupted; it can be resumed.' },
  'destination-unreachable': {
    recovery: 'retry',
    exitCode: 7,
    summary: 'HighLevel did not answer, after bounded retries.',
  },
  'destination-unauthorized': { recovery: 'fix', exitCode: 7, summary: 'HighLevel refused the token.' },
  'wrong-location': {
    recovery: 'fix',
    exitCode: 7,
    summary: 'The token belongs to another location than the one named.',
  },
  'quota-spent': { recovery: 'retry', exitCode: 7, summary: "The location's daily request quota is spent." },
  'destination-surprised': {
    recovery: 'abort',
    exitCode: 7,
    summary: 'HighLevel answered in a shape Landfall does not know.',
  },
  'source-unreachable': {
    recovery: 'retry',
    exitCode: 7,
    summary: 'Kartra did not answer, after bounded retries.',
  },
  'source-unauthorized': {
    recovery: 'fix',
    exitCode: 7,
    summary: 'Kartra refused the credentials, the app, or a command the app may not use.',
  },
  'wrong-account': {
    recovery: 'fix',
    exitCode: 7,
    summary: 'The Kartra credentials belong to another account than the exports.',
  },
  'token-missing': { recovery: 'fix', exitCode: 7, summary: 'The stored reference leads to no token.' },
  'ledger-newer': {
    recovery: 'fix',
    exitCode: 8,
    summary: 'The ledger was written by a newer Landfall than this one.',
  },
  'ledger-corrupt': { recovery: 'abort', exitCode: 2, summary: 'The ledger file is damaged.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof table;

/** The table as data, for reference pages and tests. */
export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = table;

/** Where and why a piece of input is wrong. `line` and `column` count from 1. */
export interface ErrorDetails {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string | number;
  readonly value?: string;
  readonly rule?: string;
  readonly remedy?: string;
  /** What is safe to assume about HighLevel now. */
  readonly safe?: string;
  /** The command to run next. */
  readonly next?: string;
  /** Values a program may want, such as the holder of a lock. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * The one error class. `message` says what happened and to which record.
 *
 * @example throw new LandfallError('config-invalid', 'The time zone is not known.', { value: 'Mars/One' })
 */
export class LandfallError extends Error {
  override readonly name = 'LandfallError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }

  get exitCode(): ExitCode {
    return errorTable[this.code].exitCode;
  }

  get recovery(): Recovery {
    return errorTable[this.code].recovery;
  }
}

/** A stop a person asked for, before the next request left: nothing is in doubt because of it. */
export const isInterrupted = (error: unknown): boolean =>
  error instanceof LandfallError && error.code === 'interrupted';
