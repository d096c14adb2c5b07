/**
 * Looks whether everything a move needs is well: program, ledger, disk, clock, and for each location the token, its scopes,
 * this machine's part of the quota, who writes there and what is still unclear; and Kartra's API where it is connected. Writes nothing anywhere; holds no
 * name, address, token, id or path, so that its document can be sent to somebody (R41).
 */
import { statfs } from 'node:fs/promises';
import { errorTable, LandfallError } from '../errors.ts';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { isoInstant } from '../model/clock.ts';
import { type TargetName, targetNames } from '../model/location.ts';
import { plural } from '../report/words.ts';
import { connectTarget, type Surroundings, stateDirectory } from './connect-destination.ts';
import { connectKartra } from './connect-kartra.ts';
import { findMissingScopes } from './read-scopes.ts';
import type { Workspace } from './workspace.ts';

export interface Check {
  readonly about: 'program' | 'ledger' | 'disk' | 'clock' | 'kartra' | TargetName;
  readonly state: 'well' | 'look' | 'broken';
  readonly says: string;
}

export interface DoctorSummary {
  readonly step: 'doctor';
  readonly status: 'done' | 'blocked';
  readonly versions: { readonly landfall: string; readonly node: string; readonly platform: string };
  readonly checks: readonly Check[];
  /** Operations by kind and bucket of each location's latest plan. */
  readonly counts: Readonly<Partial<Record<TargetName, object>>>;
  readonly decisions: Readonly<Record<string, string>>;
  readonly next: string;
}

/** Room a load of a hundred thousand people takes for its ledger and papers, in bytes. */
const roomyBytes = 1_000_000_000;

/** A clock further off than this is said, in ms. */
const roughMs = 30_000;

/** @param version of this program */
export async function runDoctor(
  workspace: Workspace,
  surroundings: Surroundings,
  version: string,
): Promise<DoctorSummary> {
  const checks: Check[] = [
    { about: 'program', state: 'well', says: `Landfall ${version} on Node ${process.version}` },
    await checkLedger(workspace),
    await checkDisk(workspace),
  ];
  const counts: { [name in TargetName]?: object } = {};
  for (const target of targetNames) {
    if (workspace.config.destinations[target] === undefined) {
      checks.push({ about: target, state: 'look', says: 'not connected' });
      continue;
    }
    checks.push(...(await checkState(workspace, target, surroundings)));
    checks.push(...(await checkToken(workspace, target, surroundings)));
    const plan = await workspace.ledger.plans.latest(target);
    if (plan === null) continue;
    counts[target] = await workspace.ledger.journal.counts(plan.id);
    checks.push(await checkUnclear(workspace, target, plan.id));
  }
  checks.push(...(await checkKartra(workspace, surroundings)));
  const broken = checks.some(({ state }) => state === 'broken');
  return {
    step: 'doctor',
    status: broken ? 'blocked' : 'done',
    versions: { landfall: version, node: process.version, platform: `${process.platform} ${process.arch}` },
    checks,
    counts,
    decisions: Object.fromEntries(
      // Choices are words of the program; a time zone or a country says where, never who.
      Object.entries(workspace.config.decisions).map(([id, answer]) => [id, answer.choice]),
    ),
    next: broken ? 'landfall doctor' : 'landfall status',
  };
}

async function checkLedger({ ledger }: Workspace): Promise<Check> {
  const damage = await ledger.findDamage();
  return damage === null
    ? { about: 'ledger', state: 'well', says: 'whole' }
    : { about: 'ledger', state: 'broken', says: `damaged: ${damage}` };
}

async function checkDisk({ directory }: Workspace): Promise<Check> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB free where the workspace stands`;
  return { about: 'disk', state: free < roomyBytes ? 'look' : 'well', says };
}

/** What this machine knows of the location without asking HighLevel. */
async function checkState(
  { config }: Workspace,
  target: TargetName,
  { environment }: Surroundings,
): Promise<readonly Check[]> {
  const location = config.destinations[target]?.location ?? '';
  const state = await openLocationState(stateDirectory(environment), location);
  try {
    const since = await state.pause.pausedSince();
    const holder = await state.lock.holder();
    return [
      ...(since === null
        ? []
        : [
            {
              about: target,
              state: 'look' as const,
              says: `paused since ${isoInstant(since)}: landfall resume`,
            },
          ]),
      ...(holder === null
        ? []
        : [
            {
              about: target,
              state: 'look' as const,
              says: `process ${holder.pid} has been writing since ${isoInstant(holder.since)}`,
            },
          ]),
    ];
  } finally {
    await state.close();
  }
}

async function checkToken(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
): Promise<readonly Check[]> {
  try {
    const connection = await connectTarget(workspace, target, surroundings, { evenPaused: true });
    try {
      const send = connection.send('snapshot');
      const read = await connection.destination.readLocation(send);
      if (read.kind !== 'found')
        return [{ about: target, state: 'broken', says: 'HighLevel does not show the location' }];
      const missing = await findMissingScopes(connection.destination, send);
      const { dayLeft, foreign } = connection.quota();
      const left = dayLeft === null ? '' : `, ${dayLeft.toLocaleString('en-US')} requests left today`;
      const others = foreign === 0 ? '' : `, other apps used ${foreign} in the last seconds`;
      return [
        { about: target, state: 'well', says: `the token works${left}${others}` },
        ...checkClock(connection.aheadMs()),
        ...missing.map(({ scope, without, essential }) => ({
          about: target,
          state: essential ? ('broken' as const) : ('look' as const),
          says: `the token lacks ${scope}: ${without}`,
        })),
      ];
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [brokenBy(error, target)];
  }
}

/** The API is optional: nothing is said where it is not connected. */
async function checkKartra(
  { config: { source }, directory }: Workspace,
  surroundings: Surroundings,
): Promise<readonly Check[]> {
  if (source.kartra === undefined) return [];
  try {
    const connection = await connectKartra(source.kartra, directory, surroundings);
    try {
      await connection.api.readAccount();
      return [{ about: 'kartra', state: 'well', says: 'the key works' }];
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [brokenBy(error, 'kartra')];
  }
}

/** Without the message, which may name what stays on this machine. */
function brokenBy(error: unknown, about: Check['about']): Check {
  if (!(error instanceof LandfallError) || error.code === 'interrupted' || error.code === 'bug') throw error;
  return { about, state: 'broken', says: `${error.code}: ${errorTable[error.code].summary}` };
}

/** By the dates of HighLevel's answers. What a wrong clock spoils is told in words: quota and resuming do not lean on it. */
function checkClock(aheadMs: number | null): readonly Check[] {
  if (aheadMs === null) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= roughMs)
    return [{ about: 'clock', state: 'well', says: `within ${Math.max(2, seconds)} s of HighLevel’s` }];
  const where = aheadMs > 0 ? 'ahead of' : 'behind';
  return [
    {
      about: 'clock',
      state: 'look',
      says: `${seconds} s ${where} HighLevel’s: what your team edits right after a load may be taken for Landfall’s own writing, or the other way round. Set the clock of this machine before you go on`,
    },
  ];
}

async function checkUnclear({ ledger }: Workspace, target: TargetName, planId: number): Promise<Check> {
  const counts = Object.values(await ledger.journal.counts(planId));
  const unclear = counts.reduce((sum, { unresolved }) => sum + unresolved, 0);
  return unclear === 0
    ? { about: target, state: 'well', says: 'nothing unclear: every request has its answer on record' }
    : {
        about: target,
        state: 'look',
        says: `${plural(unclear, 'record')} without an answer, so that it is unclear what arrived: landfall apply --target ${target} looks for them first`,
      };
}
