/** Every number of every paper equals a count made by SQL over the ledger, on four accounts. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { auditAccount } from '../../src/audit/audit-account.ts';
import { buildChecklist } from '../../src/audit/build-checklist.ts';
import { usualChoices } from '../../src/audit/estimate/estimate.ts';
import { examplePrices } from '../../src/audit/estimate/price.ts';
import { knownColumns } from '../../src/connectors/kartra/column-names.ts';
import type { AccountSurvey } from '../../src/model/account-survey.ts';
import type { EntityKind } from '../../src/model/entity.ts';
import type { ReportFacts } from '../../src/model/report-facts.ts';
import { requireGapsKnown } from '../../src/pipeline/audit/require-gaps-known.ts';
import { acknowledgeGaps, runAudit } from '../../src/pipeline/audit/run-audit.ts';
import { costsTemplate } from '../../src/pipeline/report/read-costs.ts';
import { readReportFacts } from '../../src/pipeline/report/read-report-facts.ts';
import { readChecklist, tickChecklist } from '../../src/pipeline/report/run-checklist.ts';
import { reports, runReport } from '../../src/pipeline/report/run-report.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import { faultsOfPaper, readPapers } from '../support/check-document.ts';
import { startKartraAccount } from '../support/kartra-account.ts';
import { countInSql } from './count-in-sql.ts';
import { mergeInSql } from './merge-in-sql.ts';
import { strangeNumbers, stringsIn, textsOf, withUniqueNumbers } from './strange-numbers.ts';
import { sumInSql } from './sums-in-sql.ts';

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
  if (hasExports) await extract(directory);
  return open(directory);
}

async function extract(directory: string): Promise<void> {
  const workspace = await openWorkspace(directory);
  await runExtract(workspace, () => undefined);
  await workspace.close();
}

let folderOnce: Promise<string> | undefined;

/** Made once for every test that looks at it. */
async function generated(): Promise<Account> {
  folderOnce ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-papers-'));
    const directory = join(folder, 'acme');
    await initWorkspace(directory);
    await generateAccount({
      directory: join(directory, 'exports'),
      contacts: 150,
      seed: 21,
      vintage: 'contacts',
      objects: ACCOUNT_OBJECTS.filter((object) => object !== 'attachments'),
      currencies: ['USD', 'EUR'],
    });
    await extract(directory);
    return folder;
  })();
  return open(join(await folderOnce, 'acme'));
}

afterAll(async () => {
  if (folderOnce !== undefined) await rm(await folderOnce, { recursive: true, force: true });
});

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

/** Nine counts and the records of the catalogue, from what SQL counted. */
function derivedFrom({ counts, tags, customFields, lists, inventory }: ReturnType<typeof countInSql>) {
  const of = (kind: EntityKind) => counts[kind] ?? 0;
  const [fields, labels, segments] = [customFields.length, tags.length, lists.length];
  const deal = [of('contact'), of('company'), of('deal')];
  const money = [of('transaction'), of('subscription')];
  return {
    nine: [...deal, labels, fields, segments, ...money, of('appointment')],
    catalogue: [
      ...deal,
      labels,
      fields,
      segments,
      ...money,
      of('membership'),
      of('calendar'),
      of('affiliate'),
      of('appointment'),
      of('note'),
      of('form-answer') + of('survey-answer'),
      of('activity'),
      inventory.length,
      0,
    ],
  };
}

/** Survey, sums, nine counts and catalogue, each held against what SQL counts. */
function expectCounted({ audit }: ReportFacts, db: Database.Database): void {
  const { survey, sums, nine, catalogue } = audit;
  const counted = countInSql(db);
  expect(comparable(survey)).toEqual(counted);
  const inOrder = {
    ...sums,
    pipelines: sums.pipelines.map((one) => ({ ...one, stages: [...one.stages].sort() })),
  };
  expect(inOrder).toEqual(sumInSql(db));
  const listed = survey.inventory.filter(({ from }) => from !== 'inventory').length;
  expect({
    nine: nine.map(({ count }) => count),
    catalogue: catalogue.map(({ kind, records }) =>
      kind.startsWith('Sequence') ? records - listed : records,
    ),
  }).toEqual(derivedFrom(counted));
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
    await runReport(workspace, [], at);
    const papers = await readPapers(workspace.reportsDirectory);
    expect(papers.map(({ report }) => report)).toEqual(expect.arrayContaining(Object.keys(reports)));
    expect(papers.flatMap(faultsOfPaper)).toEqual([]);
    expectCounted(facts, db);
  });

  test('are written, never reckoned: each number of a sentence or a table is one of the figures', async () => {
    const { workspace } = await generated();
    await workspace.writeOwnFile('costs.yaml', costsTemplate.replaceAll(': 0', ': 7'));
    const facts = withUniqueNumbers(await readReportFacts(workspace, at));
    expect(facts.comparisons).toHaveLength(2);
    const texts = Object.entries(reports).flatMap(([name, { make }]) =>
      strangeNumbers(textsOf(make(facts)), facts).map((text) => `${name}: ${text}`),
    );
    expect(texts).toEqual([]);
    // The audit's own sentences are made before any paper.
    const { survey } = facts.audit;
    const map = { columns: 1_000_003, unconfirmed: 1_000_003, undecided: 0, clashing: 1_000_003 };
    const rules = {
      acknowledged: {},
      prices: examplePrices,
      measured: null,
      choices: usualChoices,
      oneLocation: false,
    };
    const audit = auditAccount(survey, { map, ...rules });
    const { survey: _, ...said } = audit;
    expect(strangeNumbers(stringsIn(said), audit)).toEqual([]);
    const items = buildChecklist({
      survey,
      sums: audit.sums,
      today: at.slice(0, 10),
      oneLocation: false,
      ticks: {},
    });
    expect(items.length).toBeGreaterThan(15);
    expect(
      strangeNumbers(
        items.flatMap(({ what, why }) => [what, why]),
        audit,
      ),
    ).toEqual([]);
    // A sum, a difference and a wrong number are found.
    const { contact: one, deal: two } = survey.counts;
    for (const wrong of [one + two, one - two, one + 1])
      expect(strangeNumbers([`${wrong} people`], audit)).toEqual([`${wrong} people`]);
  });

  test('of an account whose API was asked: what the API tells is counted, nobody twice', async () => {
    const kartra = await startKartraAccount({ contacts: 60 });
    await kartra.connect();
    await kartra.enrich();
    const { workspace, db } = await open(kartra.workspaceFolder);
    const facts = await readReportFacts(workspace, at);
    const { survey } = facts.audit;
    mergeInSql(db);
    expectCounted(facts, db);
    expect(survey.api.read).toBeGreaterThan(0);
    expect(survey.lists.some(({ left }) => left > 0)).toBe(true);
    expect(survey.pruning.byReason.blocked).toBeGreaterThan(0);
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
