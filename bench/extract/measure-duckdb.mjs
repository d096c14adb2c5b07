/**
 * DuckDB reading the same file, as the benchmark's measure: every column as text, one thread, a database
 * in a file. Prints `{ rows, ms }`. Plain JavaScript: DuckDB is installed in this folder only.
 */
import { DuckDBInstance } from '@duckdb/node-api';

const [csv, database] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, { threads: '1' });
const connection = await instance.connect();
const started = performance.now();
await connection.run(
  `create table staged as select * from read_csv('${csv}', all_varchar = true, header = true)`,
);
await connection.run('checkpoint');
const ms = performance.now() - started;
const counted = await connection.runAndReadAll('select count(*)::integer from staged');
console.log(JSON.stringify({ rows: counted.getRows()[0][0], ms: Math.round(ms) }));
