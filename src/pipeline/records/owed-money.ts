/**
 * What affiliates are owed, from the export through the plan to what was read back: by records of their own where the
 * decision makes them, else by what stands on the people. Each side is summed from its own records.
 */
import { personPrefix } from '../../mapping/records/affiliate.ts';
import { exactMinor } from '../../mapping/records/payment-values.ts';
import { asExpectedContact } from '../../model/expected-contact.ts';
import { asExpectedRecord } from '../../model/expected-record.ts';
import type { Operation } from '../../model/journal.ts';
import { noCurrency } from '../../model/money.ts';
import type { OwedMoney } from '../../model/money-report.ts';
import { addTo, type SideName, type Sums, sidesOf } from './money-sums.ts';
import { readAffiliates } from './open-affiliates.ts';
import type { MoneyOptions } from './reconcile-money.ts';
import { readShown } from './shown-values.ts';

type Values = Readonly<Record<string, unknown>>;

const dueKey = `${personPrefix}due`;
const currencyKey = `${personPrefix}currency`;

export async function owedMoney(options: MoneyOptions): Promise<readonly OwedMoney[]> {
  const { planning } = options;
  const affiliates = await readAffiliates({ ...planning, ledger: planning.workspace.ledger });
  const due: Sums = new Map();
  for (const { currency, money } of affiliates) addTo(due, currency, 'source', money.due ?? 0);
  if (due.size === 0) return [];
  const add = (side: SideName, values: Values | undefined) => {
    const currency = textOf(values?.[currencyKey]) || noCurrency;
    const amount = exactMinor(textOf(values?.[dueKey]), currency);
    if (amount !== null) addTo(due, currency, side, amount);
  };
  if (planning.choices.affiliates === 'custom-object') await addRecords(options, add);
  else {
    const written = await addPeople(options, add);
    for (const { contact, currency, money } of affiliates)
      if (contact === null || !written.has(contact)) addTo(due, currency, 'leftOut', money.due ?? 0);
  }
  const isRead = options.readBack !== null;
  return [...due.keys()].sort().map((currency) => ({ currency, due: sidesOf(due, currency, isRead) }));
}

type Add = (side: SideName, values: Values | undefined) => void;

async function addRecords({ planning, plan, readBack }: MoneyOptions, add: Add): Promise<void> {
  const { plans, snapshots } = planning.workspace.ledger;
  for await (const batch of plans.operations(plan.id, { object: 'affiliate-record' })) {
    const { locationId } = plan.inputs;
    const shown =
      readBack === null
        ? null
        : await readShown(snapshots.records, locationId, batch, readBack.opportunityFields);
    for (const operation of batch) {
      const { properties } = asExpectedRecord(operation.expected);
      add(operation.action === 'skip' ? 'leftOut' : 'planned', { ...properties, ...keptOf(operation) });
      add('destination', shown?.get(operation.destinationId ?? ''));
    }
  }
}

/** @returns markers of the people who are written */
async function addPeople({ planning, plan, readBack }: MoneyOptions, add: Add): Promise<ReadonlySet<string>> {
  const { plans, snapshots } = planning.workspace.ledger;
  const written = new Set<string>();
  const idOf = (key: string) => readBack?.fields.get(key)?.id ?? '';
  for await (const batch of plans.operations(plan.id, { object: 'contact' })) {
    const ids = batch.flatMap(({ destinationId }) => destinationId ?? []);
    const standing = readBack === null ? null : await snapshots.get(plan.inputs.locationId, ids);
    for (const operation of batch) {
      if (operation.action === 'skip') continue;
      written.add(operation.externalId);
      add('planned', { ...asExpectedContact(operation.expected).custom, ...keptOf(operation) });
      const custom = standing?.get(operation.destinationId ?? '')?.custom;
      const shown = { [dueKey]: custom?.[idOf(dueKey)], [currencyKey]: custom?.[idOf(currencyKey)] };
      if (custom !== undefined) add('destination', shown);
    }
  }
  return written;
}

/** What a person changed since is the plan's all the same. */
function keptOf({ kept }: Operation): Values {
  return Object.fromEntries(kept.map(({ field, after }) => [field.replace(/^custom\./u, ''), after]));
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
