/** A small sound tree, and one file per violation to plant in it. */

export const soundTree: Readonly<Record<string, string>> = {
  'src/errors.ts':
    "export class Failure extends Error {}\nexport const notes = 'never call fetch() or console.log()';\n",
  'src/model/digest.ts':
    "import { createHash } from 'node:crypto';\nexport const hash = () => createHash('sha256');\n",
  'src/model/clock.ts': 'export const now = () => Date.now();\nexport const later = setTimeout;\n',
  'src/http/send.ts':
    "import { now } from '../model/clock.ts';\nexport const send = (url: string) => fetch(url, { signal: AbortSignal.timeout(now()) });\n",
  'src/ledger/open.ts': "import { Kysely } from 'kysely';\nexport const open = Kysely;\n",
  'src/connectors/highlevel/contacts.ts':
    "import type { send } from '../../http/send.ts';\nimport type { P } from '../connector.ts';\nexport type Send = typeof send & P;\n",
  'src/connectors/connector.ts': 'export interface P { verb: string }\n',
  'src/plan/decide.ts':
    "// import { apply } from '../apply/run.ts'; process.exit(); new Date()\n" +
    "import { hash } from '../model/digest.ts';\n" +
    'export const year = (ms: number) => new Date(ms).getFullYear() + hash.length;\n' +
    'export const call = (fetch: () => void, console: { log(): void }) => { fetch(); console.log(); };\n' +
    'export const read = (port: { setTimeout: number; Date: { now: number } }) => port.setTimeout + port.Date.now;\n' +
    'export const keys = { fetch: 1, process: 2 };\n' +
    'export const pick = ({ fetch: renamed }: typeof keys) => renamed;\n' +
    'export const isDate = (value: unknown): value is Date => value instanceof Date;\n',
  'src/apply/run.ts':
    "import { open } from '../ledger/open.ts';\nimport { send } from '../http/send.ts';\nexport const run = [open, send];\n",
  'src/apply/run.test.ts':
    "import { it } from 'vitest';\nimport { start } from '../simulator/start.ts';\nimport { year } from '../plan/decide.ts';\nit('runs', () => { setTimeout(() => start(year(Date.now())), 0); });\n",
  'src/pipeline/compose.ts':
    "import { run } from '../apply/run.ts';\nimport { year } from '../plan/decide.ts';\nexport const all = [run, year];\n",
  'src/simulator/start.ts':
    "import { createServer } from 'node:http';\nexport const start = (port: number) => createServer().listen(port, Math.random());\n",
  'src/cli/main.ts':
    "import { all } from '../pipeline/compose.ts';\nimport { start } from '../simulator/start.ts';\nconsole.log(all, start);\nprocess.exit(0);\n",
};

export interface PlantedViolation {
  readonly rule: string;
  readonly title: string;
  readonly path: string;
  readonly text: string;
}

function plant(rule: string, title: string, path: string, text: string): PlantedViolation {
  return { rule, title, path, text: `${text}\n` };
}

const emptyTest = "import { describe, it } from 'vitest';\n";

export const plantedViolations: readonly PlantedViolation[] = [
  plant('layers', 'errors import the model', 'src/errors.ts', "export { hash } from './model/digest.ts';"),
  plant(
    'layers',
    'the model imports the ledger, for a type',
    'src/model/x.ts',
    "export type X = import('../ledger/open.ts').Open;",
  ),
  plant('layers', 'the ledger imports http', 'src/ledger/x.ts', "import '../http/send.ts';"),
  plant(
    'layers',
    'a connector imports the ledger',
    'src/connectors/kartra/x.ts',
    "import type { open } from '../../ledger/open.ts';\nexport type X = typeof open;",
  ),
  plant(
    'layers',
    'a connector imports a step',
    'src/connectors/kartra/x.ts',
    "export { year } from '../../plan/decide.ts';",
  ),
  plant(
    'layers',
    'a connector imports http code',
    'src/connectors/kartra/x.ts',
    "export { send } from '../../http/send.ts';",
  ),
  plant(
    'connectors-apart',
    'a connector imports another',
    'src/connectors/kartra/x.ts',
    "export type * from '../highlevel/contacts.ts';",
  ),
  plant(
    'layers',
    'a step imports a step',
    'src/verify/x.ts',
    "import { run } from '../apply/run.ts';\nexport const x = run;",
  ),
  plant(
    'layers',
    'a step imports a step, lazily',
    'src/verify/x.ts',
    "export const x = () => import('../apply/run.ts');",
  ),
  plant(
    'layers',
    'a pure step imports the ledger',
    'src/mapping/x.ts',
    "export { open } from '../ledger/open.ts';",
  ),
  plant(
    'layers',
    'a step imports the pipeline',
    'src/apply/x.ts',
    "export { all } from '../pipeline/compose.ts';",
  ),
  plant('layers', 'the pipeline imports cli', 'src/pipeline/x.ts', "import '../cli/main.ts';"),
  plant(
    'layers',
    'the simulator imports a connector',
    'src/simulator/x.ts',
    "export type * from '../connectors/highlevel/contacts.ts';",
  ),
  plant(
    'layers',
    'the simulator imports the model',
    'src/simulator/x.ts',
    "export { hash } from '../model/digest.ts';",
  ),
  plant(
    'layers',
    'a step imports the simulator',
    'src/apply/x.ts',
    "export { start } from '../simulator/start.ts';",
  ),
  plant(
    'layers',
    'a unit test imports a higher layer',
    'src/apply/x.test.ts',
    "import '../pipeline/compose.ts';",
  ),
  plant('stays-in-src', 'source imports a test', 'src/apply/x.ts', "import '../../test/support.ts';"),
  plant(
    'known-folder',
    'a folder no rule knows',
    'src/utils/x.ts',
    "export { hash } from '../model/digest.ts';",
  ),
  plant(
    'plain-imports',
    'a computed import',
    'src/apply/x.ts',
    'export const load = (name: string) => import(name);',
  ),
  plant(
    'sql-only-in-ledger',
    'a step opens the database',
    'src/extract/x.ts',
    "import Database from 'better-sqlite3';\nexport const x = Database;",
  ),
  plant(
    'sql-only-in-ledger',
    'a unit test writes SQL',
    'src/extract/x.test.ts',
    "import { sql } from 'kysely/helpers/sqlite';\nsql;",
  ),
  plant(
    'fetch-only-in-http',
    'a connector fetches',
    'src/connectors/kartra/x.ts',
    "export const x = () => fetch('http://127.0.0.1');",
  ),
  plant(
    'fetch-only-in-http',
    'through globalThis',
    'src/apply/x.ts',
    "export const x = () => globalThis.fetch('http://127.0.0.1');",
  ),
  plant(
    'fetch-only-in-http',
    'as a default parameter',
    'src/apply/x.ts',
    'export const x = (send = fetch) => send;',
  ),
  plant(
    'fetch-only-in-http',
    'the simulator calls out',
    'src/simulator/x.ts',
    "import { request } from 'undici';\nexport const x = request;",
  ),
  plant(
    'sockets-only-at-the-edges',
    'a step opens a socket',
    'src/apply/x.ts',
    "import { request } from 'https';\nexport const x = request;",
  ),
  plant(
    'print-and-exit-only-in-cli',
    'a step prints',
    'src/apply/x.ts',
    "export const x = () => console.log('x');",
  ),
  plant(
    'print-and-exit-only-in-cli',
    'the pipeline ends the process',
    'src/pipeline/x.ts',
    'export const x = () => process.exit(1);',
  ),
  plant(
    'print-and-exit-only-in-cli',
    'through a bare process',
    'src/pipeline/x.ts',
    'const { exit } = process;\nexport const x = exit;',
  ),
  plant('time-and-chance-are-parameters', 'Date.now', 'src/apply/x.ts', 'export const x = () => Date.now();'),
  plant(
    'time-and-chance-are-parameters',
    'new Date()',
    'src/plan/x.ts',
    'export const x = () => new Date();',
  ),
  plant(
    'time-and-chance-are-parameters',
    'Date passed on',
    'src/apply/x.ts',
    'export const x = (clock = Date) => clock;',
  ),
  plant(
    'time-and-chance-are-parameters',
    'Math.random',
    'src/ledger/x.ts',
    'export const x = () => Math.random();',
  ),
  plant(
    'time-and-chance-are-parameters',
    'a timer',
    'src/pipeline/x.ts',
    'export const x = () => setTimeout(() => {}, 1);',
  ),
  plant(
    'time-and-chance-are-parameters',
    'randomUUID',
    'src/ledger/x.ts',
    "import { randomUUID as id } from 'node:crypto';\nexport const x = id;",
  ),
  plant(
    'time-and-chance-are-parameters',
    'Temporal.Now',
    'src/plan/x.ts',
    "import { Temporal } from 'temporal-polyfill';\nexport const x = () => Temporal.Now.instant();",
  ),
  plant(
    'pure-code-stays-pure',
    'mapping reads a file',
    'src/mapping/x.ts',
    "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
  ),
  plant(
    'pure-code-stays-pure',
    'plan hashes by itself',
    'src/plan/x.ts',
    "import { createHash } from 'node:crypto';\nexport const x = createHash;",
  ),
  plant(
    'pure-code-stays-pure',
    'audit reads the environment',
    'src/audit/x.ts',
    'export const x = () => process.env;',
  ),
  plant(
    'digest-imports-crypto-only',
    'digest reads a file',
    'src/model/digest.ts',
    "import 'node:fs';\nexport const hash = () => '';",
  ),
  plant(
    'file-length',
    'a file of 401 lines',
    'src/plan/x.ts',
    Array.from({ length: 401 }, (_, i) => `export const x${i} = ${i};`).join('\n'),
  ),
  plant('kebab-case', 'a camelCase file', 'test/support/readTree.ts', 'export const x = 1;'),
  plant('every-test-runs', 'it.only', 'test/docs/x.test.ts', `${emptyTest}it.only('x', () => {});`),
  plant(
    'every-test-runs',
    'describe.skip',
    'src/apply/x.test.ts',
    `${emptyTest}describe.skip('x', () => {});`,
  ),
  plant(
    'every-test-runs',
    'it.skip.each',
    'test/docs/x.test.ts',
    `${emptyTest}it.skip.each([1])('x', () => {});`,
  ),
  plant(
    'every-test-runs',
    'a condition outside conformance',
    'test/docs/x.test.ts',
    `${emptyTest}it.skipIf(true)('x', () => {});`,
  ),
];
