/** Records and their people: who belongs to whom, who belongs to nobody, who must not be written at all. */
import { sql } from 'kysely';
import type { EntityKind } from '../../model/entity.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { EntityStore, Orphan } from '../ledger.ts';
import { emailAlias } from './add-people.ts';

type Links = Pick<EntityStore, 'linkPeople' | 'orphanCounts' | 'orphans' | 'suppress'>;

/** Kinds that always belong to somebody: a row of theirs that names nobody is an orphan too. */
const personal: readonly EntityKind[] = [
  'deal',
  'transaction',
  'subscription',
  'affiliate',
  'appointment',
  'membership',
  'form-answer',
  'survey-answer',
  'note',
  'activity',
];

export function createEntityLinks({ read, write }: Connection): Links {
  return {
    async linkPeople() {
      await sql`
        update entity set contact_id = coalesce(
          (select a.entity_id from entity_alias a join entity c on c.id = a.entity_id
            where a.kind = 'contact' and a.alias = 'L:' || entity.person_lead and c.present = 1),
          (select a.entity_id from entity_alias a join entity c on c.id = a.entity_id
            where a.kind = 'contact' and a.alias = 'E:' || entity.person_email and c.present = 1))
        where kind <> 'contact' and present = 1`.execute(write);
    },

    async orphanCounts() {
      const rows = await read
        .selectFrom('entity')
        .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
        .where('kind', 'in', personal)
        .where('present', '=', 1)
        .where('suppressed', '=', 0)
        .where('contact_id', 'is', null)
        .groupBy('kind')
        .execute();
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
    },

    async *orphans(): AsyncGenerator<readonly Orphan[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('entity')
          .select(['id', 'kind', 'marker', 'origin_file', 'origin_line'])
          .where('id', '>', last?.id ?? 0)
          .where('kind', 'in', personal)
          .where('present', '=', 1)
          .where('suppressed', '=', 0)
          .where('contact_id', 'is', null)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map((row) => ({
          kind: row.kind as EntityKind,
          marker: row.marker,
          file: row.origin_file,
          line: row.origin_line,
        }));
      }
    },

    async suppress(isSuppressed) {
      const found = isSuppressed === null ? [] : await findSuppressed(read, isSuppressed);
      const records = await write.transaction().execute(async (trx) => {
        await trx.updateTable('entity').set({ suppressed: 0 }).where('suppressed', '=', 1).execute();
        for (const part of inBatches(found)) {
          const aliases = trx
            .selectFrom('entity_alias')
            .select('entity_id')
            .where('kind', '=', 'contact')
            .where('alias', 'in', part.map(emailAlias));
          await trx
            .updateTable('entity')
            .set({ suppressed: 1 })
            .where((eb) =>
              eb.or([
                eb('id', 'in', aliases),
                eb('contact_id', 'in', aliases),
                eb('person_email', 'in', part),
              ]),
            )
            .execute();
        }
        const counts = await trx
          .selectFrom('entity')
          .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
          .where('suppressed', '=', 1)
          .where('present', '=', 1)
          .groupBy('kind')
          .execute();
        return Object.fromEntries(counts.map(({ kind, count }) => [kind, Number(count)]));
      });
      return { emails: found, records };
    },
  };
}

/** Every address the source has, people's and records', each judged once. */
async function findSuppressed(
  read: Connection['read'],
  isSuppressed: (email: string) => boolean,
): Promise<string[]> {
  const found = new Set<string>();
  const judge = (email: string | null) => {
    if (email !== null && isSuppressed(email)) found.add(email);
  };
  const aliases = pages((last: { alias: string } | null) =>
    read
      .selectFrom('entity_alias')
      .select('alias')
      .where('kind', '=', 'contact')
      .where('alias', '>', last?.alias ?? 'E:')
      .where('alias', '<', 'E;')
      .orderBy('alias')
      .limit(pageSize)
      .execute(),
  );
  for await (const page of aliases) for (const { alias } of page) judge(alias.slice(2));
  const records = pages((last: { id: number } | null) =>
    read
      .selectFrom('entity')
      .select(['id', 'person_email'])
      .where('id', '>', last?.id ?? 0)
      .where('person_email', 'is not', null)
      .orderBy('id')
      .limit(pageSize)
      .execute(),
  );
  for await (const page of records) for (const { person_email: email } of page) judge(email);
  return [...found].sort();
}
