/** Finish (issue 12): refuses while anything is open, with every reason and its remedy; keeps or removes the markers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { readChecklist, tickChecklist } from '../../src/pipeline/report/run-checklist.ts';
import { decide } from '../../src/pipeline/run-decide.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { runFinish } from '../../src/pipeline/run-finish.ts';
import { call, startInto } from '../rollback/rolling-back.ts';
import type { TestMigration } from '../support/migration.ts';
import { act, leaveIntent, writesTo } from '../support/small-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const who = { by: 'A. Person', at: '2026-07-01T00:00:00.000Z' };

const finish = (of: TestMigration, yes = false, acceptsMoney = false) =>
  of.with((workspace) =>
    runFinish(workspace, 'rehearsal', of.surroundings, {
      by: who.by,
      yes,
      acceptsMoney,
      onProgress: () => undefined,
    }),
  );

/** Ten days after everything was ticked. */
const status = (of: TestMigration) =>
  of.with((workspace) => readStatus(workspace, Date.parse('2026-07-11T00:00:00.000Z')));

const tickAll = (of: TestMigration) =>
  of.with(async (workspace) => {
    const items = await readChecklist(workspace, who.at);
    await tickChecklist(
      workspace,
      items.map(({ id }) => id),
      who,
      true,
    );
  });

async function loaded(
  markers: 'keep' | 'remove',
  files: Readonly<Record<string, string>> = {},
): Promise<TestMigration> {
  migration = await startInto(
    { contacts: 0, opportunities: 0, tags: 0 },
    {
      csv: 'id,email,first_name,company,date_joined\n1,person01@example.com,Given1,Acme,2024-01-01 10:00:00\n2,person02@example.com,Given2,,2024-01-02 10:00:00\n',
      files: {
        'deals_kartra.csv':
          'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes\n1,Deal 1,Sales,New,10.50,USD,Open,person01@example.com,1,,,2026-05-01,2026-01-01 10:00:00,,\n',
        'notes_kartra.csv':
          'Note ID,Lead ID,Email,Date,Author,Note\n1,1,person01@example.com,2024-01-01 10:00:00,Kim,Called twice\n2,1,person01@example.com,2024-01-02 10:00:00,Kim,Wrote once\n',
        ...files,
      },
      choices: { markers },
    },
  );
  await migration.plan();
  return migration;
}

test('finishing with something still open: everything is named with its remedy, one after the other until nothing is', async () => {
  const of = await loaded('keep');
  await expect(finish(of)).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
  await of.apply();
  const first = await finish(of);
  expect(first.status).toBe('blocked');
  const remedies = first.finish.open.map(({ remedy }) => remedy);
  expect(remedies[0]).toBe('landfall verify --target rehearsal');
  const items = await of.with((workspace) => readChecklist(workspace, who.at));
  expect(items.length).toBeGreaterThan(5);
  expect(remedies.slice(1)).toEqual(items.map(({ id }) => `landfall checklist tick ${id} --by "Your Name"`));

  await tickAll(of);
  // One difference is enough (R11).
  const [person] = (await of.state()).contacts;
  await act(of, 'edit-contact', { contactId: person?.id, changes: { firstName: 'Wrong' }, silently: true });
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await of.verify()).status).toBe('differences');
  const { targets, optOutSweep } = await status(of);
  expect(targets.rehearsal.discrepancies).toMatchObject({ different: 1, missing: 0 });
  expect(optOutSweep).toEqual({ lastAt: null, lastSend: '2026-07-01', until: '2026-07-31', daysLeft: 20 });
  expect((await finish(of)).finish.open).toEqual([
    { what: '1 record is not as it was planned.', remedy: 'landfall repair --target rehearsal' },
  ]);
  await act(of, 'edit-contact', { contactId: person?.id, changes: { firstName: 'Given1' }, silently: true });
  await of.ask('clock', { advanceMs: 120_000 });
  await of.verify();
  // One record nobody can tell about.
  await leaveIntent(of, 'L:1');
  expect((await status(of)).targets.rehearsal.unresolved).toBe(1);
  const unclear = (await finish(of)).finish.open;
  expect(unclear).toContainEqual({
    what: '1 record we cannot tell about yet.',
    remedy: 'landfall apply --target rehearsal',
  });
  await of.apply();
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await finish(of)).finish.open.map(({ remedy }) => remedy)).toEqual([
    'landfall verify --target rehearsal',
  ]);
  await of.verify();
  const before = await writesTo(of);
  const done = await finish(of);
  expect(done).toMatchObject({ status: 'done', finish: { open: [], finished: true, markers: 'kept' } });
  expect(await writesTo(of)).toEqual(before);
  expect((await status(of)).targets.rehearsal.finished).toMatchObject({ by: who.by, markers: 'kept' });
  const paper = await readFile(join(of.workspaceFolder, 'reports/completion.md'), 'utf8');
  expect(paper).toContain('A. Person');
  expect(paper).toContain('The marks stay');
});

test('money that is not equal on all sides keeps a migration open until somebody accepts it by name', async () => {
  const of = await loaded('keep', {
    'subscriptions_kartra.csv':
      'subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount\n31,Active,Gold,1,person01@example.com,1,monthly,03 Mar 2026,03 Jul 2026,$20.00\n',
  });
  await of.apply();
  await tickAll(of);
  await of.ask('clock', { advanceMs: 120_000 });
  const { records } = (await of.state()) as unknown as {
    records: readonly { id: string; properties: Readonly<Record<string, unknown>> }[];
  };
  const sold = records.find(({ properties }) => properties['kartra_amount'] !== undefined);
  // Theirs, so no record differs from what was planned; the sum does.
  await act(of, 'edit-record', { recordId: sold?.id, changes: { properties: { kartra_amount: 25 } } });
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await of.verify()).verification.records).toMatchObject({ mismatched: 0, suspended: 1 });
  const { discrepancies, verified } = (await status(of)).targets.rehearsal;
  expect({ verified, sums: discrepancies.unequalSums }).toEqual({ verified: 'differences', sums: 1 });
  expect((await finish(of)).finish.open).toEqual([
    {
      what: '1 sum of money is not equal on all sides (reports/money-rehearsal.html).',
      remedy: 'landfall finish --target rehearsal --by "Your Name" --accept-money',
    },
  ]);
  expect((await finish(of, false, true)).finish).toMatchObject({ finished: true, markers: 'kept' });
  expect((await status(of)).targets.rehearsal.finished).toMatchObject({ by: who.by, unequalSums: 1 });
  const paper = await readFile(join(of.workspaceFolder, 'reports/completion.md'), 'utf8');
  expect(paper).toContain('accepted that 1 sum of money is not equal on all sides');
});

test('markers go by decision and a yes, are read back as gone, and no delta follows', async () => {
  const of = await loaded('remove');
  await of.apply();
  await of.ask('clock', { advanceMs: 120_000 });
  await of.verify();
  await tickAll(of);
  // Somebody emptied the other note in HighLevel: nothing is left of it but the line.
  const { notes } = (await of.state()) as unknown as {
    notes: readonly { id: string; contactId: string; body: string }[];
  };
  const emptied = notes.find(({ body }) => body.includes('Wrote once'));
  const path = `/contacts/${emptied?.contactId ?? ''}/notes/${emptied?.id ?? ''}`;
  await call(of, 'PUT', path, { body: emptied?.body.match(/Kartra reference: \S+/u)?.[0] });
  await of.ask('clock', { advanceMs: 120_000 });
  const writes = await writesTo(of);
  const preview = await finish(of);
  expect(preview).toMatchObject({ status: 'done', finish: { finished: false, markers: 'to-remove' } });
  expect(preview.finish.marked).toBeGreaterThan(3);
  expect(await writesTo(of)).toEqual(writes);
  const marked = JSON.stringify(await of.state());
  expect(marked).toContain('Kartra reference: ');

  const done = await finish(of, true);
  expect(done).toMatchObject({ status: 'done', finish: { finished: true, markers: 'removed' } });
  expect(done.finish.removed).toEqual({ gone: preview.finish.marked, standing: 0 });
  const state = await of.state();
  expect(JSON.stringify(state)).not.toContain('Kartra reference: ');
  expect(state.customFields.map(({ name }) => name.toLowerCase())).not.toContain('kartra id');
  expect(JSON.stringify(state)).toContain('Called twice');
  // It was ours and held nothing else, and HighLevel takes no note without a text.
  expect(JSON.stringify(state)).not.toContain(emptied?.id);
  const paper = await readFile(join(of.workspaceFolder, 'reports/completion.md'), 'utf8');
  expect(paper).toContain('The marks are removed');
  await expect(
    of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined)),
  ).rejects.toMatchObject({ code: 'markers-removed', exitCode: 3 });
  await expect(of.plan()).rejects.toMatchObject({ code: 'markers-removed' });
  await of.with((workspace) => decide(workspace, 'markers', 'keep', who));
  expect((await finish(of)).finish).toMatchObject({ finished: true });
});
