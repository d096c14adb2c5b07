/**
 * Puts what Kartra's API said of people beside their export rows, by SQL alone: a temporary table stands before the
 * ledger's own of that name, so that the counts of `count-in-sql.ts` read people as mapping does. For an account whose
 * API was asked after the exports: a blank is filled, the stricter word about consent stands, a deleted lead is marked.
 */
import type Database from 'better-sqlite3';

/** Texts of a list of the API, one a line as a cell that only the API fills holds them. */
const lines = (list: string, text: string, where: string) => `
  (SELECT group_concat(${text}, char(10)) || char(10) FROM witness_lead w, json_each(w.record, '$.${list}') l
   WHERE w.marker = entity.marker AND w.outcome = 'read' AND ${where})`;
const of = (key: string) => `json_extract(l.value, '$.${key}')`;
const level = `CASE WHEN ${of('level')} IS NULL THEN '' ELSE ' / ' || ${of('level')} END`;

const told: Readonly<Record<string, string>> = {
  lists_left: lines('lists', of('name'), `NOT ${of('active')}`),
  membership_access: lines('memberships', `${of('name')} || ${level}`, '1'),
  membership_open: lines('memberships', of('name'), of('active')),
  sequence_steps: lines('sequences', of('name'), '1'),
  sequence_positions: lines(
    'sequences',
    `${of('name')} || ':step-' || ${of('step')}`,
    `${of('status')} = 'active' AND ${of('step')} IS NOT NULL`,
  ),
  lead_deleted: `(SELECT '1' FROM witness_lead w WHERE w.marker = entity.marker AND w.outcome = 'deleted')`,
  gdpr_communications: `(SELECT 'No' FROM witness_lead w WHERE w.marker = entity.marker AND json_extract(w.record, '$.communications') = '0' AND (json_extract(w.record, '$.gdprStatus') IN ('2', '3', '5') OR json_extract(entity.columns, '$.gdpr_communications') = 'Yes'))`,
};

export function mergeInSql(db: Database.Database): void {
  db.exec('CREATE TEMP TABLE entity AS SELECT * FROM main.entity');
  const known = db.prepare('INSERT INTO known VALUES (?)');
  for (const column of Object.keys(told)) known.run(column);
  db.exec(`
    UPDATE entity SET columns = json_patch(
      (SELECT json_group_object(f.key, f.value) FROM witness_lead w, json_each(w.record, '$.fields') f
       WHERE w.marker = entity.marker AND trim(f.value) <> ''), columns)
    WHERE kind = 'contact' AND marker IN (SELECT marker FROM witness_lead WHERE outcome = 'read')`);
  for (const [column, text] of Object.entries(told))
    db.exec(
      `UPDATE entity SET columns = json_set(columns, '$.${column}', ${text}) WHERE kind = 'contact' AND ${text} IS NOT NULL`,
    );
}
