/** A rehearsal: of every kind somebody, the whole way, with addresses that reach nobody; then what production asks for. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { readAudit } from '../../src/pipeline/audit/read-audit.ts';
import { type RehearseSummary, runRehearse } from '../../src/pipeline/run-rehearse.ts';
import { acceptSpotCheck, answerSpotCheck, readSpotCheck } from '../../src/pipeline/run-spot-check.ts';
import { readPersonAnswers } from '../../src/simulator/generate/read-answers.ts';
import { type SimulatedState, startMigration, type TestMigration } from '../support/migration.ts';
import { connectProduction, signOff } from '../support/production.ts';
import { writesTo } from '../support/small-account.ts';

const who = { by: 'A. Person', at: isoInstant(0) };

let migration: TestMigration;
let summary: RehearseSummary;
let state: SimulatedState & { readonly opportunities: readonly unknown[] };

const rehearse = (sample: number | null, seed = 1, keep = true) =>
  migration.with((workspace) =>
    runRehearse(workspace, migration.surroundings, {
      sample,
      seed,
      keep,
      confirmed: false,
      program: 'test',
      onProgress: () => undefined,
    }),
  );

/** The contacts exports the rehearsal works on. */
async function exported(): Promise<readonly string[]> {
  const folder = join(migration.workspaceFolder, '.landfall/rehearsal/exports');
  const names = (await readdir(folder)).filter((name) => name.startsWith('contacts')).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

beforeAll(async () => {
  migration = await startMigration({
    contacts: 70,
    account: { objects: ['contacts', 'deals', 'transactions', 'subscriptions'] },
    choices: { transactions: 'custom-object', 'rehearsal-addresses': 'masked' },
  });
  await migration.prepare();
  summary = await rehearse(15);
  state = (await migration.state()) as typeof state;
});

afterAll(() => migration.close());

describe('a rehearsal of a sample', () => {
  test('goes the whole way and finds everything as planned', () => {
    expect(summary).toMatchObject({ status: 'done', rehearsal: { masked: true, fields: { different: 0 } } });
    const { people, of, traits } = summary.rehearsal;
    expect(people).toBeGreaterThanOrEqual(15);
    expect(people).toBeLessThan(of);
    expect(traits).toBeGreaterThan(50);
    expect(state.contacts.length).toBeGreaterThan(20);
    expect(state.opportunities.length).toBeGreaterThan(0);
    expect(summary.rehearsal.fields.compared).toBeGreaterThan(300);
  });

  test('sends no real address and no real number, in no field', async () => {
    const text = JSON.stringify(state).toLowerCase();
    let looked = 0;
    for await (const { email, phoneE164 } of readPersonAnswers(join(migration.workspaceFolder, 'exports'))) {
      for (const real of [email?.toLowerCase(), phoneE164?.replace('+', '')]) {
        if (real === undefined || real === '') continue;
        looked += 1;
        expect(text.includes(real)).toBe(false);
      }
    }
    expect(looked).toBeGreaterThan(100);
    const emails = state.contacts.flatMap(({ email }) => email ?? []);
    expect(emails.length).toBeGreaterThan(10);
    for (const email of emails) expect(email).toMatch(/^user\+[0-9a-f]{12}@example\.invalid$/);
  });

  test('keeps every column, tag and list of the account', async () => {
    const { tags } = await migration.with(async ({ ledger }) => {
      const found = new Set<string>();
      // Cells whose names are separated otherwise are the map's to read.
      for await (const batch of ledger.entities.all('contact'))
        for (const { columns } of batch)
          for (const tag of /[;|]/u.test(columns['tags'] ?? '') ? [] : (columns['tags'] ?? '').split(','))
            if (tag.trim() !== '') found.add(tag.trim().toLowerCase());
      return { tags: found };
    });
    const text = (await exported()).join('\n').toLowerCase();
    expect(tags.size).toBeGreaterThan(5);
    expect([...tags].filter((tag) => !text.includes(tag))).toEqual([]);
  });

  test('draws the same people again, and writes nothing twice', async () => {
    const first = await exported();
    expect(await rehearse(15)).toMatchObject({ status: 'done', changes: 0 });
    expect(await exported()).toEqual(first);
  });

  test('corrects the estimate of the whole account by what it took, line by line (B12)', async () => {
    const { calibration, inputs } = await migration.with(
      async (workspace) => (await readAudit(workspace)).estimate,
    );
    expect(calibration.from).toBe('measured');
    expect(calibration.people).toBeLessThan(inputs.contacts);
    const factors = Object.values(calibration.factors);
    expect(factors.length).toBeGreaterThan(3);
    // What the rules foresee of a sample is about what it takes.
    for (const factor of factors) expect(factor).toBeGreaterThan(0.6);
    for (const factor of factors) expect(factor).toBeLessThan(1.5);
  });
});

describe('what production asks for', () => {
  test('the records drawn stand side by side, from every corner, with what the export says', async () => {
    const spotCheck = await migration.with((workspace) => readSpotCheck(workspace, 'rehearsal'));
    expect(spotCheck.records).toHaveLength(25);
    expect(new Set(spotCheck.records.map(({ object }) => object)).size).toBeGreaterThanOrEqual(4);
    const person = spotCheck.records.find(({ object }) => object === 'contact');
    const email = person?.fields.find(({ field }) => field === 'email');
    expect(email).toMatchObject({ columns: ['email'], comparison: 'equal' });
    expect(person?.source['email']?.toLowerCase()).toBe(email?.found);
    expect(spotCheck.result).toBeNull();
  });

  test('a person says of each whether it is right; one wrong record keeps production closed', async () => {
    const production = await connectProduction(migration);
    await migration.plan('production');
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'spot-check-open' });
    const { records } = await migration.with((workspace) => readSpotCheck(workspace, 'rehearsal'));
    const [first] = records;
    const say = (verdict: 'right' | 'wrong', some: typeof records) =>
      migration.with((workspace) =>
        answerSpotCheck(
          workspace,
          'rehearsal',
          some.map(({ externalId }) => ({
            externalId,
            verdict,
            comment: verdict === 'wrong' ? 'another city' : null,
          })),
          who,
        ),
      );
    expect((await say('right', records.slice(1))).result).toBeNull();
    const wrong = await say('wrong', first === undefined ? [] : [first]);
    expect(wrong.result).toMatchObject({ wrong: 1, right: 24, withoutReview: false });
    await expect(signOff(migration)).rejects.toMatchObject({
      code: 'spot-check-open',
      details: { value: first?.externalId },
    });
    expect(await writesTo(migration, production)).toEqual([]);
    // Mended and rehearsed again, with other people, and taken away: nobody has looked at what is drawn now.
    const before = await exported();
    const { rehearsal } = await rehearse(15, 2, false);
    expect(await exported()).not.toEqual(before);
    const { written = 0, reversed = 0, kept = 0, errored, notReversible = 0 } = rehearsal.undone ?? {};
    expect(written).toBeGreaterThan(50);
    expect(reversed + kept + notReversible).toBe(written);
    expect(errored).toBe(0);
    expect((await migration.state()).contacts).toEqual([]);
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'spot-check-open' });
    await migration.with((workspace) => acceptSpotCheck(workspace, 'rehearsal', who));
    const { signoff } = await signOff(migration);
    expect(signoff.withoutReview).toContain('the spot-check of 25 records');
    expect(signoff.rehearsal).toMatchObject({ seed: 2, masked: true, program: 'test', cleanedUp: true });
  });
});
