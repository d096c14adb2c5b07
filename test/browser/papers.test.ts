/**
 * Every HTML paper in a real browser (`npm run test:papers:browser`): no violation for axe, no request, nothing wider
 * than a phone, nothing cut in print; of a usual account, and of one whose names are long, right to left, or pictures.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { reports, runReport } from '../../src/pipeline/report/run-report.ts';
import { runGuide } from '../../src/pipeline/run-guide.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { startMigration, type TestMigrationOptions } from '../support/migration.ts';
import { lookAtPaper, openBrowser } from './look-at-paper.ts';

const at = '2026-06-12T08:00:00.000Z';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const strange = [
  'Beratungs-und-Begleitungsgesellschaft-für-nachhaltige-Unternehmensentwicklung'.repeat(2),
  'W'.repeat(140),
  'شركة المثال المحدودة للاستشارات والتدريب عن بعد',
  '👩‍👩‍👧‍👦🏳️‍🌈🔥 Launch 🚀 \u202Edesrever\u202C',
  'a.very.long.mailbox.name.that.never.ends.and.goes.on@subdomain.of.a.very.long.name.example.com',
];
const rows = (header: string, of: (name: string, at: number) => readonly (string | number)[]) =>
  `${header}\n${strange
    .map((name, line) =>
      of(name, line + 1)
        .map((cell) => `"${cell}"`)
        .join(','),
    )
    .join('\n')}\n`;

const accounts: Readonly<Record<string, TestMigrationOptions>> = {
  'of a usual account': {
    contacts: 60,
    account: { objects: ACCOUNT_OBJECTS, currencies: ['USD', 'EUR'] },
    separators: { 'contact.tags': ',' },
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
  },
  'of an account with strange names': {
    csv: rows('id,email,first_name,company,tags,lists,sequences,date_joined', (name, line) => [
      line,
      `p${line}@example.com`,
      name.slice(0, 60),
      name,
      name,
      name,
      name,
      `2024-01-0${line} 10:00:00`,
    ]),
    files: {
      'deals.csv': rows('Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Lead ID', (name, line) => [
        line,
        name,
        name,
        name,
        100,
        'USD',
        'open',
        line,
      ]),
      'memberships.csv': rows('Lead ID,Email,Membership,Level,Active,Granted', (name, line) => [
        line,
        '',
        name,
        name,
        'yes',
        '2024-01-01',
      ]),
      'inventory.csv': rows('Kind,Name,Steps,Status,Used By,Link,Description', (name) => [
        'page',
        name,
        3,
        'Live',
        name,
        `https://example.com/${'x'.repeat(180)}`,
        name,
      ]),
    },
  },
};

test.each(Object.entries(accounts))('%s, every paper reads well and asks for nothing', async (_, options) => {
  const of = await startMigration({ ...options, choices: { lists: 'tag-and-recipe' } });
  onTestFinished(() => of.close());
  await of.prepare();
  await of.plan();
  await of.apply();
  await of.verify();
  await of.with(async (workspace) => {
    await runGuide(workspace);
    await runReport(workspace, [], at);
  });
  const folder = join(of.workspaceFolder, 'reports');
  const papers = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  expect(papers).toEqual(expect.arrayContaining(Object.keys(reports).map((name) => `${name}.html`)));
  const complaints: string[] = [];
  for (const name of papers)
    for (const complaint of await lookAtPaper(browser, join(folder, name), null))
      complaints.push(`${name}: ${complaint}`);
  expect(complaints).toEqual([]);
});

test('a page that does each of these wrong is found out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-browser-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'wrong.html');
  const wide = `<table><caption>Wide</caption><tr><td style="min-width:2000px">x</td></tr></table>`;
  await writeFile(
    file,
    `<!doctype html><html><body><img src="https://elsewhere.example/pixel.png">${wide}</body></html>`,
  );
  const complaints = (await lookAtPaper(browser, file, null)).join('\n');
  for (const part of [
    'asks for https://elsewhere.example',
    'axe ',
    'wider than a phone',
    'cut in print: Wide',
  ])
    expect(complaints).toContain(part);
});
