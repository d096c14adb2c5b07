/**
 * Rehearse: a sample of the account, or all of it, goes the whole way into the rehearsal location: extracted, planned,
 * written, read back, taken away again, by the same code as production. What it proved is kept: the sign-off asks for it.
 */
import { join } from 'node:path';
import { mapVersion } from '../mapping/map-version.ts';
import type { RehearsalResult } from '../model/approval.ts';
import { isoInstant, systemClock } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { RollbackCounts } from '../model/rollback.ts';
import type { StepSummary, VerifySummary } from '../model/summary.ts';
import { plural } from '../report/words.ts';
import type { Standing } from '../rollback/still-standing.ts';
import { measureLoad } from './audit/measure-load.ts';
import { requireGapsKnown } from './audit/require-gaps-known.ts';
import type { Surroundings } from './connect-destination.ts';
import { connectTarget } from './connect-destination.ts';
import { chooseSample, type Sample } from './rehearse/choose-sample.ts';
import { copySample } from './rehearse/copy-sample.ts';
import { createAddressMask } from './rehearse/mask-addresses.ts';
import { openRehearsal, rehearsalFolder } from './rehearse/open-rehearsal.ts';
import { rehearsalPlace } from './rehearse/rehearsal-place.ts';
import { requireNothingStanding } from './rehearse/require-nothing-standing.ts';
import { takeAway } from './rehearse/take-away.ts';
import { decisionsDigest, requireDecisions } from './require-decisions.ts';
import { requireExtracted } from './require-extracted.ts';
import { requireConfirmedMap } from './require-map.ts';
import { runApply } from './run-apply.ts';
import { runExtract } from './run-extract.ts';
import { runPlan } from './run-plan.ts';
import { runVerify } from './run-verify.ts';
import type { Workspace } from './workspace.ts';

export interface RehearseOptions {
  /** People wanted; null for all. */
  readonly sample: number | null;
  readonly seed: number;
  /** Leaves what was made in the location, to be looked at there; the next rehearsal goes on with it. */
  readonly keep: boolean;
  /** Said yes to: a rehearsal in the production location, for people with one location, asks for it. */
  readonly confirmed: boolean;
  /** Version of this program. */
  readonly program: string;
  readonly onProgress: (what: string) => void;
}

export interface RehearseSummary extends StepSummary {
  readonly rehearsal: Pick<RehearsalResult, 'people' | 'of' | 'seed' | 'masked' | 'records' | 'fields'> & {
    /** Things that can go wrong on their own: each has somebody in the sample. */
    readonly traits: number;
    /** What became of what was made; null where it was left in the location. */
    readonly undone: RollbackCounts | null;
    /** Records asked for once more after that, and those that stand there; null where it was left there. */
    readonly proof: Standing | null;
    /** Whose location it went into. */
    readonly target: TargetName;
    /** Telephone numbers left out, since the ranges that reach nobody were used up. */
    readonly phonesLeftOut: number;
  };
  readonly verification: VerifySummary['verification'] | null;
}

/** @throws `step-missing` without exports read whole or a location to rehearse in, `rehearsal-unconfirmed`, and what each step throws */
export async function runRehearse(
  workspace: Workspace,
  surroundings: Surroundings,
  options: RehearseOptions,
): Promise<RehearseSummary> {
  const { ledger } = workspace;
  // The sample is drawn from people and records as they are built.
  await requireExtracted(workspace);
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  await requireGapsKnown(workspace);
  const place = rehearsalPlace(workspace, choices, options);
  if (place.target === 'rehearsal') await requireNothingStanding(workspace);
  await (await connectTarget(workspace, place.target, surroundings)).close();
  options.onProgress('choosing people');
  const sample = await chooseSample(ledger.entities, place.sample, options.seed);
  const mask = place.isMasked ? createAddressMask(choices['default-country']) : null;
  const opened = await openRehearsal(workspace, place);
  const again = `landfall rehearse${place.target === 'production' ? ' --undo --yes' : ''}`;
  try {
    await copySample(ledger.staging, sample, mask, opened.exportsDirectory);
    await runExtract(opened, () => undefined);
    options.onProgress('planning');
    // Whoever cleared the location by hand wants the sample there once more.
    const planned = await runPlan(opened, 'rehearsal', surroundings, { recreate: true });
    const base = {
      step: 'rehearse',
      rehearsal: {
        ...about(sample, options, mask !== null),
        records: noRecords,
        fields: { compared: 0, different: 0 },
        traits: sample.traits,
        undone: null,
        proof: null,
        target: place.target,
        phonesLeftOut: mask?.leftOut() ?? 0,
      },
      verification: null,
    };
    if (planned.status !== 'done')
      return { ...planned, ...base, files: papers(planned.files), next: 'landfall rehearse' };
    const applied = await runApply(opened, 'rehearsal', surroundings, ({ settled, total }) => {
      options.onProgress(`${settled} of ${total} written`);
    });
    if (applied.status === 'interrupted' || applied.status === 'blocked')
      return { ...applied, ...base, files: papers(applied.files), next: again };
    let read = 0;
    const verified = await runVerify(opened, 'rehearsal', surroundings, (done) => {
      read += done;
      options.onProgress(`${plural(read, 'person', 'people')} read back`);
    });
    const { records, fields } = verified.verification;
    const { compared, different } = fields;
    const spotCheck = await opened.ledger.approvals.latestSpotCheck('rehearsal');
    // One that wrote nothing new says nothing about a load: what an earlier one took still does.
    const load = (await measureLoad(opened)) ?? (await ledger.approvals.latestRehearsal())?.load ?? null;
    options.onProgress('taking it away again');
    const taken = options.keep ? null : await takeAway(opened, surroundings, options.onProgress);
    const files = await ledger.staging.files();
    await ledger.approvals.saveRehearsal({
      ...about(sample, options, mask !== null),
      at: isoInstant(systemClock.now()),
      program: options.program,
      locationId: place.locationId,
      exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
      mapVersion: mapVersion(map),
      decisionsHash: decisionsDigest(workspace, choices),
      records,
      fields: { compared, different },
      cleanedUp: taken?.isGone === true,
      ...(load === null ? {} : { load }),
    });
    if (spotCheck !== null) await ledger.approvals.saveSpotCheck('rehearsal', spotCheck);
    return {
      ...verified,
      ...base,
      rehearsal: {
        ...base.rehearsal,
        records,
        fields: { compared, different },
        undone: taken?.undone ?? null,
        proof: taken?.proof ?? null,
      },
      verification: verified.verification,
      status: verified.status === 'done' ? applied.status : verified.status,
      changes: applied.changes,
      files: papers([...applied.files, ...verified.files, ...(taken?.summary.files ?? [])]),
      next: nextOf(verified.status === 'done', taken?.isGone === false, place.target),
    };
  } finally {
    await opened.close();
  }
}

/** What was left in the real location comes before anything else. */
function nextOf(isEqual: boolean, isLeft: boolean, target: TargetName): string {
  if (isLeft && target === 'production') return 'landfall rehearse --undo --yes';
  return isEqual ? 'landfall spot-check --by "Your Name"' : 'landfall map show';
}

const noRecords = { verified: 0, mismatched: 0, missing: 0, extra: 0, suspended: 0, unverifiable: 0 };

function about({ people, of }: Sample, { seed }: RehearseOptions, masked: boolean) {
  return { people, of, seed, masked };
}

const papers = (files: readonly string[]): readonly string[] =>
  files.map((file) => join(rehearsalFolder, file));
