/**
 * A load of a million operations made of a small one that was really carried out: of each kind a record is copied under
 * names of its own, with the sending that wrote it. All by SQL, the same every time, in a process of its own:
 * `node fill-ledger.ts LEDGER '{"contact": 250000}'`.
 */
import Database from 'better-sqlite3';

/** Copies per statement: each transaction stays small. */
const step = 50_000;

/** Kind of operation → how many of it there are in the end. */
const wanted = JSON.parse(process.argv[3] ?? '{}') as Readonly<Record<string, number>>;
const ledger = new Database(process.argv[2] ?? '');
try {
  ledger.pragma('journal_mode = WAL');
  ledger.pragma('synchronous = OFF');
  ledger.pragma('cache_size = -200000');
  for (const [object, count] of Object.entries(wanted)) copyKind(ledger, object, count);
  copyPeople(ledger, wanted['contact'] ?? 0);
  ledger.pragma('wal_checkpoint(TRUNCATE)');
} finally {
  ledger.close();
}

function copyKind(database: Database.Database, object: string, count: number): void {
  const [row] = database
    .prepare(
      `SELECT id FROM operation WHERE object = ? AND state = 'done' AND action = 'create' ORDER BY id LIMIT 1`,
    )
    .pluck()
    .all(object) as number[];
  if (row === undefined) throw new Error(`the small load made no ${object}`);
  const standing = Number(
    database.prepare('SELECT count(*) FROM operation WHERE object = ?').pluck().get(object),
  );
  for (let from = standing; from < count; from += step) {
    const many = Math.min(step, count - from);
    const numbers = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + many})`;
    database.transaction(() => {
      const { lastInsertRowid } = database
        .prepare(
          `${numbers} INSERT INTO operation (plan_id, phase, rank, object, action, external_id, destination_id,
             depends_on, expected, changes, kept, reason, state, note, attempts, before_image)
           SELECT plan_id, phase, rank, object, action, external_id || '~' || i, destination_id || '~' || i,
             depends_on, expected, changes, kept, reason, state, note, attempts, before_image
           FROM operation, n WHERE operation.id = ?`,
        )
        .run(row);
      const first = Number(lastInsertRowid) - many + 1;
      const { lastInsertRowid: lastRequest } = database
        .prepare(
          `INSERT INTO request (run_id, method, route, body_hash, sent_at, status, outcome, ended_at)
           SELECT run_id, method, route, body_hash, sent_at, status, outcome, ended_at FROM operation
           JOIN (SELECT request.* FROM request JOIN request_operation ON request_id = id WHERE operation_id = ? LIMIT 1)
           WHERE operation.id >= ? ORDER BY operation.id`,
        )
        .run(row, first);
      database
        .prepare(
          'INSERT INTO request_operation SELECT id - @first + @request, id FROM operation WHERE id >= @first',
        )
        .run({ first, request: Number(lastRequest) - many + 1 });
      database
        .prepare(
          `INSERT INTO identity_link SELECT location_id, external_id, object, destination_id, 0
           FROM operation JOIN plan ON plan.id = plan_id WHERE operation.id >= ?`,
        )
        .run(first);
    })();
  }
}

/** The people behind them, in the tables a start looks at. */
function copyPeople(database: Database.Database, count: number): void {
  const standing = Number(database.prepare('SELECT count(*) FROM mapped_contact').pluck().get());
  const entity = Number(database.prepare('SELECT max(id) FROM entity').pluck().get());
  for (let from = standing; from < count; from += step) {
    const many = Math.min(step, count - from);
    const numbers = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + many})`;
    database
      .prepare(
        `${numbers} INSERT INTO mapped_contact (external_id, email, phone, company_clues, joined, record)
         SELECT external_id || '~' || i, i || email, phone || i, company_clues, joined, record
         FROM (SELECT * FROM mapped_contact ORDER BY id LIMIT 1), n`,
      )
      .run();
    const columns = (database.pragma('table_info(entity)') as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== 'id' && name !== 'marker');
    const list = columns.map((name) => `"${name}"`).join(', ');
    database
      .prepare(
        `${numbers} INSERT INTO entity (id, marker, ${list})
         SELECT ${entity} + i + 1, marker || '~' || i, ${list}
         FROM (SELECT * FROM entity WHERE kind = 'contact' ORDER BY id LIMIT 1), n`,
      )
      .run();
  }
}
