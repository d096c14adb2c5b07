/** Every number of every paper equals a count made by SQL over the ledger, on four accounts. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { knownColumns } from '../../src/connectors/kartra/column-names.ts';
import type { AccountSurvey } from '../../src/model/account-survey.ts';
import type { ReportFacts } from '../../src/model/report-facts.ts';
import { requireGapsKnown } from '../../src/pipeline/audit/require-gaps-known.ts';
import { acknowledgeGaps, runAudit } from '../../src/pipeline/audit/run-audit.ts';
import { readReportFacts } from '../../src/pipeline/report/read-report-facts.ts';
import { readChecklist, tickChecklist } from '../../src/pipeline/report/run-checklist.ts';
import { reports, runReport } from '../../src/pipeline/report/run-report.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import { faultsOfPaper } from '../support/check-document.ts';
import { startKartraAccount } from '../support/kartra-account.ts';
import { countInSql } from './count-in-sql.ts';

const at = '2026-06-12T08:00:00.000Z';

interface Account {
  readonly workspace: Workspace;
  readonly db: Database.Database;
}

async function open(directory: string): Promise<Account> {
  const workspace = await openWorkspace(directory);
  onTestFinished(() => workspace.close());
  const db = new Database(join(directory, '.landfall', 'ledger.db'), { readonly: true });
  onTestFinished(() => void db.close());
  db.exec(
    `CREATE TEMP TABLE known AS SELECT value FROM json_each('${JSON.stringify(Object.keys(knownColumns))}')`,
  );
  db.function('fold', (name: unknown) => String(name).trim().replace(/\s+/gu, ' ').toLowerCase());
  db.function('squeeze', (name: unknown) =>
    [
      ...String(name)
        .toLowerCase()
        .matchAll(/[\p{L}\p{N}]+/gu),
    ]
      .map(([word]) => word)
      .join(' '),
  );
  // A number alone, or with an extension: nothing else is one.
  db.function('tail', (phone: unknown) => {
    const number = /^([\d\s+()./-]+?)(?:\s*(?:x|ext\.?)\s*\d+)?$/iu.exec(String(phone))?.[1] ?? '';
    return (number.match(/\d/gu) ?? []).slice(-10).join('');
  });
  return { workspace, db };
}

async function account(fill: (exports: string) => Promise<unknown>): Promise<Account> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-papers-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const directory = join(folder, 'acme');
  await initWorkspace(directory);
  const hasExports = (await fill(join(directory, 'exports'))) !== 'none';
  if (hasExports) {
    const workspace = await openWorkspace(directory);
    await runExtract(workspace, () => undefined);
    await workspace.close();
  }
  return open(directory);
}

const generated = () =>
  account((exports) =>
    generateAccount({
      directory: exports,
      contacts: 150,
      seed: 21,
      vintage: 'contacts',
      objects: ACCOUNT_OBJECTS.filter((object) => object !== 'attachments'),
      currencies: ['USD', 'EUR'],
    }),
  );

/** What SQL did not count in detail, taken away from what the program counted. */
function comparable(survey: AccountSurvey) {
  const sum = new Map<string, number>();
  for (const { status, product, subscriptions } of survey.subscriptions) {
    const key = JSON.stringify([status, product]);
    sum.set(key, (sum.get(key) ?? 0) + subscriptions);
  }
  return {
    ...survey,
    counts: Object.fromEntries(Object.entries(survey.counts).filter(([, count]) => count > 0)),
    customFields: survey.customFields
      .map(({ column, filled }) => ({ column, filled }))
      .sort((a, b) => (a.column < b.column ? -1 : 1)),
    products: survey.products.map(({ lastPrice: _, ...product }) => product),
    subscriptions: [...sum]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, subscriptions]) => {
        const [status, product] = JSON.parse(key) as string[];
        return { status, product, subscriptions };
      }),
    orphans: [...survey.orphans].sort((a, b) => (a.name < b.name ? -1 : 1)),
    inventory: survey.inventory
      .filter(({ from }) => from === 'inventory')
      .map(({ kind, name, steps, usedBy }) => ({ kind, name, steps, usedBy })),
  };
}

/** Every number of a value, however deep, with the lengths of its lists. */
function numbersIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === 'number') found.add(value);
  else if (Array.isArray(value)) {
    found.add(value.length);
    for (const item of value) numbersIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) numbersIn(item, found);
  }
  return found;
}

/** Numbers in tables, figures and charts that stand nowhere in the facts, nor are a sum or difference of a few. */
function strangeNumbers(facts: ReportFacts, sums: readonly number[]): string[] {
  const known = new Set([...numbersIn(facts), ...sums]);
  return Object.entries(reports).flatMap(([name, { make }]) =>
    make(facts).sections.flatMap(({ title, blocks }) =>
      blocks.flatMap((block) => {
        const cells =
          block.kind === 'table'
            ? block.rows.flat()
            : block.kind === 'figures'
              ? block.figures.map(([, value]) => value)
              : block.kind === 'bars'
                ? block.bars.map(({ value }) => value)
                : [];
        return cells
          .filter((cell): cell is number => typeof cell === 'number' && !known.has(cell))
          .map((cell) => `${name}, ${title}: ${cell}`);
      }),
    ),
  );
}

describe('the numbers of the papers', () => {
  test.each([
    ['of a generated account', generated],
    [
      'of an account with one person',
      () =>
        account((exports) =>
          writeFile(join(exports, 'contacts.csv'), 'id,email,tags\n1,a@example.com,"VIP,vip"\n'),
        ),
    ],
    ['of an account without anything', () => account(async () => 'none')],
  ])('%s are those SQL counts', async (_, start) => {
    const { workspace, db } = await start();
    const facts = await readReportFacts(workspace, at);
    for (const name of Object.keys(reports) as (keyof typeof reports)[]) {
      const figures: unknown = JSON.parse(JSON.stringify(reports[name].figures(facts)));
      const imprint = { account: 'acme', writtenAt: at, asOf: '' };
      expect(faultsOfPaper({ report: name, title: name, ...imprint, figures } as never), name).toEqual([]);
    }
    const counted = countInSql(db);
    expect(comparable(facts.audit.survey)).toEqual(counted);
    const { survey } = facts.audit;
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const running = survey.subscriptions.filter(
      ({ status }) => status === 'active' || status === 'pending-cancellation',
    );
    const sums = [
      // Per status, and per product and processor of those that bill.
      ...survey.subscriptions.map(({ status }) =>
        total(
          survey.subscriptions
            .filter((one) => one.status === status)
            .map(({ subscriptions }) => subscriptions),
        ),
      ),
      ...running.map((group) =>
        total(
          running
            .filter(({ product, processor }) => product === group.product && processor === group.processor)
            .map(({ subscriptions }) => subscriptions),
        ),
      ),
      ...running.map((group) =>
        total(
          running
            .filter(
              ({ nextMonth, processor, currency }) =>
                nextMonth === group.nextMonth && processor === group.processor && currency === group.currency,
            )
            .map(({ subscriptions }) => subscriptions),
        ),
      ),
      ...running.map((group) =>
        total(
          running
            .filter(({ processor }) => processor === group.processor)
            .map(({ subscriptions }) => subscriptions),
        ),
      ),
      ...survey.inventory.map(({ kind }) => survey.inventory.filter((item) => item.kind === kind).length),
      ...survey.inventory.map(({ name }) =>
        total(
          survey.places
            .filter(({ sequence }) => sequence.trim().toLowerCase() === name.trim().toLowerCase())
            .map(({ people }) => people),
        ),
      ),
      ...survey.pipelines.map(({ pipeline }) =>
        total(survey.pipelines.filter((stage) => stage.pipeline === pipeline).map(({ deals }) => deals)),
      ),
      total(survey.orphans.map(({ count }) => count)),
      (survey.transactions.sale ?? 0) + (survey.transactions.rebill ?? 0),
      survey.counts['form-answer'] + survey.counts['survey-answer'],
      survey.counts.contact - survey.people.withoutEmail - survey.pruning.byReason.blocked,
      survey.counts.contact - survey.people.withoutPhone,
    ];
    // Days of the warm-up are shares of one cohort: checked by their sum below.
    const strange = strangeNumbers(facts, sums).filter((text) => !text.startsWith('checklist, Warming'));
    expect(strange).toEqual([]);
  });

  test('of an account whose API was asked: what the API tells is counted, nobody twice', async () => {
    const kartra = await startKartraAccount({ contacts: 60 });
    await kartra.connect();
    await kartra.enrich();
    const { workspace, db } = await open(kartra.workspaceFolder);
    const { audit } = await readReportFacts(workspace, at);
    const { survey } = audit;
    const counted = countInSql(db);
    for (const key of ['asOf', 'files', 'api', 'transactions', 'products', 'appointments'] as const) {
      expect({ [key]: comparable(survey)[key] }).toEqual({ [key]: counted[key] });
    }
    expect(survey.api.read).toBeGreaterThan(0);
    expect(survey.counts.contact).toBe(counted.counts.contact);
    expect(survey.consent.reduce((sum, { people }) => sum + people, 0)).toBe(survey.counts.contact);
    const active = db
      .prepare<[], { n: number }>(
        `SELECT count(*) AS n FROM witness_lead w, json_each(w.record, '$.sequences') s WHERE w.outcome = 'read' AND json_extract(s.value, '$.status') = 'active' AND json_extract(s.value, '$.step') IS NOT NULL`,
      )
      .get();
    const told = survey.places.filter(({ step }) => step !== '').reduce((sum, { people }) => sum + people, 0);
    expect(told).toBeGreaterThan(0);
    expect(told).toBe(active?.n);
  });
});

test('the inventory has every sequence and automation that went in, and no other (R24, R196)', async () => {
  const { workspace } = await generated();
  const answers = JSON.parse(await readFile(join(workspace.exportsDirectory, '.answers.json'), 'utf8')) as {
    readonly records: { readonly inventory: readonly { readonly kind: string; readonly items: number }[] };
  };
  const { files } = await runReport(workspace, ['rebuild-inventory'], at);
  expect(files).toHaveLength(3);
  const { figures } = JSON.parse(
    await readFile(join(workspace.reportsDirectory, 'rebuild-inventory.json'), 'utf8'),
  ) as { readonly figures: Pick<AccountSurvey, 'inventory'> };
  const byKind: Record<string, number> = {};
  for (const { kind } of figures.inventory) byKind[kind] = (byKind[kind] ?? 0) + 1;
  expect(byKind).toEqual(
    Object.fromEntries(answers.records.inventory.map(({ kind, items }) => [kind, items])),
  );
  const markdown = await readFile(join(workspace.reportsDirectory, 'rebuild-inventory.md'), 'utf8');
  for (const { name } of figures.inventory)
    expect(markdown).toContain(name.replace(/\s+/gu, ' ').replaceAll('|', '\\|'));
});

test('engagement no tag records is a gap somebody must know of before a rehearsal (R114, R138)', async () => {
  const { workspace } = await account((exports) =>
    writeFile(join(exports, 'contacts.csv'), 'id,email,tags\n1,a@example.com,"VIP,Survey 2024"\n'),
  );
  await expect(requireGapsKnown(workspace)).rejects.toMatchObject({
    code: 'decision-open',
    details: { value: 'engagement-form, engagement-webinar, engagement-access' },
  });
  const audit = await runAudit(workspace, at);
  await acknowledgeGaps(workspace, audit, null, { by: 'A. Person', at });
  const again = await openWorkspace(workspace.directory);
  onTestFinished(() => again.close());
  await requireGapsKnown(again);
  expect((await runAudit(again, at)).open).toBe(0);
  await expect(
    acknowledgeGaps(again, audit, ['engagement-survey'], { by: 'A. Person', at }),
  ).rejects.toMatchObject({ code: 'usage' });
});

test('the checklist has what this account needs, with dates of its records, and keeps ticks', async () => {
  const { workspace } = await generated();
  const items = await readChecklist(workspace, at);
  const ids = items.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([
      'a2p-registration',
      'sending-domain',
      'subscriptions-moved',
      'checkout-cycle',
      'bookings-reminded',
    ]),
  );
  expect(items.find(({ id }) => id === 'checkout-cycle')?.due).toBe('2026-07-13');
  await tickChecklist(workspace, ['sending-domain'], { by: 'A. Person', at }, true);
  const again = await openWorkspace(workspace.directory);
  onTestFinished(() => again.close());
  expect((await readChecklist(again, at)).filter(({ done }) => done !== null).map(({ id }) => id)).toEqual([
    'sending-domain',
  ]);
  await expect(tickChecklist(again, ['nothing'], { by: 'A. Person', at }, true)).rejects.toMatchObject({
    code: 'usage',
  });
});
