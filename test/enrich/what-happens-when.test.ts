/** What `docs/what-happens-when.md` says of Kartra's API, done to the simulated one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileMapper } from '../../src/mapping/compile-mapper.ts';
import { proposeMap } from '../../src/mapping/propose/propose-map.ts';
import { mergePeople } from '../../src/pipeline/merge-people.ts';
import { readProfiles } from '../../src/pipeline/survey-columns.ts';
import { startKartraAccount } from '../support/kartra-account.ts';

test('A 429 from Kartra: nobody is lost, and no second has more than twenty calls', async () => {
  const account = await startKartraAccount({ contacts: 60 });
  await account.connect();
  await account.ask('faults', [
    { match: { path: '/kartra/api' }, effect: 'status:429', skip: 10, times: 15 },
  ]);
  const summary = await account.enrich();
  const { read = 0, deleted = 0 } = summary.leads;
  expect([read + deleted, summary.requests.throttled]).toEqual([60, 15]);
  const times = (await account.calls()).map(({ time }) => time).sort((a, b) => a - b);
  const busiest = times.map(
    (time, index) => times.slice(index).filter((other) => other < time + 1000).length,
  );
  expect(Math.max(...busiest)).toBeLessThanOrEqual(20);
});

test('A wrong key for Kartra: exit 7, nothing kept, and the right one goes on from there', async () => {
  const account = await startKartraAccount({ contacts: 30 });
  await account.connect();
  const before = (await account.calls()).length;
  await writeFile(join(account.folder, 'key'), 'not-the-key');
  await expect(account.enrich()).rejects.toMatchObject({ exitCode: 7 });
  expect((await account.calls()).length - before).toBeLessThanOrEqual(2);
  expect(await account.with(({ ledger }) => ledger.witness.summary())).toBeNull();
  await writeFile(join(account.folder, 'key'), account.simulator.kartra.apiKey);
  const { read = 0, deleted = 0 } = (await account.enrich()).leads;
  expect(read + deleted).toBe(30);
});

test('A person deleted in Kartra: moved with what the export says, and closed for e-mail', async () => {
  const account = await startKartraAccount();
  await account.connect();
  const { deleted = 0 } = (await account.enrich()).leads;
  expect(deleted).toBeGreaterThan(0);
  const restricted = await account.with(async ({ ledger }) => {
    const map = proposeMap(await readProfiles(ledger), { unknownColumns: 'custom-field' });
    const mapOne = compileMapper(map, {
      defaultCountry: 'US',
      timeZone: 'UTC',
      emailConsent: 'rule-table',
      phoneConsent: 'off',
      suppressionTags: 'evidence',
      hasLists: true,
    });
    const merge = await mergePeople(ledger);
    const found: (string | undefined)[] = [];
    for await (const batch of ledger.entities.all('contact')) {
      for (const { entity, differences } of await merge(batch)) {
        if (!differences.some(({ field }) => field === 'lead_deleted')) continue;
        found.push(mapOne(entity).contact.restricted.email);
      }
    }
    return found;
  });
  expect(restricted).toHaveLength(deleted);
  expect(restricted.filter((reason) => reason === undefined)).toEqual([]);
});
