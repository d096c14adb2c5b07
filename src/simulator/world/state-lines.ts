/**
 * Owns: the text form of a world, one JSON object per line, and its reading back.
 * Invariants: everything but faults is in it; reading a written world gives one that answers every request as
 * the first would have. Records are immutable, so the text of an unchanged one is made once and reused.
 */

import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import type { ClientUse } from '../http/rate-limiter.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import type { KartraCall } from '../kartra/kartra-calls.ts';
import { TOKEN_STORES } from '../oauth/token-book.ts';
import type { ContactRecord } from './contact-record.ts';
import type { IdSequenceState } from './id-sequence.ts';
import type { PendingChange } from './lagging-index.ts';
import type { LocationRecord, TriggerEvent } from './location-record.ts';
import { emptyLocation, type LocationState } from './location-state.ts';
import type { OpportunityLag } from './opportunity-store.ts';
import { STORE_NAMES } from './plain-stores.ts';
import { addLocation, type World } from './world.ts';

const FORMAT = 1;
const lineSchema = z.object({ kind: z.string(), in: z.string().optional(), value: z.unknown() });
const texts = new WeakMap<object, string>();

interface Head {
  readonly format: number;
  readonly ids: IdSequenceState;
  readonly traceIds: IdSequenceState;
  readonly clockOffsetMs: number;
  readonly quota: boolean;
  readonly behaviours: Behaviours;
}

/** The world as lines of text, without line ends. */
export function writeLines(world: World): string[] {
  const head: Head = {
    format: FORMAT,
    ids: world.ids.state,
    traceIds: world.traceIds.state,
    clockOffsetMs: world.clock.offsetMs,
    quota: world.quota,
    behaviours: world.behaviours,
  };
  const lines = [`{"kind":"world","value":${JSON.stringify(head)}}`];
  for (const use of world.limiter.uses()) lines.push(`{"kind":"use","value":${JSON.stringify(use)}}`);
  for (const name of TOKEN_STORES)
    for (const record of world.tokens[name].values())
      lines.push(`{"kind":"${name}","value":${textOf(record)}}`);
  for (const entry of world.requests.entries()) lines.push(`{"kind":"request","value":${textOf(entry)}}`);
  for (const call of world.kartra.list()) lines.push(`{"kind":"kartra","value":${textOf(call)}}`);
  for (const location of world.locations.values()) writeLocation(lines, location);
  return lines;
}

function writeLocation(lines: string[], location: LocationState): void {
  const line = (kind: string, value: string) =>
    lines.push(`{"kind":"${kind}","in":"${location.id}","value":${value}}`);
  line('location', JSON.stringify({ record: location.record, token: location.token }));
  for (const name of STORE_NAMES) for (const record of location[name].values()) line(name, textOf(record));
  for (const contact of location.contacts.values()) line('contact', textOf(contact));
  line('deleted', JSON.stringify([...location.contacts.deletedIds]));
  // What search shows is the truth, except for contacts with a change still on its way.
  const pending = location.contacts.index.pending();
  const visible = location.contacts.index.visible();
  for (const id of new Set(pending.map((change) => change.id))) {
    const shown = visible.get(id);
    if (shown !== undefined) line('shown', textOf(shown));
  }
  for (const change of pending) line('pending', textOf(change));
  line('opportunityLag', JSON.stringify(location.opportunities.lag));
  for (const event of location.triggerLog) line('trigger', textOf(event));
}

/** Fills an empty world from lines. Throws when the text is not a world of this format. */
export function readLines(world: World, lines: Iterable<string>): void {
  const pending: { location: LocationState; change: PendingChange<ContactRecord> }[] = [];
  const shown: { location: LocationState; contact: ContactRecord }[] = [];
  const opportunityLags = new Map<LocationState, OpportunityLag>();
  let isWorld = false;
  for (const text of lines) {
    if (text === '') continue;
    const { kind, in: locationId, value } = lineSchema.parse(JSON.parse(text));
    const location = world.locations.get(locationId ?? '');
    if (kind === 'world') {
      readHead(world, value as Head);
      isWorld = true;
    } else if (!isWorld) throw new Error('The state file does not begin with a world.');
    else if (kind === 'use') world.limiter.restore(value as ClientUse);
    else if (TOKEN_STORES.some((name) => name === kind)) readToken(world, kind, value);
    else if (kind === 'request') world.requests.restore(value as LoggedRequest);
    else if (kind === 'kartra') world.kartra.add(value as KartraCall);
    else if (kind === 'location') {
      const { record, token } = value as { record: LocationRecord; token: string };
      addLocation(world, emptyLocation(record, token));
    } else if (location === undefined)
      throw new Error(`The state file has a ${kind} of an unknown location.`);
    else if (kind === 'contact') location.contacts.restore(value as ContactRecord);
    else if (kind === 'deleted') for (const id of value as string[]) location.contacts.deletedIds.add(id);
    else if (kind === 'shown') shown.push({ location, contact: value as ContactRecord });
    else if (kind === 'pending') pending.push({ location, change: value as PendingChange<ContactRecord> });
    else if (kind === 'opportunityLag') opportunityLags.set(location, value as OpportunityLag);
    else if (kind === 'trigger') location.triggerLog.push(value as TriggerEvent);
    else {
      const name = STORE_NAMES.find((known) => known === kind);
      if (name === undefined) throw new Error(`The state file has an unknown line of kind ${kind}.`);
      location[name].put(value as never);
    }
  }
  if (!isWorld) throw new Error('The state file is empty.');
  restoreIndexes(world, shown, pending);
  for (const location of world.locations.values())
    location.opportunities.restoreLag(opportunityLags.get(location) ?? { shown: [], pending: [] });
}

function readToken(world: World, kind: string, value: unknown): void {
  const name = TOKEN_STORES.find((known) => known === kind);
  if (name !== undefined) world.tokens[name].put(value as never);
}

function readHead(world: World, head: Head): void {
  if (head.format !== FORMAT) throw new Error(`The state file has format ${head.format}, not ${FORMAT}.`);
  world.ids.restore(head.ids);
  world.traceIds.restore(head.traceIds);
  world.clock.restore(head.clockOffsetMs);
  world.quota = head.quota;
  Object.assign(world.behaviours, head.behaviours);
}

function restoreIndexes(
  world: World,
  shown: readonly { location: LocationState; contact: ContactRecord }[],
  pending: readonly { location: LocationState; change: PendingChange<ContactRecord> }[],
): void {
  const onTheirWay = new Set(pending.map(({ location, change }) => `${location.id} ${change.id}`));
  for (const location of world.locations.values())
    for (const contact of location.contacts.values())
      if (!onTheirWay.has(`${location.id} ${contact.id}`))
        location.contacts.index.restoreVisible(contact.id, contact);
  for (const { location, contact } of shown) location.contacts.index.restoreVisible(contact.id, contact);
  for (const { location, change } of pending)
    location.contacts.index.record(change.id, change.value, change.atMs);
}

function textOf(record: object): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}
