import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { readActivity } from './read-activity.ts';
import { initWorkspace, openWorkspace, type Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-activity-'));
  await initWorkspace(join(folder, 'acme'));
  const made = await openWorkspace(join(folder, 'acme'));
  await made.editConfig([
    { path: ['destinations', 'production'], value: { location: 'LOC1', token: { file: 'token' } } },
  ]);
  await made.close();
  workspace = await openWorkspace(join(folder, 'acme'));
});

afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true });
});

test('a pause and a running load are seen from another window; looking leaves nothing behind', async () => {
  const environment = { XDG_STATE_HOME: join(folder, 'state') };
  expect(await readActivity(workspace, environment)).toEqual({});
  expect(existsSync(join(folder, 'state'))).toBe(false);

  const state = await openLocationState(join(folder, 'state', 'landfall'), 'LOC1');
  await state.pause.pause(1_000);
  await state.lock.acquire({ pid: process.pid, host: hostname(), workspace: 'acme', since: 2_000 });
  expect(await readActivity(workspace, environment)).toEqual({
    production: {
      pausedSince: '1970-01-01T00:00:01.000Z',
      writer: { pid: process.pid, host: hostname(), since: '1970-01-01T00:00:02.000Z' },
    },
  });

  await state.pause.resume();
  await state.close();
  expect(await readActivity(workspace, environment)).toEqual({
    production: { pausedSince: null, writer: null },
  });
});
