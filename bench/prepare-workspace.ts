/** A workspace for a benchmark: its exports read in, the map confirmed, decisions taken, the rehearsal connected. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Surroundings } from '../src/pipeline/connect-destination.ts';
import { runConnect } from '../src/pipeline/run-connect.ts';
import { decide, decideRecommended } from '../src/pipeline/run-decide.ts';
import { runExtract } from '../src/pipeline/run-extract.ts';
import { runMapConfirm, runMapPropose } from '../src/pipeline/run-map.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../src/pipeline/workspace.ts';

export interface BenchWorkspace {
  /** Of the workspace. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly surroundings: Surroundings;
  with<Result>(step: (workspace: Workspace) => Promise<Result>): Promise<Result>;
  remove(): Promise<void>;
}

export interface BenchAccount {
  /** Name of an export file → its lines, each with its end. */
  readonly files: Readonly<Record<string, Iterable<string>>>;
  /** Question → choice, where it is not the recommended one. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly location: { readonly url: string; readonly id: string; readonly token: string };
  /** Take time from the simulator: its quota then costs no waiting. */
  readonly simulatorClock: boolean;
}

const who = { by: 'a benchmark', at: '2026-01-01T00:00:00.000Z' };

export async function prepareWorkspace(account: BenchAccount): Promise<BenchWorkspace> {
  const { location, simulatorClock } = account;
  const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-'));
  const directory = join(folder, 'bench');
  const { LANDFALL_CLOCK: _, INIT_CWD: __, ...inherited } = process.env;
  const environment = {
    ...inherited,
    LANDFALL_HIGHLEVEL_URL: location.url,
    XDG_STATE_HOME: join(folder, 'state'),
    ...(simulatorClock ? { LANDFALL_CLOCK: 'simulator' } : {}),
  };
  const surroundings: Surroundings = {
    environment,
    allowedHosts: [],
    simulatorClock,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: Math.random,
    newId: randomUUID,
  };
  const bench: BenchWorkspace = {
    directory,
    environment,
    surroundings,
    async with(step) {
      const workspace = await openWorkspace(directory);
      try {
        return await step(workspace);
      } finally {
        await workspace.close();
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
  await mkdir(folder, { recursive: true });
  await initWorkspace(directory);
  for (const [name, lines] of Object.entries(account.files))
    await pipeline(Readable.from(lines), createWriteStream(join(directory, 'exports', name)));
  const file = join(folder, 'token');
  await writeFile(file, location.token);
  await bench.with(async (workspace) => {
    await runExtract(workspace, () => undefined);
    await decide(workspace, 'default-country', 'US', who);
    await decide(workspace, 'time-zone', 'America/New_York', who);
    // The simulator mails nobody; masking would make other addresses than the measure is about.
    await decide(workspace, 'rehearsal-addresses', 'real', who);
    for (const [id, choice] of Object.entries(account.choices ?? {}))
      await decide(workspace, id as Parameters<typeof decide>[1], choice, who);
    await runMapPropose(workspace);
    await runMapConfirm(workspace, { ...who, withoutReview: true });
  });
  await bench.with(async (workspace) => {
    await decideRecommended(workspace, who);
    await runConnect(workspace, 'rehearsal', location.id, { file }, surroundings);
  });
  return bench;
}
