/**
 * Maps every entity with the confirmed map and keeps the result: records, issues, the fate of every cell.
 * Skipped when exports, map and decisions are what they were.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { compileMapper } from '../mapping/compile-mapper.ts';
import { compileRecord } from '../mapping/compile-record.ts';
import { mapVersion } from '../mapping/map-version.ts';
import { addAccess } from '../mapping/records/access.ts';
import { addAffiliate } from '../mapping/records/affiliate.ts';
import { readPaidSubscription } from '../mapping/records/paid-subscription.ts';
import { addMoney } from '../mapping/records/person-money.ts';
import { readSubscription, type Subscription } from '../mapping/records/subscription.ts';
import type { CellCount } from '../model/cell-fate.ts';
import type { DecisionId } from '../model/decision.ts';
import { jsonDigest } from '../model/digest.ts';
import type { Entity } from '../model/entity.ts';
import type { FieldMap } from '../model/field-map.ts';
import type { Purchases } from '../model/payment.ts';
import { contactProfiles, mergePeople } from './merge-people.ts';
import { openAccess } from './records/open-access.ts';
import { openAffiliates } from './records/open-affiliates.ts';

/** What the mapped records stand for; equal versions mean equal records. */
async function mappingVersion(
  ledger: Ledger,
  map: FieldMap,
  choices: Readonly<Record<DecisionId, string>>,
): Promise<string> {
  const files = await ledger.staging.files();
  return jsonDigest({
    files: files.map(({ name, sha256 }) => `${name} ${sha256}`).sort(),
    witness: await ledger.witness.version(),
    map: mapVersion(map),
    choices,
    money: 2,
    access: 2,
    affiliates: 1,
    emptied: 2,
  });
}

export async function runMapping(
  ledger: Ledger,
  map: FieldMap,
  choices: Readonly<Record<DecisionId, string>>,
): Promise<void> {
  const version = await mappingVersion(ledger, map, choices);
  if ((await ledger.mapped.version()) === version) return;
  const profiles = await contactProfiles(ledger);
  const merge = await mergePeople(ledger);
  const mapEntity = compileMapper(map, {
    defaultCountry: choices['default-country'],
    timeZone: choices['time-zone'],
    emailConsent: choices['email-consent'] === 'strict' ? 'strict' : 'rule-table',
    phoneConsent: choices['phone-consent'] === 'by-evidence' ? 'by-evidence' : 'off',
    suppressionTags: choices['suppression-tags'] === 'ordinary' ? 'ordinary' : 'evidence',
    hasLists:
      profiles.some(({ column }) => column === 'lists') ||
      map.columns.some(({ object, evidence }) => object === 'contact' && evidence === 'lists'),
  });
  const readMoney = await openMoney(ledger, map, choices);
  const readAccess = await openAccess({ ledger, map, choices });
  const readAffiliates = await openAffiliates({ ledger, map, choices });
  const cells = new Map<string, { -readonly [key in keyof CellCount]: CellCount[key] }>();
  const batches = async function* () {
    for await (const entities of ledger.entities.all('contact')) {
      const moneyOf = await readMoney(entities);
      const accessOf = await readAccess(entities);
      const affiliatesOf = await readAffiliates(entities);
      const records = (await merge(entities)).map(({ entity }) => {
        const { contact, ...rest } = mapEntity(entity);
        const bought = addMoney(contact, ...moneyOf(entity.id));
        const member = addAccess(bought, accessOf(entity.id));
        const { affiliates, referredBy, lostReferral } = affiliatesOf(entity.id);
        return { contact: addAffiliate(member, affiliates, referredBy, lostReferral), ...rest };
      });
      for (const fate of records.flatMap((record) => record.cells)) {
        const key = `${fate.column}\n${fate.fate}\n${fate.rule}`;
        const count = cells.get(key);
        if (count === undefined) cells.set(key, { ...fate, cells: 1 });
        else count.cells += 1;
      }
      yield {
        contacts: records.map((record) => record.contact),
        issues: records.flatMap((record) => record.issues),
      };
    }
  };
  await ledger.mapped.replace(version, batches(), () => [...cells.values()]);
}

type Money = readonly [Purchases | undefined, readonly Subscription[]];

/** What the people of a batch bought and subscribed to, by entity id. */
async function openMoney(
  ledger: Ledger,
  map: FieldMap,
  choices: Readonly<Record<DecisionId, string>>,
): Promise<(people: readonly Entity[]) => Promise<(id: number) => Money>> {
  const hasSubscriptions = (await ledger.entities.count('subscription')) > 0;
  const context = { defaultCountry: choices['default-country'], timeZone: choices['time-zone'] };
  const carry = hasSubscriptions ? compileRecord(map, 'subscription', context) : null;
  return async (people) => {
    const ids = people.map(({ id }) => id);
    const purchases = await ledger.transactions.purchasesOf(ids);
    const paid = await ledger.transactions.paidSubscriptionsOf(ids);
    const paidBy = (id: number) => (paid.get(id) ?? []).map(readPaidSubscription);
    if (carry === null) return (id) => [purchases.get(id), paidBy(id)];
    const owned = await ledger.entities.belongingTo('subscription', ids);
    const numbers = [...owned.values()].flat().flatMap(({ columns }) => columns['subscription_id'] ?? []);
    const currencies = await ledger.transactions.subscriptionCurrencies(numbers);
    return (id) => {
      const theirs = (owned.get(id) ?? []).map((one) => readSubscription(one, carry(one), currencies));
      return [purchases.get(id), [...theirs, ...paidBy(id)]];
    };
  };
}
