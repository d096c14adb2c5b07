/** What stops a load, or keeps it from starting; and that running it again completes it. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptWorkflows } from '../../src/pipeline/accept-workflows.ts';
import { connectTarget } from '../../src/pipeline/connect-destination.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { decide } from '../../src/pipeline/run-decide.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';
import {
  act,
  injectFault,
  type SmallMigration,
  startSmallMigration,
  statesOf,
  writesTo,
} from '../support/small-account.ts';
import { openTokenGate } from '../support/token-gate.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
  await migration.plan();
});

afterEach(() => migration.close());

async function expectComplete(): Promise<void> {
  expect((await migration.apply()).status).toBe('done');
  expect(new Set(Object.values(await statesOf(migration)))).toEqual(new Set(['done']));
  expect((await migration.state()).contacts).toHaveLength(3);
  expect((await migration.verify()).verification.fields.different).toBe(0);
}

describe('on the way', () => {
  test('a token refused for good stops with exit 7; nothing is lost, the next run completes', async () => {
    const gate = await openTokenGate(migration.simulator.url);
    try {
      const environment = { ...migration.environment, LANDFALL_HIGHLEVEL_URL: gate.url };
      const surroundings = { ...migration.surroundings, environment };
      const apply = () =>
        migration.with((workspace) => runApply(workspace, 'rehearsal', surroundings, () => undefined));
      gate.killAfter('POST', '/contacts/', 1);
      await expect(apply()).rejects.toMatchObject({ code: 'destination-unauthorized', exitCode: 7 });
      expect((await migration.state()).contacts).toHaveLength(2);
      // Renewed, the same command completes; the request that met the dead token is looked at first.
      gate.revive();
      expect((await apply()).status).toBe('done');
    } finally {
      await gate.close();
    }
    await expectComplete();
  });

  test('a person stops it: exit as interrupted, resumable', async () => {
    const stop = new AbortController();
    const surroundings = { ...migration.surroundings, stop: stop.signal };
    const stopped = await migration.with((workspace) =>
      runApply(workspace, 'rehearsal', surroundings, ({ settled }) => {
        if (settled >= 3) stop.abort();
      }),
    );
    expect(stopped).toMatchObject({ status: 'interrupted', next: 'landfall apply --target rehearsal' });
    expect((await migration.state()).contacts).toHaveLength(1);
    await expectComplete();
  });

  test('a half-finished load is not proved by what it wrote', async () => {
    const stop = new AbortController();
    const surroundings = { ...migration.surroundings, stop: stop.signal };
    await migration.with((workspace) =>
      runApply(workspace, 'rehearsal', surroundings, ({ settled }) => {
        if (settled >= 3) stop.abort();
      }),
    );
    const verified = await migration.verify();
    expect(verified.status).toBe('differences');
    expect(verified.verification.records.missing).toBe(3);
  });

  test('a workflow published meanwhile stops it before the next phase, by name; as a draft it goes on', async () => {
    const publishAfterSchema = migration.with((workspace) =>
      runApply(
        {
          ...workspace,
          async writeReport(name, text) {
            if (name.includes('-schema')) await act(migration, 'publish-workflow', { name: 'Newcomer' });
            return workspace.writeReport(name, text);
          },
        },
        'rehearsal',
        migration.surroundings,
        () => undefined,
      ),
    );
    const stopped = { code: 'workflows-published', exitCode: 3, details: { value: '"Newcomer"' } };
    await expect(publishAfterSchema).rejects.toMatchObject(stopped);
    const state = await migration.state();
    expect(state.contacts).toHaveLength(1);
    expect(state.tags.length).toBeGreaterThan(1);
    expect(state.triggerLog).toEqual([]);
    await expect(migration.apply()).rejects.toMatchObject(stopped);
    await act(migration, 'unpublish-workflow', { name: 'Newcomer' });
    await expectComplete();
    expect((await migration.state()).triggerLog).toEqual([]);
  });

  test('the quota spent for good gives the operations back unsent', async () => {
    await injectFault(migration, 'POST', '/contacts/', 'status:429', { times: 1000 });
    await expect(migration.apply()).rejects.toMatchObject({ code: 'quota-spent', exitCode: 7 });
    const states = await statesOf(migration);
    expect([states['L:1'], states['L:2']]).not.toContain('refused');
    expect((await migration.state()).contacts).toHaveLength(1);
    await migration.ask('faults', []);
    await expectComplete();
  });
});

describe('before it starts', () => {
  const expectRefused = async (code: string, exitCode: number, moved?: string) => {
    const refusal = migration.apply();
    await expect(refusal).rejects.toMatchObject({
      code,
      exitCode,
      ...(moved === undefined ? {} : { details: { value: moved } }),
    });
    expect(await writesTo(migration)).toEqual([]);
  };

  test('a published workflow nobody accepted: `workflows-published`', async () => {
    await act(migration, 'publish-workflow', { name: 'Welcome' });
    await expectRefused('workflows-published', 3);
    await act(migration, 'unpublish-workflow', { name: 'Welcome' });
    await expectComplete();
  });

  test('two published workflows: one accepted by name is not enough, both are', async () => {
    await migration.with((workspace) =>
      decide(workspace, 'published-workflows', 'accept-each', { by: 'Ann', at: '2026-06-10T08:00:00.000Z' }),
    );
    await migration.plan();
    for (const name of ['Welcome', 'Follow up']) await act(migration, 'publish-workflow', { name });
    const accept = (...names: string[]) =>
      migration.with((workspace) =>
        acceptWorkflows(workspace, 'rehearsal', names, 'Ann', migration.surroundings),
      );
    await expect(accept('Welkome')).rejects.toMatchObject({ code: 'usage' });
    expect(await accept('welcome')).toEqual({ accepted: ['Welcome'], waiting: ['Follow up'] });
    await expectRefused('workflows-published', 3, '"Follow up"');
    expect(await accept('Follow up')).toEqual({ accepted: ['Follow up'], waiting: [] });
    await expectComplete();
  });

  test('an accepted workflow is no exception where drafts were decided', async () => {
    await act(migration, 'publish-workflow', { name: 'Welcome' });
    await migration.with((workspace) =>
      acceptWorkflows(workspace, 'rehearsal', ['Welcome'], 'Ann', migration.surroundings),
    );
    await expectRefused('workflows-published', 3, '"Welcome"');
    await act(migration, 'unpublish-workflow', { name: 'Welcome' });
    await expectComplete();
  });

  test('another run that writes to the location: `location-busy`', async () => {
    const other = await openWorkspace(migration.workspaceFolder);
    const connection = await connectTarget(other, 'rehearsal', migration.surroundings);
    try {
      await connection.lock(other.directory);
      await expectRefused('location-busy', 3);
    } finally {
      await connection.close();
      await other.close();
    }
    await expectComplete();
  });

  test('settings of the location that changed: `plan-stale`, by name', async () => {
    await act(migration, 'edit-settings', { settings: { allowDuplicateContact: true } });
    await expectRefused('plan-stale', 3, 'duplicate contacts allowed');
    await migration.plan();
    await expectComplete();
  });

  test('a decision that changed: `plan-stale`, by name', async () => {
    const who = { by: 'a test', at: '2026-01-01T00:00:00.000Z' };
    await migration.with((workspace) => decide(workspace, 'existing-contacts', 'source-wins', who));
    await expectRefused('plan-stale', 3, 'decisions');
  });

  test('a map that changed and was confirmed again: `plan-stale`, by name', async () => {
    const { runMapConfirm } = await import('../../src/pipeline/run-map.ts');
    const file = join(migration.workspaceFolder, 'mapping.yaml');
    const text = await readFile(file, 'utf8');
    const changed = text.replace('Shoe size', 'Size of shoes');
    expect(changed).not.toBe(text);
    await writeFile(file, changed);
    await migration.with((workspace) =>
      runMapConfirm(workspace, { by: 'a test', at: '2026-01-01T00:00:00.000Z', withoutReview: true }),
    );
    await expectRefused('plan-stale', 3, 'mapping.yaml');
  });

  test('an export file that changed: `plan-stale`, by name', async () => {
    const { runExtract } = await import('../../src/pipeline/run-extract.ts');
    const name = 'contacts_kartra_09-06-2026_6a2803f884d5c.csv';
    const file = join(migration.workspaceFolder, 'exports', name);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Boston', 'Salem'));
    await migration.with((workspace) => runExtract(workspace, () => undefined));
    await expectRefused('plan-stale', 3, `export file ${name}`);
  });
});
