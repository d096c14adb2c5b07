/**
 * What must be true however a fault strikes: the run ends with its sums right or says why it stopped, the next run
 * completes, nothing stands there twice, and after planning again what was refused the location is the same as if
 * nothing had happened.
 */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { type EndpointName, endpoints } from '../../src/connectors/highlevel/endpoints.ts';
import { exitCodes, LandfallError } from '../../src/errors.ts';
import type { Counts } from '../../src/model/plan.ts';
import { comparableEnd } from '../support/compare-locations.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import type { SentRequest } from '../support/small-account.ts';
import type { CarriedOut, FaultWorld } from './fault-worlds.ts';

export interface Fault {
  readonly endpoint: EndpointName;
  /** As the simulator names it. */
  readonly effect: string;
  readonly skip?: number;
  readonly times?: number;
}

/** A location, and what a run over it reported, where no fault struck. */
export interface Undisturbed {
  readonly counts: CarriedOut['counts'];
  readonly end: Readonly<Record<string, readonly string[]>>;
  /** Endpoints the run used. */
  readonly reached: readonly EndpointName[];
  /** Of writes, the fields of the body. */
  readonly fields: Readonly<Partial<Record<EndpointName, readonly string[]>>>;
}

async function endOf(of: TestMigration): Promise<Undisturbed['end']> {
  // What was given up on the way has landed by now, if it ever does.
  await of.ask('clock', { advanceMs: 60_000 });
  return comparableEnd(await of.state());
}

const patterns = Object.entries(endpoints)
  .map(([name, { method, path }]) => ({
    name: name as EndpointName,
    method,
    pattern: new RegExp(`^${path.replace(/\/$/u, '').replaceAll(/\{\w+\}/gu, '[^/]+')}/?$`, 'u'),
    literal: path.replaceAll(/\{\w+\}/gu, '').length,
  }))
  .sort((a, b) => b.literal - a.literal);

function endpointOf({ method, path }: Pick<SentRequest, 'method' | 'path'>): EndpointName {
  const found = patterns.find((one) => one.method === method && one.pattern.test(path));
  if (found === undefined) throw new Error(`${method} ${path} is no endpoint of Landfall`);
  return found.name;
}

const requestsOf = async (of: TestMigration) =>
  (await of.ask(`requests?locationId=${of.locationId}`)) as readonly SentRequest[];

/** Endpoints asked since `from` requests had been sent. */
async function reachedSince(of: TestMigration, from: number): Promise<readonly EndpointName[]> {
  return [...new Set((await requestsOf(of)).slice(from).map(endpointOf))];
}

export async function carryOutUndisturbed(world: FaultWorld): Promise<Undisturbed> {
  const of = await startMigration({ copyOf: world.saved });
  const bodies = watchBodies();
  try {
    const from = (await requestsOf(of)).length;
    const { counts, missing } = await world.carryOut(of);
    const open = Object.values(counts).some(({ refused, unresolved }) => refused + unresolved > 0);
    if (open || missing > 0) throw new Error('the run did not complete although nothing was in its way');
    const reached = await reachedSince(of, from);
    const fields = bodies.fields();
    if (Object.keys(fields).length === 0)
      throw new Error('no body was seen: none of its fields would be dropped');
    return { counts, end: await endOf(of), reached, fields };
  } finally {
    bodies.stop();
    await of.close();
  }
}

/** Names of what the requests of this process carry, as a `silent-drop` names them: of a list the last. */
function watchBodies(): { readonly fields: () => Undisturbed['fields']; readonly stop: () => void } {
  const seen = new Map<EndpointName, Set<string>>();
  const look = ({ method, path }: ClientRequest, body: unknown) => {
    const { pathname } = new URL(path, 'http://127.0.0.1');
    const text = body instanceof Uint8Array ? Buffer.from(body).toString() : '';
    // A form is no JSON, and loses no field here.
    if (!text.startsWith('{')) return;
    const name = endpointOf({ method, path: pathname });
    const fields = seen.get(name) ?? new Set();
    for (const field of fieldsOf(JSON.parse(text) as object)) fields.add(field);
    seen.set(name, fields);
  };
  const watch = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    const end = request.end.bind(request);
    request.end = (...given: readonly unknown[]) => {
      look(request, given[0]);
      return end(...(given as []));
    };
  };
  subscribe('http.client.request.created', watch);
  return {
    fields: () => Object.fromEntries([...seen].map(([name, fields]) => [name, [...fields]])),
    stop: () => unsubscribe('http.client.request.created', watch),
  };
}

function fieldsOf(body: object): readonly string[] {
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'locationId') return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${name}.${value.length - 1}`];
    if (typeof value !== 'object' || value === null) return [name];
    const last = Object.keys(value).at(-1);
    return last === undefined ? [] : [`${name}.${last}`];
  });
}

export interface Withstood {
  /** What should not be; empty when all is well. */
  readonly complaints: readonly string[];
  /** Endpoints the disturbed run used. */
  readonly reached: readonly EndpointName[];
}

/** @param attempts runs while the faults are there, before one without them */
export async function withstand(
  world: FaultWorld,
  undisturbed: Undisturbed,
  faults: readonly Fault[],
  attempts = 1,
): Promise<Withstood> {
  const of = await startMigration({ copyOf: world.saved });
  const complaints: string[] = [];
  try {
    const from = (await requestsOf(of)).length;
    await of.ask('faults', faults.map(toRule));
    const isHasty = faults.some(({ effect }) => /^(?:hang|late)/u.test(effect));
    const hasty = isHasty ? { ...of, surroundings: { ...of.surroundings, timeoutMs: 250 } } : of;
    for (let attempt = 0; attempt < attempts; attempt += 1)
      complaints.push(...complaintsOf(await carryOut(world, hasty)));
    const seen = (await of.ask('faults')) as readonly { readonly seen: number; readonly skip: number }[];
    if (!seen.some((rule) => rule.seen > rule.skip)) complaints.push('no fault struck');
    await of.ask('faults', []);
    const isDropped = faults.some(({ effect }) => effect.startsWith('silent-drop'));
    const resumed = await carryOut(world, of);
    const reached = await reachedSince(of, from);
    if (isDropped) complaints.push(...(await complaintsOfDropped(of, resumed, undisturbed)));
    else complaints.push(...(await complaintsOfResumed(world, of, resumed, undisturbed, faults)));
    return { complaints, reached };
  } finally {
    await of.close();
  }
}

function toRule({ endpoint, effect, skip = 0, times = 1 }: Fault): object {
  const { method, path } = endpoints[endpoint];
  return { match: { method, path }, effect, skip, times };
}

async function carryOut(world: FaultWorld, of: TestMigration): Promise<CarriedOut | LandfallError> {
  try {
    return await world.carryOut(of);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
}

/** Of one run: it says why it stopped, or its sums are right. */
function complaintsOf(result: CarriedOut | LandfallError): readonly string[] {
  if (result instanceof LandfallError) {
    const { code, exitCode, message } = result;
    const stops: readonly number[] = [exitCodes.connection, exitCodes.blocked];
    if (/example\.com|41555501/u.test(message)) return [`${code} names a person`];
    return stops.includes(exitCode) ? [] : [`stopped with ${code}: ${message}`];
  }
  return Object.entries(result.counts).flatMap(([object, { planned, ...buckets }]) => {
    const sum = Object.values(buckets).reduce((total, count) => total + count, 0);
    return sum === planned ? [] : [`${object}: ${planned} planned, ${sum} in buckets`];
  });
}

async function complaintsOfResumed(
  world: FaultWorld,
  of: TestMigration,
  resumed: CarriedOut | LandfallError,
  undisturbed: Undisturbed,
  faults: readonly Fault[],
): Promise<readonly string[]> {
  if (resumed instanceof LandfallError) return [`does not go on: ${resumed.code}: ${resumed.message}`];
  const complaints = [...complaintsOf(resumed)];
  const { counts } = resumed;
  for (const [object, { unresolved, manual }] of Object.entries(counts))
    if (unresolved + manual > 0) complaints.push(`${object}: ${unresolved} unresolved, ${manual} manual`);
  let end = await endOf(of);
  const left = (of: Counts | undefined): number => (of?.refused ?? 0) + (of?.skipped ?? 0);
  const isWhole = Object.entries(counts).every(
    ([object, one]) => left(one) <= left(undisturbed.counts[object]),
  );
  if (!isWhole) {
    // A refusal that was carried out all the same stands there though the report cannot know it.
    if (!faults.some(({ effect }) => effect === 'create-then-422'))
      complaints.push(...complaintsOfReport(counts, end, undisturbed));
    complaints.push(
      ...differences(end, undisturbed.end, 'twice').map((text) => `before planning again: ${text}`),
    );
    await world.planAgain(of);
    const again = await carryOut(world, of);
    if (again instanceof LandfallError)
      return [...complaints, `planned again: ${again.code}: ${again.message}`];
    complaints.push(...complaintsOf(again));
    end = await endOf(of);
  }
  return [...complaints, ...differences(asDecided(end, undisturbed.end, faults), undisturbed.end, 'whole')];
}

/** A booking HighLevel declines becomes a dated note, as decided by default: each such note stands for its appointment. */
function asDecided(
  end: Undisturbed['end'],
  wanted: Undisturbed['end'],
  faults: readonly Fault[],
): Undisturbed['end'] {
  const isDeclined = faults.some(
    ({ endpoint, effect }) => endpoint === 'createAppointment' && /^status:4(?:00|04|22)$/u.test(effect),
  );
  if (!isDeclined) return end;
  const { appointments = [], notes = [] } = end;
  const instead = without(notes, wanted['notes'] ?? []).filter((note) => note.includes('Kartra booking of'));
  const lacking = without(wanted['appointments'] ?? [], appointments);
  if (instead.length !== lacking.length) return end;
  return { ...end, appointments: [...appointments, ...lacking], notes: without(notes, instead) };
}

/** HighLevel said yes and kept something back: whoever reads everything back must say so. */
async function complaintsOfDropped(
  of: TestMigration,
  resumed: CarriedOut | LandfallError,
  undisturbed: Undisturbed,
): Promise<readonly string[]> {
  const end = await endOf(of);
  if (resumed instanceof LandfallError)
    return resumed.code === 'phase-unbalanced' ? [] : [`stopped with ${resumed.code}: ${resumed.message}`];
  const complaints = complaintsOf(resumed);
  const isWhole = differences(end, undisturbed.end, 'whole').length === 0;
  const refused = Object.values(resumed.counts).some(
    (counts) => counts.refused + counts.unresolved + counts.manual > 0,
  );
  if (isWhole || refused || resumed.missing > 0) return complaints;
  const { status } = await of.verify();
  return status === 'differences' ? complaints : [...complaints, `verification says ${status}`];
}

/** What is made of each kind of record, by where it stands in the state of a location. */
const standing: Readonly<Record<string, RegExp>> = {
  contacts: /^contact$/u,
  businesses: /^company$/u,
  customFields: /^(?:custom-field|opportunity-field)$/u,
  pipelines: /^pipeline$/u,
  objects: /^object$/u,
  associations: /^association$/u,
  opportunities: /^(?:opportunity|order|subscription|appointment-deal)$/u,
  records: /-record$/u,
  relations: /-link$/u,
  calendars: /^calendar$/u,
  appointments: /^appointment$/u,
  tasks: /^appointment-task$/u,
  notes: /(?:^|-)note$/u,
  enrollments: /^enrollment$/u,
  affiliates: /^affiliate-account$/u,
};

/** The report says "added" of exactly what stands there. */
function complaintsOfReport(
  counts: CarriedOut['counts'],
  end: Undisturbed['end'],
  undisturbed: Undisturbed,
): readonly string[] {
  return Object.entries(standing).flatMap(([kind, objects]) => {
    const added = (of: CarriedOut['counts']): number =>
      Object.entries(of).reduce(
        (sum, [object, { created }]) => sum + (objects.test(object) ? created : 0),
        0,
      );
    const fewer = added(undisturbed.counts) - added(counts);
    const absent = (undisturbed.end[kind]?.length ?? 0) - (end[kind]?.length ?? 0);
    return fewer === absent ? [] : [`${kind}: ${absent} fewer stand there, the report says ${fewer}`];
  });
}

/** @param how `whole`: one is the other; `twice`: of no kind there may be more */
function differences(
  end: Undisturbed['end'],
  wanted: Undisturbed['end'],
  how: 'whole' | 'twice',
): readonly string[] {
  return Object.entries(wanted).flatMap(([kind, expected]) => {
    const found = end[kind] ?? [];
    if (how === 'twice')
      return found.length > expected.length ? [`${kind}: ${found.length} instead of ${expected.length}`] : [];
    const extra = without(found, expected);
    const lacking = without(expected, found);
    if (extra.length + lacking.length === 0) return [];
    return [
      `${kind}: ${found.length} of ${expected.length}; not as wanted: ${extra[0] ?? '–'}; wanted: ${lacking[0] ?? '–'}`,
    ];
  });
}

function without(from: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...from];
  for (const one of taken) {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
