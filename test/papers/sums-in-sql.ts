/** The sums over the survey made a second time, by SQL over the ledger alone; the compiler sees that none is missing. */
import type Database from 'better-sqlite3';
import type { SurveySums } from '../../src/model/audit.ts';
import { cell, e, namesOf, person, reasons } from './count-in-sql.ts';

type Row = Record<string, string | number | null>;

/** A subscription with what its export says of the next payment: where the file names it, and only then. */
const subscription = `(
  SELECT f.status, f.product, f.currency,
    coalesce((SELECT trim(value) FROM json_each(s.columns) WHERE lower(key) = 'processor'), '') AS processor,
    day(${cell('next_payment_date', 's.columns')}) AS day,
    coalesce((SELECT value FROM json_each(s.columns) WHERE key LIKE 'next_payment_amount%'), '') AS amount
  FROM subscription_fact f LEFT JOIN entity s ON s.id = f.entity_id)`;
const running = `(SELECT * FROM ${subscription} WHERE status IN ('active', 'pending-cancellation'))`;

export function sumInSql(db: Database.Database): SurveySums {
  db.function('day', (text: unknown) => dayOf(typeof text === 'string' ? text : ''));
  const all = (sql: string) => db.prepare<[], Row>(sql).all() as never;
  const one = (sql: string) => Number(Object.values(db.prepare<[], Row>(sql).get() ?? { none: 0 })[0] ?? 0);
  const people = (where: string) => one(`SELECT count(*) FROM ${person} p WHERE ${where}`);
  const has = (column: string) => `${cell(column, 'p.columns')} <> ''`;
  const pipelines: readonly Row[] = all(
    `SELECT ${cell('pipeline')} AS pipeline, count(*) AS deals, json_group_array(DISTINCT ${cell('stage')}) AS stages FROM ${e} WHERE kind = 'deal' GROUP BY 1 ORDER BY 1`,
  );
  return {
    people: {
      withGdprStatus: people(has('gdpr_status')),
      withPhone: people(has('phone')),
      mailable: people(has('email')) - people(reasons.blocked),
      withoutDeadWeight: people(`NOT (${Object.values(reasons).join(') AND NOT (')})`),
    },
    access: one(
      `SELECT count(*) FROM ${e} WHERE kind = 'membership' AND lower(${cell('active')}) IN ('', 'yes', 'y', 'true', '1', 'active', 'on')`,
    ),
    payments: one(`SELECT count(*) FROM transaction_event WHERE type IN ('sale', 'rebill')`),
    orphans: one(
      `SELECT count(*) FROM ${e} WHERE contact_id IS NULL AND kind NOT IN ('contact', 'company', 'calendar', 'list', 'tag', 'inventory-item')`,
    ),
    runningSubscriptions: one(`SELECT count(*) FROM ${running}`),
    lastPayment: String(
      (db.prepare<[], Row>(`SELECT coalesce(max(day), '') AS day FROM ${running}`).get() ?? {})['day'],
    ),
    subscriptionsByStatus: Object.fromEntries(
      ['active', 'pending-cancellation', 'paused', 'cancelled', 'paid-in-full', 'unknown'].map((status) => [
        status,
        one(`SELECT count(*) FROM subscription_fact WHERE status = '${status}'`),
      ]),
    ) as never,
    cohorts: all(`
      SELECT substr(day, 1, 7) AS nextMonth, processor, currency, count(*) AS subscriptions,
        sum(CASE WHEN day <> '' THEN CAST(replace(replace(replace(replace(replace(amount, '$', ''), '€', ''), ',', ''), '.', ''), ' ', '') AS INTEGER) ELSE 0 END) AS nextAmount,
        max(day) AS lastDay
      FROM ${running} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`),
    processors: all(`SELECT processor AS name, count(*) AS count FROM ${running} GROUP BY 1 ORDER BY 1`),
    guard: all(
      `SELECT product, processor, count(*) AS subscriptions FROM ${running} GROUP BY 1, 2 ORDER BY 1, 2`,
    ),
    pipelines: pipelines.map(({ pipeline, deals, stages }) => ({
      pipeline: String(pipeline),
      stages: (JSON.parse(String(stages)) as string[]).sort(),
      deals: Number(deals),
    })),
    sequences: all(
      `SELECT name, count(*) AS count FROM (${namesOf('sequences')}) GROUP BY name ORDER BY name`,
    ),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `03 Jul 2026`, or a day that is one already. */
function dayOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/u.exec(text) ?? [];
  if (year === '') return /^\d{4}-\d\d-\d\d/u.exec(text)?.[0] ?? '';
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
