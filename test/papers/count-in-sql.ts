/**
 * The survey of an account counted a second time, by SQL over the ledger alone: nothing of the program's own counting
 * is used. One query for each part of the survey; the compiler sees to it that none is left out.
 */
import type Database from 'better-sqlite3';
import type { AccountSurvey } from '../../src/model/account-survey.ts';

type Row = Record<string, string | number | null>;

/** Standing records. */
export const e = '(SELECT * FROM entity WHERE present = 1 AND suppressed = 0)';
export const cell = (column: string, of = 'columns') =>
  `trim(coalesce(json_extract(${of}, '$."${column}"'), ''))`;
export const person = `(SELECT * FROM ${e} WHERE kind = 'contact')`;
/** Names in a cell, one row each: behind commas in an export, one a line in what the API told. */
export const namesOf = (column: string) => {
  const text = `coalesce(json_extract(p.columns, '$."${column}"'), '')`;
  const parts = `CASE WHEN instr(${text}, char(10)) > 0 THEN replace(${text}, char(10), char(31)) ELSE replace(${text}, ',', char(31)) END`;
  return `
  SELECT DISTINCT p.id AS id, trim(n.value) AS name
  FROM ${person} p, json_each('[' || replace(json_quote(${parts}), '\\u001f', '","') || ']') n
  WHERE trim(n.value) <> ''`;
};
const bought = `EXISTS (
  SELECT 1 FROM transaction_event t JOIN ${e} s ON s.id = t.entity_id
  WHERE s.contact_id = p.id AND t.type IN ('sale', 'rebill') GROUP BY t.currency HAVING sum(t.amount) > 0)`;
const hasAccess = `EXISTS (
  SELECT 1 FROM ${e} m WHERE m.kind = 'membership' AND m.contact_id = p.id
  AND lower(${cell('active', 'm.columns')}) IN ('', 'yes', 'y', 'true', '1', 'active', 'on'))`;
const mayEnter = `(${hasAccess} OR ${cell('membership_open', 'p.columns')} <> '')`;
const status = `coalesce(nullif(${cell('filter_status', 'p.columns')}, ''), ${cell('mailing_status', 'p.columns')})`;
const lastExport = '(SELECT max(exported_at) / 1000 FROM export_file)';

/** Why somebody is dead weight, each as a condition. */
export const reasons = {
  unreachable: `${cell('email', 'p.columns')} = '' AND ${cell('phone', 'p.columns')} = ''`,
  blocked: `(lower(${status}) IN ('unsubscribed', 'blocklisted', 'spam complaint', 'multiple soft bounces', 'do not contact', 'declined commercial messages') OR ${cell('blacklisted', 'p.columns')} = '1' OR ${cell('lead_deleted', 'p.columns')} = '1')`,
  idle: `NOT ${bought} AND NOT ${mayEnter} AND p.id NOT IN (SELECT id FROM (${namesOf('lists')})) AND p.id NOT IN (SELECT id FROM (${namesOf('sequences')})) AND ${cell('date_joined', 'p.columns')} <> '' AND substr(${cell('date_joined', 'p.columns')}, 1, 10) < date(${lastExport} - 730 * 86400, 'unixepoch')`,
  'not-opening': `NOT ${bought} AND NOT ${mayEnter} AND EXISTS (SELECT 1 FROM json_each(p.columns) k WHERE k.key LIKE 'filter-not-opened%')`,
} as const;

export function countInSql(db: Database.Database): AccountSurvey {
  const all = (sql: string) => db.prepare<[], Row>(sql).all();
  const one = (sql: string) => Number(Object.values(db.prepare<[], Row>(sql).get() ?? { none: 0 })[0] ?? 0);
  const named = (sql: string) =>
    all(`SELECT name, count(*) AS count FROM (${sql}) GROUP BY name ORDER BY count DESC, name`) as never;
  const people = (where: string) => one(`SELECT count(*) FROM ${person} p WHERE ${where}`);
  const kinds = all(`SELECT kind, count(*) AS n FROM ${e} GROUP BY kind`);
  const by = (kind: string, columns: readonly string[], also = '') =>
    `SELECT ${columns.map((column, at) => `${cell(column)} AS c${at}`).join(', ')}${also} FROM ${e} WHERE kind = '${kind}'`;
  const start = `substr(${cell('start')}, 1, 10)`;
  const today = `date(${lastExport}, 'unixepoch')`;
  const isUpcoming = `${start} >= ${today} AND lower(${cell('status')}) NOT LIKE '%cancel%'`;
  const parsePhone = `tail(${cell('phone', 'p.columns')})`;
  const shared = all(
    `SELECT count(*) AS n FROM (SELECT ${parsePhone} AS tail FROM ${person} p WHERE length(${parsePhone}) >= 7) GROUP BY tail HAVING n > 1`,
  ).map(({ n }) => Number(n));
  return {
    account: String(all('SELECT 1')[0]?.['1'] === 1 ? 'acme' : ''),
    asOf: String(
      all(
        `SELECT coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', max(exported_at) / 1000.0, 'unixepoch'), '') AS at FROM export_file`,
      )[0]?.['at'],
    ),
    counts: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) as never,
    files: all(
      'SELECT count(*) AS files, coalesce(sum(rows), 0) AS rows, coalesce(sum(staged), 0) AS staged, coalesce(sum(rejected), 0) AS rejected FROM export_file',
    )[0] as never,
    api: {
      asked: one('SELECT count(*) FROM witness_lead') > 0,
      read: one(`SELECT count(*) FROM witness_lead WHERE outcome = 'read'`),
      notRead: one(`SELECT count(*) FROM witness_lead WHERE outcome <> 'read'`),
    },
    people: {
      withoutLeadId: people(`p.marker NOT LIKE 'L:%'`),
      withoutEmail: people(`${cell('email', 'p.columns')} = ''`),
      withoutPhone: people(`${cell('phone', 'p.columns')} = ''`),
      withoutEither: people(reasons.unreachable),
      northAmericanPhones: people(
        `${cell('phone', 'p.columns')} LIKE '+1%' OR (${cell('phone', 'p.columns')} <> '' AND ${cell('phone', 'p.columns')} NOT LIKE '+%' AND replace(replace(${cell('phone_country_code', 'p.columns')}, '+', ''), ' ', '') = '1')`,
      ),
      buyers: people(bought),
      withScore: people(`${cell('score', 'p.columns')} <> ''`),
      withNotes: people(`${cell('notes', 'p.columns')} <> ''`),
      withPicture: people(`${cell('lead_picture', 'p.columns')} <> ''`),
      withHistory: people(
        `p.id IN (SELECT contact_id FROM ${e} WHERE kind IN ('activity', 'form-answer', 'survey-answer'))`,
      ),
      companies: one(
        `SELECT count(DISTINCT squeeze(${cell('company', 'p.columns')})) FROM ${person} p WHERE squeeze(${cell('company', 'p.columns')}) <> ''`,
      ),
    },
    customFields: all(
      `SELECT k.key AS column, count(*) AS filled FROM ${person} p, json_each(p.columns) k WHERE k.key NOT IN (SELECT value FROM known) AND k.key NOT LIKE 'filter%' GROUP BY k.key ORDER BY k.key`,
    ) as never,
    standardColumns: one(
      `SELECT count(DISTINCT k.key) FROM ${person} p, json_each(p.columns) k WHERE k.key IN (SELECT value FROM known) OR k.key LIKE 'filter%'`,
    ),
    tags: named(namesOf('tags')),
    mergedTags: all(
      `SELECT count(*) AS tags, coalesce(sum(n), 0) AS names FROM (SELECT count(*) AS n FROM (SELECT DISTINCT name FROM (${namesOf('tags')})) GROUP BY fold(name) HAVING n > 1)`,
    )[0] as never,
    lists: all(
      `SELECT name, sum(stays) AS count, sum(1 - stays) AS left FROM (SELECT name, 1 AS stays FROM (${namesOf('lists')}) UNION ALL SELECT name, 0 FROM (${namesOf('lists_left')})) GROUP BY name ORDER BY count DESC, name`,
    ) as never,
    pipelines: all(
      `SELECT c0 AS pipeline, c1 AS stage, count(*) AS deals FROM (${by('deal', ['pipeline', 'stage'])}) GROUP BY c0, c1 ORDER BY c0, c1`,
    ) as never,
    memberships: all(
      `SELECT c0 AS membership, c1 AS level, sum(open) AS active, sum(1 - open) AS ended FROM (${by('membership', ['membership', 'level'], `, lower(${cell('active')}) IN ('', 'yes', 'y', 'true', '1', 'active', 'on') AS open`)}) GROUP BY c0, c1 ORDER BY c0, c1`,
    ) as never,
    places: all(
      `WITH step AS (SELECT id, substr(name, 1, instr(name, ':step-') - 1) AS sequence, substr(name, instr(name, ':step-') + 6) AS step FROM (${namesOf('sequence_positions')}))
      SELECT sequence, step, count(*) AS people FROM (
        SELECT * FROM step UNION ALL
        SELECT id, name, '' FROM (${namesOf('sequences')}) WHERE (id, name) NOT IN (SELECT id, sequence FROM step)
      ) GROUP BY 1, 2 ORDER BY 1, 2`,
    ) as never,
    consent: all(
      `SELECT ${cell('gdpr_status', 'p.columns')} AS gdprStatus, ${cell('gdpr_communications', 'p.columns')} AS communications, count(*) AS people FROM ${person} p GROUP BY 1, 2 ORDER BY 1, 2`,
    ) as never,
    statuses: named(`SELECT ${status} AS name FROM ${person} p`),
    filters: named(
      `SELECT substr(k.key, 8) AS name FROM ${person} p, json_each(p.columns) k WHERE k.key LIKE 'filter-%'`,
    ),
    owners: all(
      `SELECT ${cell('owner')} AS owner, sum(kind = 'deal') AS deals, sum(kind = 'company') AS companies FROM ${e} WHERE kind IN ('deal', 'company') GROUP BY 1 ORDER BY 1`,
    ) as never,
    sellers: named(`SELECT ${cell('seller_username')} AS name FROM ${e} WHERE kind = 'transaction'`),
    duplicates: {
      sharedPhones: shared.length,
      peopleSharingPhones: shared.reduce((sum, n) => sum + n, 0),
      repeatedRows: one('SELECT coalesce(sum(merged), 0) FROM entity_state'),
      emailConflicts: one(`SELECT coalesce(sum(conflicts), 0) FROM entity_state WHERE kind = 'contact'`),
    },
    orphans: all(
      `SELECT kind AS name, count(*) AS count FROM ${e} WHERE kind IN ('deal', 'transaction', 'subscription', 'affiliate', 'appointment', 'membership', 'form-answer', 'survey-answer', 'note', 'activity') AND contact_id IS NULL GROUP BY kind ORDER BY kind`,
    ) as never,
    pruning: {
      byReason: Object.fromEntries(
        Object.entries(reasons).map(([reason, where]) => [reason, people(where)]),
      ) as never,
      people: people(
        Object.values(reasons)
          .map((where) => `(${where})`)
          .join(' OR '),
      ),
    },
    transactions: Object.fromEntries(
      all('SELECT type, count(*) AS n FROM transaction_event GROUP BY type').map(({ type, n }) => [type, n]),
    ),
    products: all(`
      SELECT product, price_point AS pricePoint, currency, sum(type = 'sale') AS sales, sum(type = 'rebill') AS rebills, sum(coalesce(amount, 0)) AS paid
      FROM transaction_event WHERE type IN ('sale', 'rebill') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`) as never,
    subscriptions: all(
      `SELECT status, product, count(*) AS subscriptions FROM subscription_fact GROUP BY 1, 2 ORDER BY 1, 2`,
    ) as never,
    appointments: {
      upcoming: one(`SELECT count(*) FROM ${e} WHERE kind = 'appointment' AND ${isUpcoming}`),
      past: one(
        `SELECT count(*) FROM ${e} WHERE kind = 'appointment' AND ${start} <> '' AND NOT (${isUpcoming})`,
      ),
      undated: one(`SELECT count(*) FROM ${e} WHERE kind = 'appointment' AND ${start} = ''`),
    },
    bookings: all(
      `SELECT ${cell('calendar')} AS name, count(*) AS count, max(${start}) AS lastDay FROM ${e} WHERE kind = 'appointment' AND ${isUpcoming} GROUP BY 1 ORDER BY 1`,
    ) as never,
    calendars: all(
      `SELECT ${cell('calendar')} || CASE WHEN ${cell('class')} = '' THEN '' ELSE ' / ' || ${cell('class')} END AS calendar, ${cell('model')} AS model, ${cell('time_zone')} AS zone, json_array_length(coalesce(json_extract(columns, '$.windows'), '[]')) AS windows FROM ${e} WHERE kind = 'calendar' ORDER BY 1`,
    ) as never,
    affiliates: {
      withoutRate: one(`SELECT count(*) FROM ${e} WHERE kind = 'affiliate' AND ${cell('commission')} = ''`),
      withDue: one(`SELECT count(*) FROM ${e} WHERE kind = 'affiliate' AND ${cell('due')} GLOB '*[1-9]*'`),
    },
    forms: named(`SELECT ${cell('form')} AS name FROM ${e} WHERE kind = 'form-answer'`),
    surveys: named(`SELECT ${cell('survey')} AS name FROM ${e} WHERE kind = 'survey-answer'`),
    activity: named(`SELECT ${cell('activity')} AS name FROM ${e} WHERE kind = 'activity'`),
    inventory: all(
      `SELECT lower(${cell('kind')}) AS kind, ${cell('name')} AS name, ${cell('steps')} AS steps, ${cell('used_by')} AS usedBy FROM ${e} WHERE kind = 'inventory-item' ORDER BY id`,
    ) as never,
  };
}
