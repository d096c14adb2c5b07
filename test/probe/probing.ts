/** A workspace with a connected rehearsal location, ready to be probed, against a simulator in this process. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { type ProbeOptions, type ProbeSummary, runProbe } from '../../src/pipeline/run-probe.ts';
import { initWorkspace } from '../../src/pipeline/workspace.ts';
import type { SimulatorOptions } from '../../src/simulator/start-simulator.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

export interface Probing extends TestMigration {
  probe(options?: Partial<ProbeOptions>): Promise<ProbeSummary>;
  /** Everything of the location but what was only heard of it. */
  standing(): Promise<string>;
  behave(behaviours: Readonly<Record<string, unknown>>): Promise<void>;
}

export async function startProbing(simulator: SimulatorOptions = {}): Promise<Probing> {
  const migration = await startMigration({ simulator });
  await initWorkspace(migration.workspaceFolder);
  const token = join(migration.folder, 'token');
  await writeFile(token, migration.simulator.locations[0]?.token ?? '');
  await migration.with((workspace) =>
    runConnect(workspace, 'rehearsal', migration.locationId, { file: token }, migration.surroundings),
  );
  return {
    ...migration,
    probe: (options = {}) =>
      migration.with((workspace) =>
        runProbe(
          workspace,
          { target: 'rehearsal', again: false, program: '1.2.3', onProgress: () => undefined, ...options },
          migration.surroundings,
        ),
      ),
    async standing() {
      const { triggerLog: _, ...rest } = await migration.state();
      return JSON.stringify(rest);
    },
    async behave(behaviours) {
      await migration.ask('behaviours', behaviours);
    },
  };
}

/** The answers of a summary by question. */
export function answersOf({ questions }: ProbeSummary): Readonly<Record<string, string | null>> {
  return Object.fromEntries(questions.map(({ id, answer }) => [id, answer]));
}
