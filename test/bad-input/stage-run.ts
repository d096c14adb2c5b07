/** Carries out one case in one form (for people or `--json`) and tells what was there before and after. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import { type LandfallRun, runLandfall } from '../support/run-landfall.ts';
import type { BadInputCase, Scene } from './bad-input-case.ts';
import { makeStages, type Stage } from './stages.ts';

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
}

export interface StagedRun extends LandfallRun {
  readonly scene: Scene;
  /** The case, as this machine can stage it. */
  readonly expected: BadInputCase;
  /** Requests the simulated HighLevel saw during the run. */
  readonly requests: readonly LoggedRequest[];
  /** Name → checksum of every file below `exports/`, and of the person's two files; read before and after. */
  readonly filesBefore: Readonly<Record<string, string>>;
  readonly filesAfter: Readonly<Record<string, string>>;
  /** Names of unfinished files left behind. */
  readonly leftovers: readonly string[];
  /** Rows in the record of the migration; null where it cannot be opened, which some cases are about. */
  readonly countsAfter: LedgerCounts | null;
}

export interface LedgerCounts {
  readonly files: number;
  readonly people: number;
  readonly planned: number;
}

export type Form = 'human' | 'json';

export interface Stages {
  /** What the ledger of a stage holds before anything is wrong. */
  counts(stage: Stage): Promise<LedgerCounts | null>;
  run(badInput: BadInputCase, form: Form): Promise<StagedRun>;
  close(): Promise<void>;
}

export async function openStages(): Promise<Stages> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-bad-input-'));
  // One per form, equal to the last id, so that both forms can run at once and each count its own requests.
  const simulators = { human: await startSimulator(), json: await startSimulator() };
  await makeStages(folder, simulators.human);
  return {
    counts: (stage) => countsOf(join(folder, stage, 'acme')),
    run: (badInput, form) => runStaged(folder, simulators[form], badInput, form),
    async close() {
      await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runStaged(
  stagesFolder: string,
  simulator: Simulator,
  badInput: BadInputCase,
  form: Form,
): Promise<StagedRun> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-bad-'));
  try {
    const [location, otherLocation] = simulator.locations;
    if (location === undefined || otherLocation === undefined) throw new Error('two locations are needed');
    const workspace = join(folder, 'acme');
    await cp(join(stagesFolder, badInput.stage, 'acme'), workspace, { recursive: true });
    const scene: Scene = { folder, workspace, simulator, location, otherLocation };
    const circumstances = (await badInput.prepare?.(scene)) ?? {};
    const filesBefore = await checksums(workspace);
    const sentBefore = (await requestLog(simulator)).length;
    const argv = badInput.argv(scene);
    const run = await runLandfall(
      [
        ...argv,
        ...(badInput.outside === true || argv.includes('--workspace') ? [] : ['--workspace', workspace]),
        ...(form === 'json' ? ['--json'] : []),
      ],
      {
        cwd: folder,
        environment: {
          LANDFALL_HIGHLEVEL_URL: simulator.url,
          LANDFALL_CLOCK: 'simulator',
          XDG_STATE_HOME: join(folder, 'state'),
          ...circumstances.environment,
        },
        ...(circumstances.wrapper === undefined ? {} : { wrapper: circumstances.wrapper }),
      },
    );
    const after = circumstances.workspaceAfter ?? workspace;
    await badInput.after?.(scene);
    return {
      ...run,
      scene,
      expected: { ...badInput, ...circumstances.instead },
      requests: (await requestLog(simulator)).slice(sentBefore),
      filesBefore,
      filesAfter: await checksums(after),
      leftovers: await leftoversIn(after),
      countsAfter: await countsOf(after),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const requestLog = async (simulator: Simulator): Promise<readonly LoggedRequest[]> =>
  (await askSimulator(simulator.url, 'requests', null)) as LoggedRequest[];

/** What a failed run must not touch: what Kartra exported, and what a person wrote. */
async function checksums(workspace: string): Promise<Readonly<Record<string, string>>> {
  const names = await filesBelow(workspace);
  const kept = names.filter((name) => /^(?:exports\/|landfall\.yaml$|mapping\.yaml$)/.test(name));
  const entries = kept.sort().map(async (name) => [name, await checksum(join(workspace, name))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function checksum(path: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

const leftoversIn = async (workspace: string): Promise<readonly string[]> =>
  (await filesBelow(workspace)).filter((name) => name.endsWith('.part'));

async function countsOf(workspace: string): Promise<LedgerCounts | null> {
  try {
    const ledger = await openLedger(join(workspace, '.landfall', 'ledger.db'));
    try {
      const plan = await ledger.plans.latest('rehearsal');
      const counts = plan === null ? {} : await ledger.journal.counts(plan.id);
      return {
        files: (await ledger.staging.files()).length,
        people: await ledger.entities.count('contact'),
        planned: Object.values(counts).reduce((sum, { planned }) => sum + planned, 0),
      };
    } finally {
      await ledger.close();
    }
  } catch {
    return null;
  }
}
