/**
 * An affiliate as the fields of a record and of the person: id, status, commission as Kartra states it, money earned,
 * held back, due and paid; and on everybody else who brought them (R109–R111). Kartra's export has no currency, only
 * signs at times, and a commission for some only: it may be set for each product elsewhere.
 */
import type { CustomValue, MappedContact } from '../../model/contact.ts';
import type { CustomFieldSpec, CustomFieldType } from '../../model/custom-field.ts';
import type { Entity } from '../../model/entity.ts';
import { noCurrency, parseMoney } from '../../model/money.ts';
import type { CarriedRecord } from '../compile-record.ts';
import { asAmount } from './payment-values.ts';

const moneyNames = ['earned', 'reserve', 'due', 'paid'] as const;

type MoneyName = (typeof moneyNames)[number];

export interface Affiliate {
  readonly externalId: string;
  /** Marker of the person; null where an affiliate is no contact. */
  readonly contact: string | null;
  /** Kartra's own, empty where the export has none; here and below. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly products: string;
  /** As Kartra states it, `30%`: a share or an amount; empty where the export does not say. */
  readonly commission: string;
  readonly currency: string;
  /** Minor units; null for what the export lacks or what cannot be read. */
  readonly money: Readonly<Record<MoneyName, number | null>>;
  /** `YYYY-MM-DD` */
  readonly joined: string;
  /** What an earlier export said and the latest leaves empty: `username`, `due`, and so on. */
  readonly emptied: readonly string[];
}

export function readAffiliate(
  entity: Entity,
  { fields, emptied }: CarriedRecord,
  currency: string,
): Affiliate {
  const read = (name: MoneyName) => parseMoney(fields[name] ?? '', currency);
  return {
    externalId: entity.marker,
    contact: entity.contact ?? null,
    id: entity.columns['affiliate_id']?.trim() ?? '',
    username: fields.username ?? '',
    name: fields.name ?? '',
    email: entity.columns['email']?.trim() ?? '',
    status: fields.status ?? '',
    products: fields.products ?? '',
    commission: fields.commission ?? '',
    currency,
    money: { earned: read('earned'), reserve: read('reserve'), due: read('due'), paid: read('paid') },
    joined: fields.joined?.slice(0, 10) ?? '',
    emptied,
  };
}

/** Signs, with the currencies each may stand for. */
const signs: readonly (readonly [string, readonly string[]])[] = [
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY', 'CNY']],
  ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN']],
];

/**
 * Kartra owes all affiliates in one currency, the account's own: told by the signs of their amounts, among the
 * currencies the account was paid in; or the only one it was ever paid in.
 * @param texts amounts as they stand in the export
 * @param paidIn codes
 */
export function affiliateCurrency(texts: readonly string[], paidIn: readonly string[]): string {
  const known = paidIn.filter((code) => code !== noCurrency);
  const signed = signs.filter(([sign]) => texts.some((text) => text.includes(sign)));
  if (signed.length > 1) return noCurrency;
  const [only] = signed;
  const candidates =
    only === undefined
      ? known
      : only[1].length === 1
        ? only[1]
        : only[1].filter((code) => known.includes(code));
  return candidates.length === 1 ? (candidates[0] ?? noCurrency) : noCurrency;
}

/** Values under keys that begin with `prefix`; what the export does not say is absent. */
function valuesOf(affiliate: Affiliate, prefix: string): Readonly<Record<string, CustomValue>> {
  const { currency, money } = affiliate;
  const hasMoney = moneyNames.some((name) => money[name] !== null);
  const texts = {
    id: affiliate.id,
    username: affiliate.username,
    status: affiliate.status,
    products: affiliate.products,
    commission: affiliate.commission,
    currency: hasMoney && currency !== noCurrency ? currency : '',
    joined: affiliate.joined,
  };
  const amounts = moneyNames.flatMap((name) => {
    const amount = money[name];
    return amount === null ? [] : [[`${prefix}${name}`, asAmount(amount, currency)] as const];
  });
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([key, value]) => (value === '' ? [] : [[`${prefix}${key}`, value]])),
    ),
    ...Object.fromEntries(amounts),
  };
}

/** Keys of what the latest export says of these profiles no more; without an amount there is no currency either. */
export function affiliateLacks(
  affiliates: readonly Affiliate[],
  values: Readonly<Record<string, CustomValue>>,
): readonly string[] {
  const names = affiliates.flatMap(({ emptied }) => emptied).filter((name) => !name.includes(':'));
  const lostMoney = moneyNames.some((name) => names.includes(name));
  return [...new Set(lostMoney ? [...names, 'currency'] : names)]
    .map((name) => `${personPrefix}${name}`)
    .filter((key) => values[key] === undefined)
    .sort();
}

export const personPrefix = 'kartra_affiliate_';

/** Values of a record of its own. */
export function affiliateValues(affiliate: Affiliate): Readonly<Record<string, CustomValue>> {
  const { externalId, name } = affiliate;
  return {
    ...valuesOf(affiliate, personPrefix),
    kartra_id: externalId,
    ...(name === '' ? {} : { kartra_affiliate_name: name }),
  };
}

const field = (key: string, name: string, dataType: CustomFieldType = 'TEXT'): CustomFieldSpec => ({
  key,
  name: `Kartra ${name}`,
  dataType,
  options: [],
});
const affiliateField = (key: string, dataType: CustomFieldType = 'TEXT') =>
  field(`${personPrefix}${key}`, `affiliate ${key}`, dataType);

export const affiliateFields: readonly CustomFieldSpec[] = [
  affiliateField('id'),
  affiliateField('username'),
  affiliateField('status'),
  affiliateField('products'),
  affiliateField('commission'),
  affiliateField('currency'),
  affiliateField('earned', 'NUMERICAL'),
  affiliateField('reserve', 'NUMERICAL'),
  affiliateField('due', 'NUMERICAL'),
  affiliateField('paid', 'NUMERICAL'),
  affiliateField('joined', 'DATE'),
];

/** Who brought a person: usernames of affiliates. */
export const referralField = field('kartra_referred_by', 'referred by');

/**
 * The person with what they are as an affiliate, and who brought them; unchanged where neither is known.
 * @param lostReferral an earlier export said who brought them, the latest says nobody
 */
export function addAffiliate(
  contact: MappedContact,
  affiliates: readonly Affiliate[],
  referredBy: readonly string[],
  lostReferral: boolean,
): MappedContact {
  if (affiliates.length === 0 && referredBy.length === 0 && !lostReferral) return contact;
  const referral = referredBy.length === 0 ? {} : { [referralField.key]: referredBy.join(', ') };
  const values = together(affiliates);
  const lacks = [...affiliateLacks(affiliates, values), ...(lostReferral ? [referralField.key] : [])];
  const emptied = [...(contact.emptied ?? []), ...lacks.map((key) => `custom.${key}`)];
  return {
    ...contact,
    custom: { ...contact.custom, ...values, ...referral },
    ...(emptied.length === 0 ? {} : { emptied }),
  };
}

/** Of several profiles of one person: what they are owed is added up, what they are called stands side by side. */
function together(affiliates: readonly Affiliate[]): Readonly<Record<string, CustomValue>> {
  const [first, ...others] = affiliates;
  if (first === undefined) return {};
  if (others.length === 0) return valuesOf(first, personPrefix);
  const join = (name: 'id' | 'username' | 'status' | 'products' | 'commission') =>
    [...new Set(affiliates.map((one) => one[name]).filter((text) => text !== ''))].join(', ');
  const sum = (name: MoneyName) =>
    affiliates.every(({ money }) => money[name] === null)
      ? null
      : affiliates.reduce((total, { money }) => total + (money[name] ?? 0), 0);
  return valuesOf(
    {
      ...first,
      id: join('id'),
      username: join('username'),
      status: join('status'),
      products: join('products'),
      commission: join('commission'),
      money: { earned: sum('earned'), reserve: sum('reserve'), due: sum('due'), paid: sum('paid') },
    },
    personPrefix,
  );
}
