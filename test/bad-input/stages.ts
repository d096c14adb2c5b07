/**
 * Workspaces at every stage of a small migration, made once and copied for each case. The token stands
 * inside the workspace and is referred to by a relative path, so that a copy is whole.
 */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoInstant } from '../../src/model/clock.ts';
import type { Surroundings } from '../../src/pipeline/connect-destination.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide, decideRecommended } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapConfirm, runMapPropose } from '../../src/pipeline/run-map.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import type { Simulator } from '../../src/simulator/start-simulator.ts';

/** What has been done: each stage is the one before and one step more. */
export const stages = ['new', 'filled', 'extracted', 'proposed', 'confirmed', 'decided', 'planned'] as const;
export type Stage = (typeof stages)[number];

export const exportName = 'contacts_kartra_09-06-2026_6a2803f884d5c.csv';

export const header = 'id,first_name,last_name,email,phone,country,date_joined,tags,lists,favourite_colour';

/** Three people. */
export const rows = [
  '101,Ada,Lovelace,ada@example.com,(415) 555-0132,United States,2024-01-01 00:30:00,"vip,buyer",Newsletter,blue',
  '102,Grace,Hopper,grace@example.com,415-555-0133,United States,2024-02-01 10:00:00,buyer,Newsletter,green',
  '103,Zoë,Brontë,zoe@example.com,+44 20 7946 0018,United Kingdom,2024-03-01 11:00:00,,Newsletter,red',
];

export const goodCsv = `${[header, ...rows].join('\n')}\n`;

/** Makes every stage as `<folder>/<stage>/acme`. */
export async function makeStages(folder: string, simulator: Simulator): Promise<void> {
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  const surroundings: Surroundings = {
    environment: { LANDFALL_HIGHLEVEL_URL: simulator.url, XDG_STATE_HOME: join(folder, 'state') },
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: () => 0.5,
    newId: randomUUID,
  };
  const who = { by: 'a test', at: isoInstant(0) };
  const steps: Readonly<Record<Stage, (workspace: Workspace) => Promise<unknown>>> = {
    new: async () => undefined,
    async filled(workspace) {
      await writeFile(join(workspace.exportsDirectory, exportName), goodCsv);
      await writeFile(join(workspace.directory, 'token'), location.token, { mode: 0o600 });
      const token = { file: join(workspace.directory, 'token') };
      await runConnect(workspace, 'rehearsal', location.id, token, surroundings);
    },
    extracted: (workspace) => runExtract(workspace, () => undefined),
    proposed: (workspace) => runMapPropose(workspace),
    confirmed: (workspace) => runMapConfirm(workspace, { ...who, withoutReview: true }),
    async decided(workspace) {
      await decide(workspace, 'default-country', 'US', who);
      await decide(workspace, 'time-zone', 'America/New_York', who);
      await decideRecommended(workspace, who);
      await decide(workspace, 'rehearsal-addresses', 'real', who);
    },
    planned: (workspace) => runPlan(workspace, 'rehearsal', surroundings),
  };
  let before: Stage | null = null;
  for (const stage of stages) {
    const directory = join(folder, stage, 'acme');
    await mkdir(join(folder, stage), { recursive: true });
    if (before === null) await initWorkspace(directory);
    else await cp(join(folder, before, 'acme'), directory, { recursive: true });
    await withWorkspace(directory, steps[stage]);
    before = stage;
  }
}

async function withWorkspace(directory: string, act: (workspace: Workspace) => Promise<unknown>) {
  const workspace = await openWorkspace(directory);
  try {
    await act(workspace);
  } finally {
    await workspace.close();
  }
}
