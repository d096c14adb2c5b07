/** Requests a plan and its verification will need, and how long that takes at the quota. */
import type { Channel } from '../model/contact.ts';
import { type Counts, objectKinds, phaseOf } from '../model/plan.ts';
import { highLevelLimits } from '../model/quota.ts';

export interface PlanCost {
  readonly requests: number;
  readonly durationMs: number;
  /** Which limit binds. */
  readonly limit: '100 requests per 10 seconds' | '200,000 requests a day';
}

export interface CostInput {
  readonly counts: Readonly<Record<string, Counts>>;
  /** Contacts at the location before the load. */
  readonly existing: number;
  /** People among those to be written who may not be contacted, by channel. */
  readonly restricted: Readonly<Record<string, number>>;
  /** Channels whose restriction search was seen to tell. */
  readonly searchableChannels: readonly Channel[];
}

const updatedKinds = ['opportunity', 'order', 'subscription', 'calendar', 'schedule', 'appointment'];
const recordKinds = ['order-record', 'subscription-record', 'membership-record', 'affiliate-record'];

/** (HighLevel, search of contacts: at most 500 a page.) */
const pageSize = 500;

/** (HighLevel, search of opportunities and of custom-object records: 100 a page.) */
const recordPageSize = 100;

/**
 * Operations with the same tags or the same company travel together; how many groups they make is not known
 * before, so the most there can be is assumed: one each for tags, one a company and one per 50 links.
 */
export function planCost(input: CostInput): PlanCost {
  const { counts, existing } = input;
  const created = (object: string) => counts[object]?.created ?? 0;
  const updated = counts.contact?.updated ?? 0;
  const schemaKinds = objectKinds.filter((object) => phaseOf[object] === 'schema');
  const schema = schemaKinds.reduce(
    (sum, object) => sum + created(object) + 2 * (counts[object]?.updated ?? 0),
    0,
  );
  const companies = created('company') + 2 * (counts.company?.updated ?? 0);
  const members = created('contact-company');
  const linking =
    members === 0 ? 0 : Math.min(members, (counts.company?.planned ?? 0) + Math.ceil(members / 50));
  const writes =
    created('contact') +
    2 * updated +
    (counts['contact-tags']?.updated ?? 0) +
    (counts['contact-tags-off']?.updated ?? 0) +
    companies +
    linking;
  const sum = (objects: readonly string[]) => objects.reduce((total, object) => total + created(object), 0);
  const opportunities = sum(['opportunity', 'order', 'subscription', 'appointment-deal']);
  const records = sum(recordKinds);
  const links = sum(['order-link', 'subscription-link', 'membership-link', 'affiliate-link']);
  // Each is one write; links and notes are read back by person, at most one request for each.
  const notes = sum(['note', 'history-note', 'appointment-note', 'appointment-task']);
  const calendars = sum(['calendar', 'schedule', 'appointment']);
  const files = 2 * (created('attachment') + created('media-file'));
  const updates = [...updatedKinds, ...recordKinds].reduce(
    (total, object) => total + 2 * (counts[object]?.updated ?? 0),
    0,
  );
  const others =
    opportunities + records + links + notes + calendars + files + created('opportunity-reason') + updates;
  const people = existing + created('contact');
  const pages = Math.ceil(people / pageSize) + Math.ceil((opportunities + records) / recordPageSize);
  const reads = consentReads(input) + Math.min(links, people) + Math.min(notes, people);
  const requests = schema + writes + others + pages + reads;
  const windows = Math.ceil(requests / highLevelLimits.maxPerWindow);
  const days = Math.floor(requests / highLevelLimits.maxPerDay);
  const byWindow = Math.max(0, windows - 1) * highLevelLimits.windowMs;
  return {
    requests,
    durationMs: days > 0 ? Math.max(byWindow, days * 86_400_000) : byWindow,
    limit: days > 0 ? '200,000 requests a day' : '100 requests per 10 seconds',
  };
}

/** By pages where search tells every restricted channel, else a read for each restricted person. */
export function consentReads({ restricted, existing, searchableChannels }: CostInput): number {
  const used = Object.entries(restricted).filter(([, people]) => people > 0);
  const byPerson = Math.max(0, ...used.map(([, people]) => people));
  if (!used.every(([channel]) => searchableChannels.some((known) => known === channel))) return byPerson;
  return used.reduce((sum, [, people]) => sum + Math.ceil((existing + people) / pageSize), 0);
}
