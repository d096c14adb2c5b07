/**
 * Counts what the account holds, in one pass over its records, and keeps the result in the ledger under the name
 * of everything it was counted from. People are read as mapping reads them: exports and second witness together.
 */
import { countProducts, countSubscriptions, type NextPayment } from '../../audit/count/count-money.ts';
import { countPeople, type PersonToCount } from '../../audit/count/count-people.ts';
import { countRecords, isActive } from '../../audit/count/count-records.ts';
import { readFieldTypes } from '../../audit/read-field-types.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readBlocked } from '../../mapping/consent-values.ts';
import { findPreset } from '../../mapping/presets/find-preset.ts';
import { readNames } from '../../mapping/propose/judge-separator.ts';
import { splitNames } from '../../mapping/transforms/tags.ts';
import type { AccountSurvey, PruningReason, SurveyedItem } from '../../model/account-survey.ts';
import { isoInstant } from '../../model/clock.ts';
import { jsonDigest } from '../../model/digest.ts';
import { type Entity, type EntityKind, entityKinds } from '../../model/entity.ts';
import type { ColumnProfile } from '../../model/field-map.ts';
import { moneyIn, type TransactionType } from '../../model/transaction.ts';
import { contactProfiles, mergePeople } from '../merge-people.ts';
import type { Workspace } from '../workspace.ts';

/** Nothing since that long, and of no use: idle. */
const idleMs = 2 * 365 * 86_400_000;

/** The survey as it stands, counted anew where anything it was counted from has changed. */
export async function surveyAccount(workspace: Workspace): Promise<AccountSurvey> {
  const { surveys } = workspace.ledger;
  const version = await surveyVersion(workspace);
  const latest = await surveys.latest();
  if (latest?.version === version) return latest.survey;
  const survey = await countAccount(workspace, () => undefined);
  await surveys.save(version, survey);
  return survey;
}

/** Counted otherwise than before: a survey kept by an older program is counted anew. */
const shape = 3;

/** Names everything the survey is counted from: equal versions mean equal surveys. */
export async function surveyVersion({ ledger, config }: Workspace): Promise<string> {
  const states: Record<string, string> = {};
  for (const kind of entityKinds) states[kind] = (await ledger.entities.state(kind))?.version ?? '';
  return jsonDigest({ shape, states, witness: await ledger.witness.version(), account: config.account });
}

/** @param onPruned told of everybody who may be left behind, with the reasons */
export async function countAccount(
  { ledger, config }: Workspace,
  onPruned: (marker: string, reasons: readonly PruningReason[]) => void,
): Promise<AccountSurvey> {
  const files = await ledger.staging.files();
  const asOf = Math.max(0, ...files.map(({ exportedAt }) => exportedAt));
  const today = isoInstant(asOf).slice(0, 10);
  const records = countRecords(today);
  const withAccess = new Set<string>();
  const withHistory = new Set<string>();
  const nextPayments = new Map<number, NextPayment>();
  const counts = {} as Record<EntityKind, number>;
  for (const kind of entityKinds) {
    counts[kind] = await ledger.entities.count(kind);
    if (kind === 'contact' || counts[kind] === 0) continue;
    for await (const batch of ledger.entities.all(kind)) {
      for (const entity of batch) {
        records.add(kind, entity.columns);
        if (kind === 'membership' && isActive(entity.columns['active'])) withAccess.add(entity.contact ?? '');
        if (historyKinds.has(kind)) withHistory.add(entity.contact ?? '');
        if (kind === 'subscription') nextPayments.set(entity.id, nextPaymentOf(entity));
      }
    }
  }
  const profiles = await contactProfiles(ledger);
  const people = countPeople(
    await peopleRules(profiles, isoInstant(Math.max(0, asOf - idleMs)).slice(0, 10)),
  );
  for await (const person of readPeople(ledger, { withAccess, withHistory })) {
    const reasons = people.add(person);
    if (reasons.length > 0) onPruned(person.marker, reasons);
  }
  const { sharedPhones, peopleSharingPhones, ...ofPeople } = people.result();
  const { items, ...ofRecords } = records.result();
  const unknown = profiles.filter(
    ({ column, filled }) =>
      filled > 0 && findPreset('contact', column) === null && !column.startsWith('filter'),
  );
  const account = (await ledger.witness.account())?.record ?? null;
  return {
    account: config.account,
    asOf: files.length === 0 ? '' : isoInstant(asOf),
    counts,
    files: {
      files: files.length,
      rows: sum(files.map(({ rows }) => rows)),
      staged: sum(files.map(({ staged }) => staged)),
      rejected: sum(files.map(({ rejected }) => rejected)),
    },
    api: await readApi(ledger),
    ...ofPeople,
    ...ofRecords,
    customFields: readFieldTypes(unknown, account?.customFields ?? []),
    standardColumns: profiles.filter(({ filled }) => filled > 0).length - unknown.length,
    duplicates: {
      sharedPhones,
      peopleSharingPhones,
      repeatedRows: await sumStates(ledger, 'merged'),
      emailConflicts: (await ledger.entities.state('contact'))?.conflicts ?? 0,
    },
    orphans: Object.entries(await ledger.entities.orphanCounts()).map(([name, count]) => ({ name, count })),
    ...(await readMoney(ledger, nextPayments)),
    inventory: completeInventory(items, account?.sequences ?? [], ofPeople.places),
  };
}

const historyKinds: ReadonlySet<EntityKind> = new Set(['activity', 'form-answer', 'survey-answer']);

/** Markers of people a record says something of. */
interface ToldBy {
  readonly withAccess: ReadonlySet<string>;
  readonly withHistory: ReadonlySet<string>;
}

async function* readPeople(
  ledger: Ledger,
  { withAccess, withHistory }: ToldBy,
): AsyncGenerator<PersonToCount> {
  const merge = await mergePeople(ledger);
  for await (const batch of ledger.entities.all('contact')) {
    const purchases = await ledger.transactions.purchasesOf(batch.map(({ id }) => id));
    for (const { entity } of await merge(batch)) {
      const { id, marker, columns } = entity;
      const totals = purchases.get(id)?.totals ?? [];
      yield {
        marker,
        columns,
        bought: totals.some(({ gross }) => gross > 0),
        hasAccess: withAccess.has(marker) || columns['membership_open'] !== undefined,
        hasHistory: withHistory.has(marker),
      };
    }
  }
}

async function peopleRules(profiles: readonly ColumnProfile[], idleBefore: string) {
  const separators = new Map(profiles.map((profile) => [profile.column, readNames(profile).separator]));
  return {
    split: (column: string, cell: string) => splitNames(cell, separators.get(column) ?? ','),
    isBlocked: (text: string) => text !== '' && readBlocked(text) !== 'no',
    idleBefore,
  };
}

function nextPaymentOf({ columns }: Entity): NextPayment {
  const amount = Object.keys(columns).find((column) => column.startsWith('next_payment_amount'));
  const processor = Object.keys(columns).find((column) => column.toLowerCase() === 'processor');
  return {
    date: columns['next_payment_date'] ?? '',
    amount: amount === undefined ? '' : (columns[amount] ?? ''),
    processor: processor === undefined ? '' : (columns[processor] ?? '').trim(),
  };
}

async function readApi({ witness }: Ledger): Promise<AccountSurvey['api']> {
  const summary = await witness.summary();
  if (summary === null) return { asked: false, read: 0, notRead: 0 };
  const { read = 0, ...others } = summary.outcomes;
  return { asked: true, read, notRead: sum(Object.values(others)) };
}

async function readMoney(
  { transactions }: Ledger,
  nextPayments: ReadonlyMap<number, NextPayment>,
): Promise<Pick<AccountSurvey, 'transactions' | 'products' | 'subscriptions'>> {
  const byType: Partial<Record<TransactionType, number>> = {};
  for (const { type, events } of await transactions.totals()) byType[type] = (byType[type] ?? 0) + events;
  const products = countProducts();
  for await (const batch of transactions.events(moneyIn)) for (const event of batch) products.add(event);
  const subscriptions = countSubscriptions();
  for await (const batch of transactions.subscriptions()) {
    for (const fact of batch) subscriptions.add(fact, nextPayments.get(fact.entityId ?? 0));
  }
  return { transactions: byType, products: products.result(), subscriptions: subscriptions.result() };
}

/** Sequences nobody wrote into the inventory, but Kartra's API or the people themselves name. */
function completeInventory(
  items: readonly SurveyedItem[],
  fromApi: readonly string[],
  places: AccountSurvey['places'],
): readonly SurveyedItem[] {
  const known = new Set(items.filter(({ kind }) => kind === 'sequence').map(({ name }) => fold(name)));
  const added: SurveyedItem[] = [];
  const add = (name: string, from: SurveyedItem['from']) => {
    if (name === '' || known.has(fold(name))) return;
    known.add(fold(name));
    const blank = { steps: '', status: '', usedBy: '', link: '', description: '' };
    added.push({ kind: 'sequence', name, ...blank, from });
  };
  for (const name of fromApi) add(name, 'api');
  for (const { sequence } of places) add(sequence, 'records');
  return [...items, ...added];
}

async function sumStates({ entities }: Ledger, of: 'merged' | 'conflicts'): Promise<number> {
  let total = 0;
  for (const kind of entityKinds) total += (await entities.state(kind))?.[of] ?? 0;
  return total;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
