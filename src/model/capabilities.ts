/**
 * What HighLevel was seen to do, where the public record leaves it open. `landfall probe` asks by small
 * experiments; the plan takes the answers as a value, and the cautious reading of each that is missing.
 *
 * Invariant: no answer makes anything allowed that would be harmful if the answer were wrong; what an answer
 * saves is requests, waiting and work by hand.
 */
import { type Channel, channels } from './contact.ts';

export const probeQuestionIds = [
  'search-lag',
  'restriction-search',
  'permanent-restriction',
  'restriction-spelling',
  'tag-case',
  'tag-creation',
  'field-options',
  'unknown-option',
  'bare-choice',
  'date-shape',
  'money-shape',
  'phone-form',
  'email-case',
  'company-link',
  'contact-duplicates',
  'contact-lookup',
  'bulk-tags',
  'opportunity-duplicates',
  'pipeline-write',
  'past-appointments',
  'notes-search',
  'enrolment',
  'object-slots',
] as const;

export type ProbeQuestionId = (typeof probeQuestionIds)[number];

/** A request of an experiment: no ids, no bodies. */
export interface ProbeRequest {
  /** `POST /contacts/` */
  readonly route: string;
  /** Null when there was no answer. */
  readonly status: number | null;
}

/** One dated answer about one location, with what it rests on. */
export interface ProbeAnswer {
  readonly question: ProbeQuestionId;
  /** In a person's words; null when the experiment could not be carried out, and `read` says why. */
  readonly answer: string | null;
  /** What was read that shows it. */
  readonly read: string;
  readonly requests: readonly ProbeRequest[];
  /** Epoch ms, as the destination's clock has it. */
  readonly askedAt: number;
  /** Version of Landfall that asked. */
  readonly program: string;
}

/** How long an answer holds, in ms: 30 days. HighLevel changes without notice. */
export const answerHoldsMs = 30 * 86_400_000;

export interface Capabilities {
  /** The longest time search was seen to trail a write, in ms; null while nobody measured it. */
  readonly searchLagMs: number | null;
  /** Channels whose restriction a search finds, so that consent is proven by pages. */
  readonly searchableChannels: readonly Channel[];
  /** Whether this token may make pipelines; null while nobody tried. */
  readonly mayWritePipelines: boolean | null;
  /** Which other opportunities of a contact in a pipeline are in the way of a new one, where duplicates are off. */
  readonly opportunitiesInTheWay: 'open' | 'any';
  /** Whether an appointment in the past is taken. */
  readonly pastAppointments: boolean;
  /** Whether the notes of a location are found by pages; else each person's are listed. */
  readonly notesBySearch: boolean;
  /** Notes asked for in one page. */
  readonly notesPerPage: number;
  /** Whether opt-outs read back as they are written; null while nobody looked. */
  readonly optOutsKept: boolean | null;
  /** Whether people are found by their exact address at once. */
  readonly mayLookUp: boolean;
  /** People in one request for tags. */
  readonly peoplePerTagging: number;
  /** Whether this token may give access to courses; null while nobody tried. */
  readonly mayGrantAccess: boolean | null;
}

/** The reading that loses nothing whatever the truth is. */
export const cautious: Capabilities = {
  searchLagMs: null,
  searchableChannels: [],
  mayWritePipelines: null,
  opportunitiesInTheWay: 'any',
  pastAppointments: false,
  notesBySearch: false,
  notesPerPage: 100,
  optOutsKept: null,
  mayLookUp: false,
  peoplePerTagging: 50,
  mayGrantAccess: null,
};

export const probeWords = {
  yes: 'yes',
  no: 'no',
  none: 'none',
  onlyOpen: 'only open ones',
  anyStatus: 'whatever their status',
} as const;

/**
 * @param answers of the rehearsal location; an older one than `answerHoldsMs` counts as missing
 * @param now epoch ms
 * @example readCapabilities(await ledger.probes.answers(locationId), clock.now())
 */
export function readCapabilities(answers: readonly ProbeAnswer[], now: number): Capabilities {
  const standing = new Map(
    answers.filter((one) => holds(one, now)).map(({ question, answer }) => [question, answer]),
  );
  const write = standing.get('pipeline-write');
  const spelling = standing.get('restriction-spelling');
  const channelsFound = (standing.get('restriction-search') ?? '').split(', ');
  return {
    searchLagMs: readMilliseconds(standing.get('search-lag')),
    searchableChannels: channels.filter((channel) => channelsFound.includes(channel)),
    mayWritePipelines: readYesOrNo(write),
    opportunitiesInTheWay:
      standing.get('opportunity-duplicates') === probeWords.onlyOpen
        ? 'open'
        : cautious.opportunitiesInTheWay,
    pastAppointments: standing.get('past-appointments') === probeWords.yes,
    notesBySearch: standing.get('notes-search')?.startsWith(probeWords.yes) === true,
    notesPerPage: readNumber(standing.get('notes-search')) ?? cautious.notesPerPage,
    optOutsKept: spelling == null ? null : spelling.startsWith('kept'),
    mayLookUp: standing.get('contact-lookup') === probeWords.yes,
    peoplePerTagging: peoplePerTagging(standing.get('bulk-tags')),
    mayGrantAccess: readYesOrNo(standing.get('enrolment')),
  };
}

/** Whether an answer needs no new experiment: there is one, and it is not too old. */
export function holds({ answer, askedAt }: ProbeAnswer, now: number): boolean {
  return answer !== null && now - askedAt < answerHoldsMs;
}

/** How far back search may miss our own writes, in ms: a minute, or five times what was measured (I3). */
export function lagBoundOf({ searchLagMs }: Capabilities): number {
  return Math.max(60_000, 5 * (searchLagMs ?? 0));
}

/** How long search is given to show the last write before everything is read back, in ms. */
export function settleTimeOf({ searchLagMs }: Capabilities): number {
  return Math.max(5_000, 2 * (searchLagMs ?? 0));
}

function readMilliseconds(answer: string | null | undefined): number | null {
  const found = /(\d+) ms$/.exec(answer ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

function readYesOrNo(answer: string | null | undefined): boolean | null {
  return answer === probeWords.yes ? true : answer === probeWords.no ? false : null;
}

function readNumber(answer: string | null | undefined): number | null {
  const found = /\d+/.exec(answer ?? '')?.[0];
  return found === undefined ? null : Number(found);
}

/** Few at a time where even 50 were refused. */
function peoplePerTagging(answer: string | null | undefined): number {
  if (answer?.startsWith('fewer') === true) return 10;
  return readNumber(answer) ?? cautious.peoplePerTagging;
}
