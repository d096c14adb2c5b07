import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tables } from '../tables.ts';
import { type CommitTogether, commitTogether } from './commit-together.ts';
import { createDialect } from './create-dialect.ts';

let said: string[];
let database: Database.Database;
let handle: Kysely<Tables>;
let commit: CommitTogether;

beforeEach(() => {
  said = [];
  database = new Database(':memory:', { verbose: (text) => said.push(String(text)) });
  database.exec('CREATE TABLE written (n INTEGER PRIMARY KEY)');
  handle = new Kysely<Tables>({ dialect: createDialect(database) });
  commit = commitTogether(database, handle);
});

afterEach(() => handle.destroy());

const add = (n: number) => commit(() => database.prepare('INSERT INTO written VALUES (?)').run(n).changes);
const commits = () => said.filter((text) => text === 'COMMIT').length;
const written = () => database.prepare('SELECT n FROM written ORDER BY n').pluck().all();

test('what is asked for at the same time is one commit, each with a result of its own', async () => {
  const order: number[] = [];
  const answers = [3, 1, 2].map((n) =>
    commit(() => {
      order.push(n);
      return n * 10;
    }),
  );
  expect(await Promise.all(answers)).toEqual([30, 10, 20]);
  expect(order).toEqual([3, 1, 2]);
  expect(commits()).toBe(1);
  await add(4);
  expect(commits()).toBe(2);
});

test('one that fails takes no other along, and leaves nothing of itself', async () => {
  const fails = commit(() => {
    database.prepare('INSERT INTO written VALUES (7)').run();
    throw new Error('not this one');
  });
  const [first, failed, last] = await Promise.allSettled([add(1), fails, add(2)]);
  expect([first.status, failed.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(written()).toEqual([1, 2]);
  await expect(add(1)).rejects.toThrow('UNIQUE');
});

test('a transaction that is open on the connection is waited for', async () => {
  let inTime: unknown[] = [];
  let done: Promise<number> = Promise.resolve(0);
  await handle.transaction().execute(async () => {
    done = add(1);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    inTime = written();
  });
  expect(inTime).toEqual([]);
  await done;
  expect(written()).toEqual([1]);
});

test('on a closed connection each is refused', async () => {
  await add(0);
  await handle.destroy();
  const all = await Promise.allSettled([add(1), add(2)]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
