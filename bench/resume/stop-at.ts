/**
 * Makes a load one that was stopped among a kind: the last few of it are still to come, and everything of later kinds.
 * `node stop-at.ts LEDGER note 100` prints how many operations there are, and how many of them are to come.
 */
import Database from 'better-sqlite3';

const [, , file = '', object = '', left = '0'] = process.argv;
const ledger = new Database(file);
try {
  ledger.pragma('synchronous = OFF');
  ledger.pragma('cache_size = -200000');
  const rank = ledger.prepare('SELECT min(rank) FROM operation WHERE object = ?').pluck().get(object);
  ledger
    .prepare(
      `UPDATE operation SET state = 'planned', attempts = 0, destination_id = NULL
       WHERE action = 'create' AND (rank > ? OR id IN (
         SELECT id FROM operation WHERE object = ? AND external_id NOT LIKE '%~%' ORDER BY id DESC LIMIT ?))`,
    )
    .run(rank, object, Number(left));
  const count = (where: string) =>
    Number(ledger.prepare(`SELECT count(*) FROM operation WHERE ${where}`).pluck().get());
  console.log(JSON.stringify({ total: count('true'), open: count("state = 'planned'") }));
  ledger.pragma('wal_checkpoint(TRUNCATE)');
} finally {
  ledger.close();
}
