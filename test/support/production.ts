/** Production for tests: connected, and signed off on the strength of a rehearsal nobody made. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RehearsalResult } from '../../src/model/approval.ts';
import { isoInstant } from '../../src/model/clock.ts';
import type { SpotCheck } from '../../src/model/spot-check.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { runSignoff, type SignoffSummary } from '../../src/pipeline/run-signoff.ts';
import type { TestMigration } from './migration.ts';

/** The simulator's second location, empty. Returns its id. */
export async function connectProduction(migration: TestMigration): Promise<string> {
  const location = migration.simulator.locations[1];
  if (location === undefined) throw new Error('the simulator has no second location');
  const file = join(migration.folder, 'production-token');
  await writeFile(file, location.token);
  await migration.with((workspace) =>
    runConnect(workspace, 'production', location.id, { file }, migration.surroundings),
  );
  return location.id;
}

/** What a rehearsal of the plan's own map and decisions would have left: for tests of what comes after it. */
export async function recordRehearsal(
  migration: TestMigration,
  rest: Partial<RehearsalResult> = {},
): Promise<void> {
  await migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('production');
    if (plan === null) throw new Error('production is not planned');
    const { exports, mapVersion, decisionsHash } = plan.inputs;
    await ledger.approvals.saveRehearsal({
      at: isoInstant(0),
      program: 'test',
      locationId: migration.locationId,
      exports,
      mapVersion,
      decisionsHash,
      people: 1,
      of: 1,
      seed: 1,
      masked: true,
      records: { verified: 1, mismatched: 0, missing: 0, extra: 0, suspended: 0, unverifiable: 0 },
      fields: { compared: 1, different: 0 },
      cleanedUp: true,
      ...rest,
    });
  });
}

/** A spot-check of one record that somebody looked at. */
export async function recordSpotCheck(
  migration: TestMigration,
  verdict: 'right' | 'wrong' | null,
  withoutReview = false,
): Promise<void> {
  const counted = { shown: 1, right: verdict === 'right' ? 1 : 0, wrong: verdict === 'wrong' ? 1 : 0 };
  const spotCheck: SpotCheck = {
    target: 'rehearsal',
    seed: 1,
    readAt: isoInstant(0),
    planHash: '',
    records: [
      {
        object: 'contact',
        externalId: 'L:1',
        destinationId: 'c1',
        source: {},
        fields: [],
        verdict,
        comment: null,
      },
    ],
    result: verdict === null ? null : { by: 'a test', at: isoInstant(0), withoutReview, ...counted },
  };
  await migration.with(({ ledger }) => ledger.approvals.saveSpotCheck('rehearsal', spotCheck));
}

export function signOff(migration: TestMigration, by = 'A. Person'): Promise<SignoffSummary> {
  return migration.with((workspace) => runSignoff(workspace, migration.surroundings, by));
}

/** Plan for production, a rehearsal and a spot-check on record, signed. */
export async function planAndSignOff(migration: TestMigration): Promise<SignoffSummary> {
  await migration.plan('production');
  await recordRehearsal(migration);
  await recordSpotCheck(migration, 'right');
  return signOff(migration);
}
