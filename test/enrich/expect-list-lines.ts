/** The paper of lists against what the ledger holds of Kartra's answers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { WitnessDifference } from '../../src/model/witness.ts';
import type { KartraAccount } from '../support/kartra-account.ts';

/** Each list the API tells of, of each person, is a line of `list-states.csv`, and so is what only the export has. */
export async function expectListLines(
  account: KartraAccount,
  differences: readonly Pick<WitnessDifference, 'field' | 'kind'>[],
): Promise<void> {
  const paper = await readFile(join(account.workspaceFolder, 'reports/list-states.csv'), 'utf8');
  const lines = parse(paper, { bom: true, from: 2 }).map(
    ([person = '', list = '', exported = '', api = '', stands = '']) => ({
      person,
      list,
      exported,
      api,
      stands,
    }),
  );
  const told: string[] = [];
  await account.with(async ({ ledger }) => {
    for await (const people of ledger.entities.all('contact')) {
      for (const [marker, { record }] of await ledger.witness.leads(people.map((one) => one.marker))) {
        for (const { name, active } of record?.lists ?? []) {
          told.push(`${marker} ${name} ${active ? 'on it' : 'left it'}`);
        }
      }
    }
  });
  const ofApi = lines.filter(({ api }) => api !== 'not on it');
  expect(told.length).toBeGreaterThan(100);
  expect(ofApi.map(({ person, list, api }) => `${person} ${list} ${api}`).sort()).toEqual(told.sort());
  const inDoubt = lines.filter(({ exported, api }) => (exported === 'on it') !== (api === 'on it'));
  expect(inDoubt.filter(({ exported, api }) => exported === 'on it' || api === 'on it')).toHaveLength(
    differences.filter(({ field }) => field === 'lists').length,
  );
  const standing = lines.filter(({ stands }) => stands === 'on it');
  expect(standing.every(({ exported, api }) => exported === 'on it' && api === 'on it')).toBe(true);
  expect(lines.filter(({ api }) => api === 'left it').every(({ stands }) => stands === 'left it')).toBe(true);
}
