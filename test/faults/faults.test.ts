/**
 * Each fault the simulator can produce, on each endpoint Landfall writes to or reads while writing, one at a time, then
 * random mixes from printed seeds: nothing is lost, nothing stands there twice, the sums are right, and the next run
 * completes (I3, I4). A value that was dropped in silence is found when everything is read back (I12).
 *
 * `npm test` takes a few; `npm run test:faults:full` takes them all. `LANDFALL_FAULTS_WORLD=tasks` keeps to one world,
 * `LANDFALL_FAULTS_ENDPOINT=createTag` to one endpoint, `LANDFALL_FAULTS_EFFECT=drop-after` to one effect,
 * `LANDFALL_FAULTS_PART=singles` (or `mixes`) to one part;
 * `LANDFALL_FAULT_SEED=20265126` repeats one mix.
 */
import { expect, test } from 'vitest';
import { type EndpointName, endpoints } from '../../src/connectors/highlevel/endpoints.ts';
import {
  faultsOn,
  isRead,
  lookFaults,
  nameOf,
  notWhileWriting,
  sampled,
  sampledPlaces,
} from './fault-cases.ts';
import { type FaultWorld, makeWorld, type WorldName, worldNames } from './fault-worlds.ts';
import { mixOf, seedsOf } from './mixes.ts';
import { carryOutUndisturbed, type Fault, type Undisturbed, withstand } from './withstand.ts';

const full = process.env['LANDFALL_FAULTS'] === 'full';
const {
  LANDFALL_FAULTS_WORLD: only,
  LANDFALL_FAULTS_ENDPOINT: place,
  LANDFALL_FAULTS_EFFECT: kind,
  LANDFALL_FAULTS_PART: part,
  LANDFALL_FAULT_SEED: repeated,
} = process.env;

const sampledWorlds: readonly WorldName[] = ['tasks', 'files'];
const names = full
  ? worldNames.filter((name) =>
      repeated === undefined ? only === undefined || name === only : seedsOf(name).includes(Number(repeated)),
    )
  : sampledWorlds;

const struck = new Set<EndpointName>();
const done = { singles: 0, mixes: 0 };

test.each(names)('%s: every fault ends as if nothing had happened', { timeout: 7_200_000 }, async (name) => {
  const world = await makeWorld(name);
  try {
    const undisturbed = await carryOutUndisturbed(world);
    const failures: string[] = [];
    if (part !== 'mixes' && repeated === undefined && !name.startsWith('everything'))
      failures.push(...(await strikeSingly(name, world, undisturbed)));
    if (part !== 'singles') failures.push(...(await strikeMixed(name, world, undisturbed)));
    expect(failures).toEqual([]);
  } finally {
    await world.remove();
  }
});

async function strikeSingly(
  name: WorldName,
  world: FaultWorld,
  undisturbed: Undisturbed,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const endpoint of undisturbed.reached.filter((one) => !struck.has(one))) {
    if (place !== undefined && place !== endpoint) continue;
    const faults = faultsOn(endpoint, undisturbed.fields).filter((fault) =>
      full ? kind === undefined || fault.effect === kind : sampled(fault),
    );
    if (faults.length === 0) continue;
    struck.add(endpoint);
    failures.push(...(await strike(world, undisturbed, faults)));
    if (full) console.log(`${name}: ${endpoint}: ${faults.length} faults, ${done.singles} so far`);
  }
  return failures;
}

/** One at a time; then, where a fault made it look for what may have arrived, the same with a fault on the look. */
async function strike(
  world: FaultWorld,
  undisturbed: Undisturbed,
  faults: readonly Fault[],
): Promise<readonly string[]> {
  const failures: string[] = [];
  const looks = new Map<EndpointName, Fault>();
  const one = async (mix: readonly Fault[]): Promise<readonly EndpointName[]> => {
    done.singles += 1;
    const { complaints, reached } = await withstand(world, undisturbed, mix);
    const found = complaints.map((complaint) => `${nameOf(mix)}: ${complaint}`);
    failures.push(...found);
    if (full) for (const text of found) console.log(text);
    return reached;
  };
  for (const fault of faults) {
    const isLook = (at: EndpointName) => isRead(at) && !undisturbed.reached.includes(at) && !struck.has(at);
    for (const at of (await one([fault])).filter(isLook)) if (!looks.has(at)) looks.set(at, fault);
  }
  if (!full) return failures;
  for (const [at, cause] of looks) {
    struck.add(at);
    for (const fault of lookFaults(at)) await one([cause, fault]);
    console.log(`${nameOf([cause])} makes it ask ${at}`);
  }
  return failures;
}

async function strikeMixed(
  name: WorldName,
  world: FaultWorld,
  undisturbed: Undisturbed,
): Promise<readonly string[]> {
  const all = seedsOf(name).filter((seed) => repeated === undefined || seed === Number(repeated));
  const seeds = full ? all : name === 'tasks' ? all.slice(0, 2) : [];
  const failures: string[] = [];
  let missed = 0;
  for (const seed of seeds) {
    const { faults, attempts } = mixOf(undisturbed, seed);
    const { complaints } = await withstand(world, undisturbed, faults, attempts);
    if (complaints.includes('no fault struck')) missed += 1;
    for (const complaint of complaints.filter((text) => text !== 'no fault struck')) {
      failures.push(`LANDFALL_FAULT_SEED=${seed}: ${nameOf(faults)}: ${complaint}`);
      if (full) console.log(failures.at(-1));
    }
  }
  done.mixes += seeds.length;
  if (full) console.log(`${name}: ${seeds.length} mixes, in ${missed} no fault struck`);
  // A fault may wait for more calls than there are; most must not.
  expect(missed).toBeLessThanOrEqual(seeds.length / 2);
  return failures;
}

test('every endpoint has been struck that is used while writing', () => {
  if (full) console.log(`${done.singles} single faults on ${struck.size} endpoints, ${done.mixes} mixes`);
  const due = full
    ? (Object.keys(endpoints) as EndpointName[]).filter((name) => !notWhileWriting.includes(name))
    : sampledPlaces;
  const isPart = full && [only, place, kind, part, repeated].some((chosen) => chosen !== undefined);
  expect(isPart ? [] : due.filter((name) => !struck.has(name))).toEqual([]);
  expect(notWhileWriting.filter((name) => struck.has(name))).toEqual([]);
  expect(done.singles + done.mixes).toBeGreaterThanOrEqual(full ? (isPart ? 1 : 1_000) : 8);
});
