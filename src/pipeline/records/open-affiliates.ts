/** Reads affiliates, and who brought whom: by Kartra's own referring id, and by who sold to a person. */
import type { Ledger } from '../../ledger/ledger.ts';
import { compileRecord } from '../../mapping/compile-record.ts';
import { type Affiliate, affiliateCurrency, readAffiliate } from '../../mapping/records/affiliate.ts';
import type { Entity } from '../../model/entity.ts';
import type { AccessPlanning } from './open-access.ts';
import { mapContext } from './record-context.ts';

export interface AffiliateFacts {
  readonly affiliates: readonly Affiliate[];
  /** Usernames, or what the source calls them; sorted. */
  readonly referredBy: readonly string[];
  /** An earlier export said who brought the person, the latest says nobody. */
  readonly lostReferral: boolean;
}

const moneyColumns = ['earned', 'reserve', 'due', 'paid'] as const;
const nothing = /^(?:|n\/a|none|null|0|-+)$/iu;

/** In the order of their entities. Affiliates are few: a person makes each. */
export async function readAffiliates({ ledger, ...planning }: AccessPlanning): Promise<readonly Affiliate[]> {
  const entities: Entity[] = [];
  for await (const batch of ledger.entities.all('affiliate')) entities.push(...batch);
  if (entities.length === 0) return [];
  const carry = compileRecord(planning.map, 'affiliate', mapContext(planning));
  const paidIn = (await ledger.transactions.totals()).map(({ currency }) => currency);
  const texts = entities.flatMap(({ columns }) => moneyColumns.map((column) => columns[column] ?? ''));
  const currency = affiliateCurrency(texts, [...new Set(paidIn)]);
  return entities.map((entity) => readAffiliate(entity, carry(entity), currency));
}

/** @returns for people, a function from a person's entity id to what is known of them */
export async function openAffiliates(
  planning: AccessPlanning,
): Promise<(people: readonly Entity[]) => Promise<(id: number) => AffiliateFacts>> {
  const { ledger } = planning;
  const all = await readAffiliates(planning);
  const byContact = Map.groupBy(all, ({ contact }) => contact ?? '');
  const byId = new Map(all.map((affiliate) => [affiliate.id, affiliate]));
  const sells = await hasSellers(ledger);
  return async (people) => {
    const ids = people.map(({ id }) => id);
    const sales = sells
      ? await ledger.entities.belongingTo('transaction', ids)
      : new Map<number, readonly Entity[]>();
    const byEntity = new Map(people.map((person) => [person.id, person]));
    return (id) => {
      const person = byEntity.get(id);
      if (person === undefined) return { affiliates: [], referredBy: [], lostReferral: false };
      const referrer = person.columns['referring_id']?.trim() ?? '';
      const sold = sales.get(id) ?? [];
      const names = [
        nothing.test(referrer) ? '' : nameOf(byId.get(referrer)) || referrer,
        ...sold.map(({ columns }) => columns['affiliate_username']?.trim() ?? ''),
      ];
      const referredBy = [...new Set(names.filter((name) => !nothing.test(name)))].sort();
      const spoke =
        'referring_id' in person.superseded ||
        sold.some(({ superseded }) => 'affiliate_username' in superseded);
      return {
        affiliates: byContact.get(person.marker) ?? [],
        referredBy,
        lostReferral: spoke && referredBy.length === 0,
      };
    };
  };
}

const nameOf = (affiliate: Affiliate | undefined): string => affiliate?.username ?? '';

/** Reading every sale of a person for its affiliate is worth it only where sales have affiliates, or had them. */
async function hasSellers({ entities }: Ledger): Promise<boolean> {
  const column = 'affiliate_username';
  const profiles = await entities.profiles('transaction');
  const names = profiles.some((one) => one.column === column && one.filled > 0);
  return names || (await entities.hasSuperseded('transaction', column));
}
