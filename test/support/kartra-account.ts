/** A generated Kartra account behind the simulated API, and a workspace that extracted its exports. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import type { EnrichSummary } from '../../src/model/summary.ts';
import type { Surroundings } from '../../src/pipeline/connect-destination.ts';
import { runConnectKartra } from '../../src/pipeline/run-connect-kartra.ts';
import { type EnrichOptions, runEnrich } from '../../src/pipeline/run-enrich.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.ts';

export interface KartraAccount {
  readonly folder: string;
  readonly workspaceFolder: string;
  readonly simulator: Simulator;
  readonly surroundings: Surroundings;
  /** Environment for a child process. */
  readonly environment: NodeJS.ProcessEnv;
  with<Result>(act: (workspace: Workspace) => Promise<Result>): Promise<Result>;
  connect(): Promise<unknown>;
  enrich(options?: Partial<EnrichOptions>): Promise<EnrichSummary>;
  ask(path: string, body?: object): Promise<unknown>;
  /** Calls that reached Kartra, in order. */
  calls(): Promise<
    readonly { readonly time: number; readonly status: number; readonly commands: readonly string[] }[]
  >;
  writes(): Promise<readonly unknown[]>;
}

export interface KartraAccountOptions {
  readonly contacts?: number;
  readonly seed?: number;
  readonly simulator?: SimulatorOptions;
  /** The account behind the API is this one instead of the exported one. */
  readonly apiSeed?: number;
  /** Changes an export before it is extracted. */
  readonly alter?: (csv: string) => string;
}

/** Extracted, not connected. */
export async function startKartraAccount(options: KartraAccountOptions = {}): Promise<KartraAccount> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-kartra-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { contacts = 200, seed = 5, apiSeed = seed, alter = (csv) => csv } = options;
  const generate = async (directory: string, of: number) => {
    await generateAccount({
      directory,
      contacts,
      seed: of,
      vintage: 'contacts',
      objects: ['contacts', 'transactions', 'subscriptions'],
    });
    return directory;
  };
  const exported = await generate(join(folder, 'exported'), seed);
  const behind = apiSeed === seed ? exported : await generate(join(folder, 'behind'), apiSeed);
  const simulator = await startSimulator({ kartraAccount: behind, ...options.simulator });
  onTestFinished(() => simulator.stop());
  const workspaceFolder = join(folder, 'acme');
  await initWorkspace(workspaceFolder);
  for (const name of await readdir(exported)) {
    if (!name.startsWith('contacts')) continue;
    const csv = await readFile(join(exported, name), 'utf8');
    await writeFile(join(workspaceFolder, 'exports', name), alter(csv));
  }
  const { appId, apiKey, apiPassword } = simulator.kartra;
  await writeFile(join(folder, 'key'), apiKey);
  await writeFile(join(folder, 'password'), apiPassword);
  const { INIT_CWD: _, ...inherited } = process.env;
  const environment = {
    ...inherited,
    LANDFALL_KARTRA_URL: simulator.kartraUrl,
    LANDFALL_CLOCK: 'simulator',
    XDG_STATE_HOME: join(folder, 'state'),
  };
  const surroundings: Surroundings = {
    environment,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: () => 0.5,
    newId: randomUUID,
  };
  const account: KartraAccount = {
    folder,
    workspaceFolder,
    simulator,
    surroundings,
    environment,
    async with(act) {
      const workspace = await openWorkspace(workspaceFolder);
      try {
        return await act(workspace);
      } finally {
        await workspace.close();
      }
    },
    connect() {
      const source = {
        appId,
        key: { file: join(folder, 'key') },
        password: { file: join(folder, 'password') },
      };
      return account.with((workspace) => runConnectKartra(workspace, source, surroundings));
    },
    enrich: (rest = {}) =>
      account.with((workspace) =>
        runEnrich(workspace, surroundings, {
          withMoney: false,
          again: false,
          onPlan: () => undefined,
          onProgress: () => undefined,
          ...rest,
        }),
      ),
    ask: (path, body) => askSimulator(simulator.url, path, body ?? null),
    calls: async () => (await account.ask('kartra/requests')) as Awaited<ReturnType<KartraAccount['calls']>>,
    writes: async () => (await account.ask('kartra/writes')) as readonly unknown[],
  };
  await account.with((workspace) => runExtract(workspace, () => undefined));
  return account;
}
