/** Which custom fields of people a plan makes: those of the map that hold something, and those of derived totals. */
import { customFieldsOf, holdingFieldsOf } from '../mapping/custom-fields-of.ts';
import { accessField } from '../mapping/records/access.ts';
import { affiliateFields, referralField } from '../mapping/records/affiliate.ts';
import { personSubscriptionFields, purchaseFields } from '../mapping/records/person-money.ts';
import { heldEmailFieldKey, heldPhoneFieldKey } from '../model/contact.ts';
import type { CustomFieldSpec, WantedField } from '../model/custom-field.ts';
import type { FieldMap } from '../model/field-map.ts';
import { moneyBack, moneyIn } from '../model/transaction.ts';
import { asFarAsUsed, customKeysOf, uniqueFields } from './records/demand-parts.ts';
import type { Workspace } from './workspace.ts';

/**
 * Holding fields are made only where a mapped contact uses them, or may have to hold a shared phone. One that everybody
 * lost the value of is none to make, but to empty where it stands.
 */
export async function neededFields(workspace: Workspace, map: FieldMap): Promise<readonly WantedField[]> {
  const derived = await derivedFields(workspace.ledger);
  const fields = uniqueFields([...customFieldsOf(map), ...derived]);
  const optional = new Set([...holdingFieldsOf(map), ...derived].map(({ key }) => key));
  const used = new Set<string>([heldPhoneFieldKey]);
  const emptied = new Set<string>();
  if ((await workspace.ledger.mapped.firstHolders('email')).size > 0) used.add(heldEmailFieldKey);
  for await (const batch of workspace.ledger.mapped.contacts()) {
    for (const { custom, emptied: names = [] } of batch) {
      for (const key of Object.keys(custom)) used.add(key);
      for (const key of customKeysOf(names)) emptied.add(key);
    }
  }
  return fields.flatMap((field) => (optional.has(field.key) ? asFarAsUsed([field], used, emptied) : [field]));
}

/** Fields for what is derived from payments and subscriptions: Kartra exports no totals (R94). */
async function derivedFields(ledger: Workspace['ledger']): Promise<readonly CustomFieldSpec[]> {
  const totals = await ledger.transactions.totals();
  const moved = totals.filter(({ type }) => [...moneyIn, ...moneyBack].includes(type));
  return [
    ...purchaseFields([...new Set(moved.map(({ currency }) => currency))].sort()),
    ...personSubscriptionFields,
    accessField,
    ...affiliateFields,
    referralField,
  ];
}
