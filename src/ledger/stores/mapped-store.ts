/** Mapped records, the issues mapping raised, and the fate of every source cell. */

import type { CellCount, Fate } from '../../model/cell-fate.ts';
import type { CompanyClues } from '../../model/company.ts';
import { type Channel, channels, type MappedContact } from '../../model/contact.ts';
import type { Issue, IssueSeverity } from '../../model/issue.ts';
import { moneyIn } from '../../model/transaction.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { MappedStore } from '../ledger.ts';

/** Sorts after every date, so that people without one come last. */
const noDate = '~';

export function createMappedStore({ read, write }: Connection): MappedStore {
  /** Contacts whose e-mail or phone another one has too, who joined first first. */
  const sharing = (key: 'email' | 'phone') => {
    const shared = read
      .selectFrom('mapped_contact')
      .select(key)
      .where(key, 'is not', null)
      .groupBy(key)
      .having((eb) => eb.fn.countAll<number>(), '>', 1);
    return read
      .selectFrom('mapped_contact')
      .where(key, 'in', shared)
      .orderBy('joined')
      .orderBy('external_id');
  };

  /** Marker → instant of the first money that came in, of those who share. */
  const firstPurchases = async (key: 'email' | 'phone') => {
    const rows = await read
      .selectFrom('transaction_event as event')
      .innerJoin('entity as sale', 'sale.id', 'event.entity_id')
      .innerJoin('entity as person', 'person.id', 'sale.contact_id')
      .select((eb) => ['person.marker', eb.fn.min('event.at').as('at')])
      .where('event.type', 'in', moneyIn)
      .where('event.at', '!=', '')
      .where('person.marker', 'in', sharing(key).clearOrderBy().select('external_id'))
      .groupBy('person.marker')
      .execute();
    return new Map(rows.map(({ marker, at }) => [marker, at]));
  };

  return {
    replace(mapVersion, batches, cells) {
      return write.transaction().execute(async (trx) => {
        for (const table of ['mapped_contact', 'mapped_tag', 'issue', 'cell_count', 'map_state'] as const) {
          await trx.deleteFrom(table).execute();
        }
        let records = 0;
        let issueCount = 0;
        const tags = new Set<string>();
        for await (const { contacts, issues } of batches) {
          records += contacts.length;
          issueCount += issues.length;
          for (const contact of contacts) for (const tag of contact.tags) tags.add(tag);
          const rows = contacts.map((contact) => ({
            external_id: contact.externalId,
            email: contact.fields.email ?? null,
            phone: contact.fields.phone ?? null,
            company_clues: contact.company === null ? null : JSON.stringify(contact.company),
            joined: contact.joined ?? noDate,
            record: JSON.stringify(contact),
          }));
          for (const part of inBatches(rows)) await trx.insertInto('mapped_contact').values(part).execute();
          for (const part of inBatches(issues.map(toIssueRow))) {
            await trx.insertInto('issue').values(part).execute();
          }
        }
        for (const part of inBatches([...tags].sort().map((tag) => ({ tag })))) {
          await trx.insertInto('mapped_tag').values(part).execute();
        }
        for (const part of inBatches(cells())) await trx.insertInto('cell_count').values(part).execute();
        await trx.insertInto('map_state').values({ id: 1, map_version: mapVersion }).execute();
        return { records, issues: issueCount };
      });
    },

    async version() {
      const row = await read.selectFrom('map_state').select('map_version').executeTakeFirst();
      return row?.map_version ?? null;
    },

    async *contacts(): AsyncGenerator<readonly MappedContact[]> {
      const stream = pages((last: { joined: string; external_id: string; record: string } | null) => {
        const query = read
          .selectFrom('mapped_contact')
          .select(['joined', 'external_id', 'record'])
          .orderBy('joined')
          .orderBy('external_id')
          .limit(pageSize);
        if (last === null) return query.execute();
        return query
          .where((eb) =>
            eb.or([
              eb('joined', '>', last.joined),
              eb.and([eb('joined', '=', last.joined), eb('external_id', '>', last.external_id)]),
            ]),
          )
          .execute();
      });
      for await (const page of stream) yield page.map((row) => JSON.parse(row.record) as MappedContact);
    },

    async *issues(): AsyncGenerator<readonly Issue[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('issue')
          .selectAll()
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map(({ id: _, external_id: externalId, severity, ...row }) => ({
          ...row,
          externalId,
          severity: severity as IssueSeverity,
        }));
      }
    },

    async issueCounts() {
      const rows = await read
        .selectFrom('issue')
        .select(['code', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('code')
        .orderBy('code')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.code, Number(row.count)]));
    },

    async cells() {
      const rows = await read
        .selectFrom('cell_count')
        .selectAll()
        .orderBy('column')
        .orderBy('fate')
        .orderBy('rule')
        .execute();
      return rows.map((row): CellCount => ({ ...row, fate: row.fate as Fate }));
    },

    async distinctTags() {
      const rows = await read.selectFrom('mapped_tag').select('tag').orderBy('tag').execute();
      return rows.map((row) => row.tag);
    },

    async clueCounts() {
      const rows = await read
        .selectFrom('mapped_contact')
        .select(['company_clues', (eb) => eb.fn.countAll<number>().as('contacts')])
        .where('company_clues', 'is not', null)
        .groupBy('company_clues')
        .orderBy('company_clues')
        .execute();
      return rows.map((row) => ({
        clues: JSON.parse(row.company_clues ?? 'null') as CompanyClues,
        contacts: Number(row.contacts),
      }));
    },

    async firstHolders(key, by = 'joined') {
      const joined = await sharing(key)
        .select([`${key} as value`, 'external_id'])
        .execute();
      const bought = by === 'purchase' ? await firstPurchases(key) : new Map<string, string>();
      const boughtAt = (marker: string): string => bought.get(marker) ?? noDate;
      const rows = joined.toSorted((a, b) =>
        boughtAt(a.external_id) < boughtAt(b.external_id)
          ? -1
          : Number(boughtAt(a.external_id) > boughtAt(b.external_id)),
      );
      const holders = new Map<string, string>();
      for (const row of rows) {
        if (row.value !== null && !holders.has(row.value)) holders.set(row.value, row.external_id);
      }
      return holders;
    },

    async sharedRestrictions(key) {
      const rows = await sharing(key)
        .select([`${key} as value`, 'record'])
        .execute();
      const restrictions = new Map<string, readonly Channel[]>();
      for (const row of rows) {
        if (row.value === null) continue;
        const { restricted } = JSON.parse(row.record) as MappedContact;
        const before = restrictions.get(row.value) ?? [];
        const all = channels.filter((c) => before.includes(c) || restricted[c] !== undefined);
        restrictions.set(row.value, all);
      }
      return restrictions;
    },
  };
}

function toIssueRow({ externalId, ...issue }: Issue) {
  return { ...issue, external_id: externalId };
}
