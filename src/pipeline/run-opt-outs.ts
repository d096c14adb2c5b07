/**
 * Opt-outs only: reads the newest exports, stops everybody in HighLevel who opted out in Kartra since, reads back that
 * it holds, and lists who opted out in HighLevel, for Kartra still sends. Quick and safe every day until 30 days after
 * Kartra's last send.
 *
 * It only ever closes channels, so it needs no plan a person signs and does not wait for workflows to be drafts
 * (I2, I8: an opt-out wins without asking). Journalled like any write.
 */
import { applyPlan } from '../apply/apply-plan.ts';
import { isInterrupted, LandfallError } from '../errors.ts';
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { mapVersion } from '../mapping/map-version.ts';
import type { Channel, MappedContact } from '../model/contact.ts';
import { markerFieldKey } from '../model/contact.ts';
import { asExpectedContact, contactOptOutId } from '../model/expected-contact.ts';
import type { TargetName } from '../model/location.ts';
import { mergeContact } from '../model/merge-written.ts';
import type { Plan, PlannedOperation } from '../model/plan.ts';
import type { StepSummary } from '../model/summary.ts';
import { hasSaidNo, planStops } from '../plan/plan-stops.ts';
import { csvText } from '../report/csv.ts';
import { findRestricted, type RestrictedContacts } from '../verify/find-restricted.ts';
import { startTally } from '../verify/tally.ts';
import { verifyOptOuts } from '../verify/verify-opt-outs.ts';
import { toolsAfterLoad } from './apply-tools.ts';
import { requirePlan } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { countInto } from './count-requests.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { keysOf } from './read-snapshot.ts';
import { decisionsDigest, requireDecisions } from './require-decisions.ts';
import { requireConfirmedMap } from './require-map.ts';
import { requireMarkers } from './require-markers.ts';
import { runExtract } from './run-extract.ts';
import { runMapping } from './run-mapping.ts';
import { targetFields } from './target-fields.ts';
import type { Workspace } from './workspace.ts';

export interface OptOutsSummary extends StepSummary {
  readonly optOuts: {
    /** People who said no in Kartra, by all exports so far. */
    readonly saidNo: number;
    /** Contacts closed by this run, and those of them read back as closed. */
    readonly stopped: number;
    readonly verified: number;
    /** People who opted out in HighLevel and can still be mailed from Kartra; null where search cannot tell. */
    readonly toStopInKartra: number | null;
  };
}

export interface OptOutsProgress {
  readonly onExtract: (progress: ExtractProgress) => void;
  readonly onStopped: (done: number) => void;
}

/** @throws `step-missing` before a load, and what extracting throws */
export async function runOptOuts(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  progress: OptOutsProgress,
): Promise<OptOutsSummary> {
  const { ledger } = workspace;
  if ((await ledger.journal.latestRun('apply', target)) === null) throw nothingLoaded(target);
  requireMarkers(workspace, target);
  const load = await requirePlan(workspace, target);
  await runExtract(workspace, progress.onExtract, surroundings.stop);
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  await runMapping(ledger, map, choices);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    await connection.lock(workspace.directory);
    const files = await ledger.staging.files();
    const inputs = {
      target,
      locationId: load.inputs.locationId,
      exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
      mapVersion: mapVersion(map),
      decisionsHash: decisionsDigest(workspace, choices),
      destinationFacts: {},
    };
    const found = await findStops({ workspace, load, connection });
    const stops = async function* () {
      yield await Promise.resolve(found.stops);
    };
    const plan = await ledger.plans.save(inputs, connection.clock.now(), stops(), 'opt-outs');
    return await stop({ workspace, load, plan, connection, surroundings, progress }, found);
  } finally {
    await connection.close();
  }
}

interface Found {
  readonly stops: readonly PlannedOperation[];
  readonly saidNo: number;
  /** Marker and id of people closed for e-mail in HighLevel whom Kartra still mails; null where nobody can tell. */
  readonly toStopInKartra: readonly (readonly [marker: string, id: string])[] | null;
}

async function findStops(of: {
  readonly workspace: Workspace;
  readonly load: Plan;
  readonly connection: DestinationConnection;
}): Promise<Found> {
  const { workspace, load, connection } = of;
  const { snapshots, mapped } = workspace.ledger;
  const { target, locationId } = load.inputs;
  const { destination, send, clock } = connection;
  const { searchableChannels } = await capabilitiesFor(workspace, target, clock.now());
  const markerFieldId = (await targetFields(workspace.ledger, load)).get(markerFieldKey)?.id ?? null;
  await snapshots.clear(locationId);
  for await (const { contacts } of destination.searchContacts([], send('snapshot')))
    await snapshots.put(locationId, markerFieldId, contacts);
  const restricted = await findRestricted(destination, send('snapshot'), searchableChannels);
  const index = snapshots.index(locationId);
  const stops: PlannedOperation[] = [];
  const theirs: (readonly [string, string])[] = [];
  let saidNo = 0;
  for await (const batch of mapped.contacts()) {
    const matches = await index.findContacts(batch.map(keysOf));
    const refusers = batch.filter(hasSaidNo);
    saidNo += refusers.length;
    const closed = await closedByUs(workspace, locationId, refusers);
    for (const [position, person] of batch.entries()) {
      const found = matches[position] ?? { byMarker: [], byEmail: [], byPhone: [] };
      const [own] = found.byMarker;
      if (own !== undefined && person.restricted.email === undefined && isClosed(own.id, restricted))
        theirs.push([person.externalId, own.id]);
      stops.push(
        ...planStops(person, found, ({ id }) => {
          const ours = closed.get(`${person.externalId} ${id === own?.id ? '' : id}`) ?? [];
          // What search tells is sure; elsewhere what we closed counts as closed.
          return [
            ...ours.filter((channel) => !restricted.has(channel)),
            ...[...restricted].flatMap(([channel, ids]) => (ids.has(id) ? [channel] : [])),
          ];
        }),
      );
    }
  }
  // Two people with one address close the same contact; once is enough for each of their ids.
  const once = new Map(stops.map((operation) => [operation.externalId, operation]));
  return {
    stops: [...once.values()],
    saidNo,
    toStopInKartra: restricted.has('email') ? theirs : null,
  };
}

const isClosed = (id: string, restricted: RestrictedContacts): boolean =>
  restricted.get('email')?.has(id) === true;

/** By `<marker> ` for the person's own contact, `<marker> <contact id>` for others: channels this workspace closed. */
async function closedByUs(
  { ledger: { journal, snapshots } }: Workspace,
  locationId: string,
  people: readonly MappedContact[],
): Promise<ReadonlyMap<string, readonly Channel[]>> {
  const closed = new Map<string, readonly Channel[]>();
  const markers = people.map(({ externalId }) => externalId);
  for (const [marker, stands] of await journal.expectedOf(locationId, 'contact', markers))
    closed.set(`${marker} `, mergeContact(stands.map(asExpectedContact)).restricted);
  const matches = await snapshots.index(locationId).findContacts(people.map(keysOf));
  const pairs = people.flatMap(({ externalId }, at) =>
    [...(matches[at]?.byMarker ?? []), ...(matches[at]?.byEmail ?? []), ...(matches[at]?.byPhone ?? [])].map(
      ({ id }) => ({ marker: externalId, id, own: matches[at]?.byMarker[0]?.id === id }),
    ),
  );
  const ids = pairs.map(({ marker, id }) => contactOptOutId(marker, id));
  const carried = await journal.expectedOf(locationId, 'contact-opt-out', ids);
  for (const { marker, id, own } of pairs) {
    const stands = carried.get(contactOptOutId(marker, id)) ?? [];
    const channels = stands.flatMap((one) => (one as { readonly restricted: Channel[] }).restricted);
    const key = `${marker} ${own ? '' : id}`;
    if (channels.length > 0) closed.set(key, [...(closed.get(key) ?? []), ...channels]);
  }
  return closed;
}

interface Stopping {
  readonly workspace: Workspace;
  readonly load: Plan;
  readonly plan: Plan;
  readonly connection: DestinationConnection;
  readonly surroundings: Surroundings;
  readonly progress: OptOutsProgress;
}

async function stop(of: Stopping, found: Found): Promise<OptOutsSummary> {
  const { workspace, load, plan, connection, surroundings, progress } = of;
  const { journal, plans } = workspace.ledger;
  const { clock, concurrency, destination, send } = connection;
  const { target, locationId } = plan.inputs;
  const runId = surroundings.newId();
  await journal.startRun({
    id: runId,
    step: 'opt-outs',
    target,
    locationId,
    planId: plan.id,
    startedAt: clock.now(),
  });
  const counting = countInto(journal, runId, connection);
  const tally = startTally();
  let interrupted = false;
  try {
    const result = await applyPlan({
      planId: plan.id,
      phases: ['contacts'],
      concurrency,
      signal: surroundings.stop,
      onPhaseStart: () => Promise.resolve(),
      onProgress(done) {
        counting.flush();
        progress.onStopped(done);
      },
      toolsFor: () => toolsAfterLoad(workspace, load, connection, { runId, fields: new Map() }),
      onPhaseEnd: () => Promise.resolve(),
    });
    interrupted = result.interrupted;
    // Read by id: search trails behind writes.
    const proof = { planId: plan.id, plans, destination, send, concurrency, restricted: new Map() };
    if (!interrupted) for await (const _ of verifyOptOuts(proof, tally)) counting.flush();
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    interrupted = true;
  } finally {
    await counting.finish();
    await journal.endRun(runId, clock.now());
  }
  const counts = await journal.counts(plan.id);
  const { updated = 0, refused = 0, unresolved = 0 } = counts['contact-opt-out'] ?? {};
  const { verified, mismatched, unverifiable } = tally.records();
  const theirs = found.toStopInKartra;
  const paper =
    theirs === null || theirs.length === 0 ? [] : [await writeForKartra(workspace, target, theirs)];
  const differs = mismatched + unverifiable > 0;
  const failed = refused + unresolved > 0 ? 'refused-records' : 'done';
  return {
    step: 'delta',
    runId,
    status: interrupted ? 'interrupted' : differs ? 'differences' : failed,
    counts,
    requests: connection.summary(),
    issues: {},
    changes: updated,
    files: paper,
    next:
      interrupted || differs || failed !== 'done'
        ? `landfall delta --target ${target} --opt-outs-only`
        : 'landfall status',
    optOuts: {
      saidNo: found.saidNo,
      stopped: updated,
      verified,
      toStopInKartra: theirs?.length ?? null,
    },
  };
}

function writeForKartra(
  workspace: Workspace,
  target: TargetName,
  people: readonly (readonly [string, string])[],
): Promise<string> {
  const rows = async function* () {
    yield await Promise.resolve(people);
  };
  return workspace.writeReport(
    `opted-out-in-highlevel-${target}.csv`,
    csvText(['person', 'HighLevel id'], rows()),
  );
}

function nothingLoaded(target: TargetName): LandfallError {
  return new LandfallError('step-missing', `Nothing was loaded into the ${target} location yet.`, {
    rule: 'opt-outs are carried over to people who were loaded',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall plan --target ${target}`,
  });
}
