/** Notes and history: byte for byte with their date, one of each whatever becomes of a request, nothing twice. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { longestNote, textOfNote } from '../../src/mapping/records/note-text.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import {
  injectFault,
  leaveIntent,
  type SmallMigration,
  startSmallMigration,
} from '../support/small-account.ts';

const long = `${'A sentence that goes on. '.repeat(400)}👩‍👩‍👧‍👦 end`;
const texts = {
  '61': 'Spoke for an hour:\n- wants the "Masterclass"\n\n<p>Prefers <b>e-mail</b> &amp; no calls.</p> 📄',
  '62': 'Line one\r\nLine two\n\nKartra reference: N:61\n\n👩‍💻🇬🇷❤️',
  '63': long,
};
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const notes = [
  'Note ID,Lead ID,Email,Date,Author,Note',
  `61,1,ann@example.com,2024-03-09 14:05:00,Dana Lane,${quote(texts['61'])}`,
  `62,2,bob@example.com,2024-07-01 09:00:00,,${quote(texts['62'])}`,
  `63,3,cid@example.com,2024-03-11 09:00:00,Omar,${quote(texts['63'])}`,
  '64,,nobody@example.com,2024-03-11 09:00:00,Omar,Of nobody',
  '',
].join('\n');
const activity =
  'Lead ID,Email,Date,Activity,Detail\n' +
  '1,ann@example.com,2024-05-02 10:00:00,Visited page,Checkout\n' +
  '1,ann@example.com,2024-05-01 10:00:00,Joined,Webinar\n' +
  '2,bob@example.com,2024-05-03 10:00:00,Clicked link,https://example.com/?a=1&b=2\n';
const forms =
  'Form,Lead ID,Email,Submitted,Question,Answer\n' +
  'Intake,1,ann@example.com,2024-05-01 12:00:00,"Why, now?","Growth\nand ""calm"""\n';

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(): Promise<SmallMigration> {
  const started = await startSmallMigration({
    files: { 'notes_kartra.csv': notes, 'activity_kartra.csv': activity, 'forms_kartra.csv': forms },
  });
  migration = started;
  return migration;
}

interface NoteState {
  readonly notes: readonly { readonly id: string; readonly body: string; readonly contactId: string }[];
  readonly contacts: readonly { readonly id: string; readonly email?: string }[];
}

/** Bodies by the person's address, oldest first. */
async function bodiesOf(of: SmallMigration): Promise<Readonly<Record<string, readonly string[]>>> {
  const state = (await of.state()) as unknown as NoteState;
  const emails = new Map(state.contacts.map(({ id, email }) => [id, email ?? '']));
  const grouped = Map.groupBy(state.notes, ({ contactId }) => emails.get(contactId) ?? '');
  return Object.fromEntries([...grouped].map(([email, list]) => [email, list.map(({ body }) => body)]));
}

/** As a person's own program would. */
async function call(
  { simulator }: SmallMigration,
  method: string,
  note: NoteState['notes'][number] | undefined,
  body?: object,
): Promise<void> {
  const path = `/contacts/${note?.contactId ?? ''}/notes/${note?.id ?? ''}`;
  const answer = await fetch(`${simulator.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${simulator.locations[0]?.token ?? ''}`,
      version: '2021-07-28',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
}

const applyTo = (of: SmallMigration) =>
  of.with((workspace) => runApply(workspace, 'rehearsal', of.surroundings, () => undefined));

async function expectOneOfEach(of: SmallMigration): Promise<void> {
  const bodies = await bodiesOf(of);
  const all = Object.values(bodies).flat();
  const references = all.map((body) => body.slice(body.lastIndexOf('\n')));
  expect(new Set(references).size).toBe(all.length);
  expect(all).toHaveLength(7);
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
}

test('each text arrives byte for byte under its date, a long one in parts, a note of nobody is left out (R33, R36)', async () => {
  const of = await start();
  const planned = await of.plan();
  expect(planned.counts['note']).toMatchObject({ created: 5, skipped: 1 });
  expect(planned.counts['history-note']).toMatchObject({ created: 2 });
  expect((await applyTo(of)).status).toBe('done');
  await expectOneOfEach(of);
  const bodies = await bodiesOf(of);
  const [ann = '', history = ''] = bodies['ann@example.com'] ?? [];
  expect(ann.split('\n')[0]).toBe('Kartra note of 2024-03-09 14:05:00 -05:00 by Dana Lane');
  expect(textOfNote(ann)).toBe(texts['61']);
  expect(textOfNote(bodies['bob@example.com']?.[0] ?? '')).toBe(texts['62']);
  const parts = bodies['cid@example.com'] ?? [];
  expect(parts.map((part) => part.split('\n')[0])).toEqual([
    'Kartra note of 2024-03-11 09:00:00 -04:00 by Omar (part 1 of 3)',
    'Kartra note of 2024-03-11 09:00:00 -04:00 by Omar (part 2 of 3)',
    'Kartra note of 2024-03-11 09:00:00 -04:00 by Omar (part 3 of 3)',
  ]);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(longestNote);
  expect(parts.map(textOfNote).join('')).toBe(texts['63']);
  expect(textOfNote(history).split('\n')).toEqual([
    '2024-05-01 10:00:00 -04:00 · Joined · Webinar',
    '2024-05-01 12:00:00 -04:00 · Form "Intake" · Why, now?: Growth',
    'and "calm"',
    '2024-05-02 10:00:00 -04:00 · Visited page · Checkout',
  ]);
  expect((await of.plan()).changes).toBe(0);
});

test('what a person edits is left and not called wrong; a note that is gone is missing, and comes again', async () => {
  const of = await start();
  await of.plan();
  await applyTo(of);
  const { notes: standing } = (await of.state()) as unknown as NoteState;
  const [first, second] = standing;
  await call(of, 'PUT', first, { body: `${first?.body ?? ''}\nTheirs` });
  await call(of, 'DELETE', second);
  const differing = await of.verify();
  expect(differing.verification.records).toMatchObject({ mismatched: 1, missing: 1 });
  const again = await of.plan();
  expect(again.changes).toBe(1);
  await applyTo(of);
  const verified = await of.verify();
  expect(verified.verification.records).toMatchObject({ mismatched: 0, missing: 0 });
});

describe('one of each', () => {
  test.each(['drop-before', 'drop-after'])('%s', async (effect) => {
    const of = await start();
    await of.plan();
    await injectFault(of, 'POST', '/contacts/*/notes', effect, { skip: 4, times: 2 });
    await applyTo(of);
    await applyTo(of);
    const [fault] = (await of.ask('faults')) as { seen: number }[];
    expect(fault?.seen).toBeGreaterThan(0);
    await expectOneOfEach(of);
  });

  test('killed between intent and outcome', async () => {
    const of = await start();
    await of.plan();
    await leaveIntent(of, 'N:61');
    await leaveIntent(of, 'H:L:1');
    await applyTo(of);
    await expectOneOfEach(of);
  });
});

test('left in the archive by decision, history makes no note and the paper says so', async () => {
  const started = await startSmallMigration({
    files: { 'activity_kartra.csv': activity },
    choices: { activity: 'archive' },
  });
  migration = started;
  expect((await started.plan()).counts['history-note']).toBeUndefined();
  const paper = await readFile(join(started.workspaceFolder, 'reports/history-rehearsal.md'), 'utf8');
  expect(paper).toMatch(/Visited page \| 1 \| stays in your archive/u);
});

test('lines of a later export join the note, unless a person edited it', async () => {
  const of = await start();
  await of.plan();
  await applyTo(of);
  const bobs = (await bodiesOf(of))['bob@example.com']?.find((body) => body.includes('history'));
  const { notes: standing } = (await of.state()) as unknown as NoteState;
  const edited = standing.find(({ body }) => body === bobs);
  await call(of, 'PUT', edited, { body: `Theirs\n${bobs ?? ''}` });
  const later =
    '1,ann@example.com,2024-06-01 10:00:00,Played video,Launch\n' +
    '2,bob@example.com,2024-06-01 10:00:00,Played video,Launch\n';
  await writeFile(join(of.workspaceFolder, 'exports/activity_kartra.csv'), activity + later);
  await of.with((workspace) => runExtract(workspace, () => undefined));
  expect((await of.plan()).counts['history-note']).toMatchObject({ updated: 1, unchanged: 1 });
  await applyTo(of);
  const bodies = await bodiesOf(of);
  expect(bodies['ann@example.com']?.join()).toContain('Played video · Launch');
  expect(bodies['bob@example.com']?.join()).not.toContain('Played video');
  expect((await of.verify()).verification.fields.different).toBe(0);
  expect((await of.plan()).changes).toBe(0);
});
