/** Which custom fields of people a plan makes: those of the map that hold something, and those of derived totals. */
import { customFieldsOf, holdingFieldsOf } from '../mapping/custom-fields-of.ts';
import { accessField } from '../mapping/records/access.ts';
import { affiliateFields, referralField } from '../mapping/records/affiliate.ts';
import { personSubscriptionFields, purchaseFields } from '../mapping/records/person-money.ts';
import { heldEmailFieldKey, heldPhoneFieldKey } from '../model/contact.ts';
import type { CustomFieldSpec } from '../model/custom-field.ts';
import type { FieldMap } from '../model/field-map.ts';
import { moneyBack, moneyIn } from '../model/transaction.ts';
import { uniqueFields } from './records/demand-parts.ts';
import type { Workspace } from './workspace.ts';

/** Holding fields are made only where a mapped contact uses them, or may have to hold a shared phone. */
export async function neededFields(workspace: Workspace, map: FieldMap): Promise<readonly CustomFieldSpec[]> {
  const derived = await derivedFields(workspace.ledger);
  const fields = uniqueFields([...customFieldsOf(map), ...derived]);
  const optional = new Set([...holdingFieldsOf(map), ...derived].map(({ key }) => key));
  const used = new Set<string>([heldPhoneFieldKey]);
  if ((await workspace.ledger.mapped.firstHolders('email')).size > 0) used.add(heldEmailFieldKey);
  for await (const batch of workspace.ledger.mapped.contacts()) {
    for (const contact of batch) for (const key of Object.keys(contact.custom)) used.add(key);
  }
  return fields.filter(({ key }) => !optional.has(key) || used.has(key));
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
