/** I12: what the destination drops behind a 2xx is found, and every value we alter is on record. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { injectFault, type SmallMigration, startSmallMigration } from '../support/small-account.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
});

afterEach(() => migration.close());

const differences = () =>
  migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const latest = await ledger.verifications.latest(plan?.id ?? 0);
    const found: string[] = [];
    for await (const batch of ledger.verifications.discrepancies(latest?.runId ?? '')) {
      found.push(...batch.map(({ externalId, field, state }) => `${externalId} ${field} ${state}`));
    }
    return found.sort();
  });

describe('dropped in silence', () => {
  test.each([
    ['POST', '/contacts/', 'city', ['L:1 city mismatched', 'L:2 city mismatched']],
    ['POST', '/contacts/', 'dndSettings', ['L:1 dnd.sms mismatched', 'L:1 dnd.whatsApp mismatched']],
    ['POST', '/contacts/', 'tags.vip', ['L:1 tags mismatched']],
    ['PUT', '/contacts/*', 'phone', ['L:3 phone mismatched']],
    ['POST', '/contacts/bulk/tags/*', 'tags.vip', ['L:3 tags mismatched']],
  ])('%s %s without %s is found', async (method, path, field, found) => {
    await migration.plan();
    await injectFault(migration, method, path, `silent-drop:${field}`, { times: 100 });
    expect((await migration.apply()).status).toBe('done');
    expect((await migration.verify()).status).toBe('differences');
    expect(await differences()).toEqual(expect.arrayContaining(found));
  });
});

test('a value that arrives in another form than it was read has an issue', async () => {
  const { issues } = await migration.plan();
  // 415 555 0101 became +1 415 555 0101, "United States" became US, "list:News" became "list:news".
  expect(Object.keys(issues)).toEqual(
    expect.arrayContaining(['phone-reformatted', 'country-to-code', 'tag-lower-cased']),
  );
});
