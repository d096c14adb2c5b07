/**
 * Removes a person from the ledger (B21). What is theirs is deleted; what must keep its place in a sum (operations,
 * links) stays under a hash and without content; in every other text of every table, those of later migrations
 * too, their addresses and numbers are replaced. All or nothing.
 */
import { type Kysely, sql } from 'kysely';
import { sha256 } from '../../model/digest.ts';
import type { Json } from '../../model/json.ts';
import { type PersonTraces, purgedPrefix, removeRecords, removeTraces } from '../../model/person-traces.ts';
import { type Connection, inBatches } from '../connection.ts';
import type { PurgeStore } from '../ledger.ts';
import type { Tables } from '../tables.ts';

const unsent: ReadonlySet<string> = new Set(['planned', 'waiting']);

/** Columns that hold a marker, whatever the table. */
const markerColumns = new Set(['external_id', 'marker', 'contact']);
/** Tables whose rows keep their place in a sum. */
const keptTables = new Set(['operation', 'identity_link', 'entity', 'entity_alias']);

/** Filled anew from the exports, which were purged before. */
const readAgain = new Set(['staged_row', 'rejected_row']);
/** A row for each record, removed or emptied above: no document in them speaks of several. */
const byRecord = new Set(
  `operation entity entity_alias transaction_event subscription_fact mapped_contact issue snapshot_contact
  snapshot_key snapshot_record identity_link request discrepancy`.split(/\s+/u),
);

export function createPurgeStore({ read, write }: Connection): PurgeStore {
  return {
    async find(alias) {
      const person = await read
        .selectFrom('entity_alias')
        .innerJoin('entity', 'entity.id', 'entity_alias.entity_id')
        .select(['entity.id', 'entity.marker', 'entity.columns', 'entity.superseded'])
        .where('entity_alias.kind', '=', 'contact')
        .where('entity_alias.alias', '=', alias)
        .executeTakeFirst();
      if (person === undefined) return null;
      const aliases = await read
        .selectFrom('entity_alias')
        .select('alias')
        .where('entity_id', '=', person.id)
        .execute();
      const named = (letter: string) =>
        aliases
          .map((row) => row.alias)
          .filter((text) => text.startsWith(letter))
          .map((text) => text.slice(2));
      const [leadIds, emails] = [named('L:'), named('E:')];
      const records = await recordsOf(read, person.id, leadIds, emails);
      const mapped = await read
        .selectFrom('mapped_contact')
        .select('phone')
        .where('external_id', '=', person.marker)
        .execute();
      return {
        entityId: person.id,
        markers: [person.marker, ...records.map(({ marker }) => marker)],
        leadIds,
        emails,
        phones: [
          ...new Set([
            ...phonesIn(person.columns),
            ...phonesIn(person.superseded),
            ...mapped.flatMap(({ phone }) => phone ?? []),
          ]),
        ],
      };
    },

    erase(traces) {
      return write.transaction().execute((trx) => eraseTraces(trx, traces));
    },
  };
}

async function recordsOf(
  db: Kysely<Tables>,
  contactId: number,
  leadIds: readonly string[],
  emails: readonly string[],
): Promise<readonly { readonly id: number; readonly marker: string }[]> {
  return db
    .selectFrom('entity')
    .select(['id', 'marker'])
    .where((eb) =>
      eb.or([
        eb('contact_id', '=', contactId),
        ...(leadIds.length === 0 ? [] : [eb('person_lead', 'in', [...leadIds])]),
        ...(emails.length === 0 ? [] : [eb('person_email', 'in', [...emails])]),
      ]),
    )
    .execute();
}

/** Cells of phone columns, earlier values included. */
function phonesIn(json: string): string[] {
  const columns = JSON.parse(json) as Record<string, unknown>;
  return Object.entries(columns)
    .filter(([column]) => /phone/iu.test(column) && !/code|country/iu.test(column))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .map((value) => String(value).trim())
    .filter((value) => value !== '');
}

async function eraseTraces(trx: Kysely<Tables>, traces: PersonTraces): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  const count = (table: string, rows: bigint | number) => {
    if (Number(rows) > 0) removed[table] = (removed[table] ?? 0) + Number(rows);
  };
  const columns = await textColumns(trx);
  await eraseSnapshots(trx, traces, count);
  await hideOperations(trx, traces, count);
  for (const { table, column } of columns) {
    if (keptTables.has(table) || !markerColumns.has(column)) continue;
    for (const part of inBatches([...traces.markers])) {
      const { numAffectedRows = 0n } =
        await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} IN (${sql.join(part)})`.execute(
          trx,
        );
      count(table, numAffectedRows);
    }
  }
  await eraseEntities(trx, traces, count);
  for (const { table, column } of columns) {
    if (readAgain.has(table)) continue;
    count(`${table}: text`, await redact(trx, table, column, traces));
    if (!byRecord.has(table)) count(`${table}: documents`, await prune(trx, table, column, traces));
  }
  // Everything derived is made again from what is left.
  for (const table of ['entity_state', 'account_survey', 'column_profile'] as const) {
    await trx.deleteFrom(table).execute();
  }
  return removed;
}

async function textColumns(trx: Kysely<Tables>) {
  const tables = await trx.introspection.getTables();
  return tables.flatMap(({ name: table, columns }) =>
    columns.filter(({ dataType }) => /text/iu.test(dataType)).map(({ name: column }) => ({ table, column })),
  );
}

type Count = (table: string, rows: bigint | number) => void;

/** Contacts of the location with the same address or number, as they were read. */
async function eraseSnapshots(trx: Kysely<Tables>, traces: PersonTraces, count: Count): Promise<void> {
  const keys = [...traces.markers, ...traces.emails, ...traces.phones];
  for (const part of inBatches(keys)) {
    const found = await trx
      .selectFrom('snapshot_key')
      .select('contact_id')
      .where('value', 'in', part)
      .execute();
    for (const ids of inBatches(found.map(({ contact_id }) => contact_id))) {
      await trx.deleteFrom('snapshot_key').where('contact_id', 'in', ids).execute();
      const gone = await trx.deleteFrom('snapshot_contact').where('id', 'in', ids).executeTakeFirst();
      count('snapshot_contact', gone.numDeletedRows);
    }
  }
}

/**
 * An operation keeps its bucket, so that sums still hold; whose it was and what it held is gone. One that was still to be
 * written is left out from now on.
 */
async function hideOperations(trx: Kysely<Tables>, traces: PersonTraces, count: Count): Promise<void> {
  for (const marker of traces.markers) {
    const hidden = `${purgedPrefix}${sha256(marker).slice(0, 16)}`;
    const found = await trx
      .selectFrom('operation')
      .select(['id', 'external_id', 'state'])
      .where('external_id', 'like', `${marker}%`)
      .execute();
    for (const { id, external_id: externalId, state } of found) {
      if (/^[\p{L}\p{N}]/u.test(externalId.slice(marker.length))) continue;
      await trx
        .updateTable('operation')
        .set({
          external_id: `${hidden}:${id}`,
          depends_on: '[]',
          expected: '{}',
          changes: '[]',
          kept: '[]',
          before_image: null,
          ...(unsent.has(state) ? { state: 'skipped' as const, note: 'purged' } : {}),
        })
        .where('id', '=', id)
        .execute();
      count('operation', 1);
    }
    const links = await trx
      .updateTable('identity_link')
      .set({ external_id: hidden })
      .where('external_id', '=', marker)
      .executeTakeFirst();
    count('identity_link', links.numUpdatedRows);
  }
}

async function eraseEntities(trx: Kysely<Tables>, traces: PersonTraces, count: Count): Promise<void> {
  for (const part of inBatches([...traces.markers])) {
    const ids = (await trx.selectFrom('entity').select('id').where('marker', 'in', part).execute()).map(
      ({ id }) => id,
    );
    for (const some of inBatches(ids)) {
      await trx.deleteFrom('transaction_event').where('entity_id', 'in', some).execute();
      await trx
        .deleteFrom('subscription_fact')
        .where((eb) => eb.or([eb('entity_id', 'in', some), eb('contact_id', 'in', some)]))
        .execute();
      await trx.deleteFrom('entity_alias').where('entity_id', 'in', some).execute();
      const gone = await trx.deleteFrom('entity').where('id', 'in', some).executeTakeFirst();
      count('entity', gone.numDeletedRows);
    }
  }
}

/** Rows are few: each text is rewritten by the same rule files are. */
async function redact(
  trx: Kysely<Tables>,
  table: string,
  column: string,
  traces: PersonTraces,
): Promise<number> {
  let rows = 0;
  for (const needle of [...traces.emails, ...traces.phones.filter((phone) => phone.length > 6)]) {
    const { rows: found } = await sql<{ value: string }>`
      SELECT DISTINCT ${sql.ref(column)} AS value FROM ${sql.table(table)}
      WHERE lower(${sql.ref(column)}) LIKE ${`%${needle.toLowerCase().replace(/[\\%_]/gu, '\\$&')}%`} ESCAPE '\\'`.execute(
      trx,
    );
    for (const { value } of found) {
      const clean = removeTraces(value, traces);
      if (clean === null) continue;
      await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${clean} WHERE ${sql.ref(column)} = ${value}`.execute(
        trx,
      );
      rows += 1;
    }
  }
  return rows;
}

/** Documents that speak of several records lose those of the person. */
async function prune(
  trx: Kysely<Tables>,
  table: string,
  column: string,
  { markers }: PersonTraces,
): Promise<number> {
  const all = new Set(markers);
  let rows = 0;
  for (const marker of markers) {
    const { rows: found } = await sql<{ value: string }>`
      SELECT DISTINCT ${sql.ref(column)} AS value FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} LIKE ${`%${JSON.stringify(marker).replace(/[\\%_]/gu, '\\$&')}%`} ESCAPE '\\'`.execute(
      trx,
    );
    for (const { value } of found) {
      const clean = JSON.stringify(removeRecords(readJson(value), all));
      await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${clean} WHERE ${sql.ref(column)} = ${value}`.execute(
        trx,
      );
      rows += 1;
    }
  }
  return rows;
}

/** A text that is no JSON holds no record: nothing of it is kept. */
function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
