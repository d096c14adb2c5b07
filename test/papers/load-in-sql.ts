/**
 * A load counted a second time by SQL over the ledger alone: what was planned and written, what was read back and
 * differs, what it took, where every cell and every amount ended. Nothing of the program's own counting is used.
 */
import type Database from 'better-sqlite3';
import type { LoadFacts, ReportFacts } from '../../src/model/report-facts.ts';

type Row = Record<string, string | number | null>;

/** Read back as fields of the record they belong to. */
const provedWithTheirs = `('contact-tags', 'contact-company', 'opportunity-reason')`;

const countsOf = `
  count(*) AS planned,
  coalesce(sum(state = 'done' AND action = 'create'), 0) AS created,
  coalesce(sum(state = 'done' AND action = 'update'), 0) AS updated,
  coalesce(sum(state = 'done' AND action IN ('unchanged', 'manual')), 0) AS unchanged,
  coalesce(sum(state = 'skipped'), 0) AS skipped,
  coalesce(sum(state = 'refused'), 0) AS refused,
  coalesce(sum(state IN ('unknown', 'intent')), 0) AS unresolved,
  coalesce(sum(state = 'waiting' OR (action = 'manual' AND state = 'planned')), 0) AS manual`;

export function loadInSql(db: Database.Database, target: LoadFacts['target']) {
  const all = <Result = Row>(sql: string, ...values: readonly unknown[]) =>
    db.prepare<unknown[], Result>(sql).all(...values);
  const one = (sql: string, ...values: readonly unknown[]) =>
    Number(Object.values(db.prepare<unknown[], Row>(sql).get(...values) ?? { none: 0 })[0] ?? 0);
  const plan = one(`SELECT max(id) FROM plan WHERE target = ? AND kind = 'load'`, target);
  const verified = all<{ run: string }>(
    `SELECT run_id AS run FROM verification WHERE plan_id = ? ORDER BY ended_at DESC LIMIT 1`,
    plan,
  )[0]?.run;
  const operations = `(SELECT * FROM operation WHERE plan_id = ${plan})`;
  const differing = (state: string) =>
    one(
      `SELECT count(*) FROM (SELECT DISTINCT object, external_id, CASE WHEN state = 'extra' THEN destination_id END FROM discrepancy WHERE run_id = ? AND state = ?)`,
      verified ?? '',
      state,
    );
  const states = ['mismatched', 'missing', 'extra', 'suspended', 'unverifiable'];
  const [mismatched = 0, missing = 0, extra = 0, suspended = 0, unverifiable = 0] = states.map(differing);
  const lists = one(
    `SELECT count(DISTINCT t.value) FROM ${operations} o, json_each(o.expected, '$.tags') t WHERE o.object = 'contact' AND o.state = 'done' AND t.value LIKE 'list:%'`,
  );
  const readBack =
    one(`SELECT count(*) FROM ${operations} WHERE state = 'done' AND object NOT IN ${provedWithTheirs}`) +
    lists;
  const filled = (part: string) =>
    all<{ field: string; n: number }>(
      `SELECT k.key AS field, count(*) AS n FROM ${operations} o, json_each(o.expected, '$.${part}') k WHERE o.object = 'contact' AND o.state = 'done' AND o.external_id NOT IN (SELECT external_id FROM discrepancy WHERE run_id = ? AND object = 'contact' AND state = 'missing') GROUP BY 1`,
      verified ?? '',
    );
  return {
    counts: Object.fromEntries(
      all(`SELECT object, ${countsOf} FROM ${operations} GROUP BY object ORDER BY object`).map(
        ({ object, ...counts }) => [String(object), counts],
      ),
    ),
    reasons: Object.fromEntries(
      all(
        `SELECT reason, count(*) AS n FROM ${operations} WHERE state = 'skipped' GROUP BY 1 ORDER BY 1`,
      ).map(({ reason, n }) => [String(reason), n]),
    ),
    records: {
      verified: readBack - mismatched - missing - suspended - unverifiable,
      mismatched,
      missing,
      extra,
      suspended,
      unverifiable,
    },
    requests: one(
      `SELECT sum(sent) FROM request_count WHERE run_id IN (SELECT id FROM run WHERE plan_id = ?)`,
      plan,
    ),
    minutes: one(
      `SELECT (max(ended_at) - min(started_at) + 59999) / 60000 FROM run WHERE plan_id = ? AND step = 'apply'`,
      plan,
    ),
    different: one(
      `SELECT count(*) FROM discrepancy WHERE run_id = ? AND state IN ('mismatched', 'suspended') AND field IS NOT NULL`,
      verified ?? '',
    ),
    /** Fields a plan wants of people who are there, by the name under which they are compared. */
    wanted: Object.fromEntries([
      ...filled('fields').map(({ field, n }) => [field, n]),
      ...filled('custom').map(({ field, n }) => [`custom.${field}`, n]),
    ]) as Readonly<Record<string, number>>,
    cells: {
      read: one(
        `SELECT count(*) FROM mapped_contact m JOIN entity e ON e.kind = 'contact' AND e.marker = m.external_id, json_each(e.columns) c WHERE trim(c.value) <> ''`,
      ),
      byFate: Object.fromEntries(
        all(`SELECT fate, sum(cells) AS n FROM cell_count GROUP BY 1`).map(({ fate, n }) => [
          String(fate),
          n,
        ]),
      ),
    },
    consent: {
      people: one('SELECT count(*) FROM mapped_contact'),
      closed: Object.fromEntries(
        ['email', 'sms', 'whatsApp', 'call'].map((channel) => [
          channel,
          one(
            `SELECT count(*) FROM mapped_contact WHERE json_extract(record, '$.restricted.${channel}') IS NOT NULL`,
          ),
        ]),
      ),
      payingSilenced: one(
        `SELECT count(*) FROM mapped_contact WHERE json_extract(record, '$.restricted.email') IS NOT NULL AND json_extract(record, '$.custom.kartra_orders') > 0`,
      ),
    },
    /** What came in, and what went back, as positive minor units by currency and month. */
    money: Object.fromEntries(
      all(`
        SELECT currency || ' ' || month AS place,
          coalesce(sum(CASE WHEN type IN ('sale', 'rebill') THEN amount END), 0) AS gross,
          coalesce(sum(CASE WHEN type IN ('refund', 'partial-refund', 'chargeback') THEN abs(amount) END), 0) AS refunds
        FROM transaction_event GROUP BY 1 HAVING gross <> 0 OR refunds <> 0`).map(({ place, ...sums }) => [
        String(place),
        sums,
      ]),
    ),
    levels: Object.fromEntries(
      all(`
        SELECT trim(json_extract(columns, '$.membership')) || ' / ' || trim(coalesce(json_extract(columns, '$.level'), '')) AS level, count(*) AS n
        FROM entity WHERE kind = 'membership' AND present = 1 AND suppressed = 0 GROUP BY 1`).map(
        ({ level, n }) => [String(level), n],
      ),
    ),
  };
}

/** The sums the papers say, from the counts above: each is made here anew. */
export function sumsOf({ counts, records, different }: ReturnType<typeof loadInSql>) {
  const rows = Object.entries(counts) as unknown as readonly (readonly [
    string,
    LoadFacts['counts'][string],
  ])[];
  const toCome = Object.fromEntries(
    rows.map(([object, { planned, created, updated, unchanged, skipped, refused, unresolved, manual }]) => [
      object,
      planned - created - updated - unchanged - skipped - refused - unresolved - manual,
    ]),
  );
  const allToCome = Object.values(toCome).reduce((sum, n) => sum + n, 0);
  const total = (of: (one: LoadFacts['counts'][string]) => number) =>
    rows.reduce((sum, [, one]) => sum + of(one), 0);
  return {
    toCome,
    allToCome,
    outstanding: allToCome + total(({ unresolved, manual }) => unresolved + manual),
    arrived: total(({ created, updated }) => created + updated),
    wrong: records.mismatched + records.missing + records.extra,
    different,
  };
}

/** The same parts of what the program counted, to be compared as a whole. */
export function loadOfFacts({ load, cellSums, consent }: ReportFacts) {
  if (load === null || consent === null) throw new Error('nothing was loaded');
  const { counts, reasons, records, requests, minutes, sums } = load;
  const { people, closed, payingSilenced } = consent;
  const { fields, ...ofRecords } = sums;
  return {
    counts,
    reasons,
    records,
    requests,
    minutes,
    sums: { ...ofRecords, different: fields.different },
    cells: {
      read: cellSums.read,
      byFate: Object.fromEntries(Object.entries(cellSums.byFate).filter(([, cells]) => cells > 0)),
    },
    consent: { people, closed, payingSilenced },
  };
}
