/** A database of its own for the exit pack: plain tables of text, to be opened by any SQLite. */
import Database from 'better-sqlite3';

export interface Pack {
  /** A table of text columns, in one transaction. Names come from the account: they are quoted. */
  addTable(
    name: string,
    columns: readonly string[],
    rows: AsyncIterable<readonly (readonly (string | null)[])[]>,
  ): Promise<void>;
  close(): void;
}

/** @param file does not exist yet */
export function openPack(file: string): Pack {
  const database = new Database(file);
  database.pragma('journal_mode = MEMORY');
  return {
    async addTable(name, columns, rows) {
      const names = uniqueNames(columns);
      database.exec(
        `CREATE TABLE ${quote(name)} (${names.map((column) => `${quote(column)} TEXT`).join(', ')})`,
      );
      const insert = database.prepare(
        `INSERT INTO ${quote(name)} VALUES (${names.map(() => '?').join(', ')})`,
      );
      for await (const batch of rows) {
        database.exec('BEGIN');
        for (const row of batch) insert.run(...row);
        database.exec('COMMIT');
      }
    },
    close: () => void database.close(),
  };
}

/** SQLite knows no capitals in names of columns. */
function uniqueNames(columns: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const times = (seen.get(column.toLowerCase()) ?? 0) + 1;
    seen.set(column.toLowerCase(), times);
    return times === 1 ? column : `${column} (${times})`;
  });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
