/**
 * The import rules of the design as data. A rule names what it protects; `check-tree.ts` applies it.
 * Test files (`*.test.ts`, `*-under-test.ts`) are bound by `bindsTests` rules only, and may import their own layer, every
 * lower one and the simulator.
 */

/** Layers from the bottom; a file imports its own folder and what `mayImport` names. */
const base = ['errors', 'model'];
const edges = ['http', 'connectors', 'ledger'];
const pureSteps = ['audit', 'mapping', 'plan'];
const workingSteps = ['extract', 'probe', 'apply', 'verify', 'rollback', 'report'];
const belowPipeline = [...base, ...edges, ...pureSteps, ...workingSteps, 'config'];

/** Folder (or file of `src/` without its ending) → folders it may import. Steps never import steps. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  model: ['errors'],
  config: base,
  http: base,
  connectors: base,
  ledger: base,
  ...Object.fromEntries(pureSteps.map((step) => [step, base])),
  ...Object.fromEntries(workingSteps.map((step) => [step, [...base, ...edges]])),
  pipeline: belowPipeline,
  server: [...belowPipeline, 'pipeline'],
  cli: [...belowPipeline, 'pipeline', 'server', 'simulator'],
  index: [...belowPipeline, 'pipeline'],
  simulator: [],
};

/** Imports of types alone that a folder may make beyond `mayImport`. */
export const mayImportTypes: Readonly<Record<string, readonly string[]>> = { connectors: ['http'] };

/** Height of a folder: a test may import what is not above its own. */
export const heightOf: Readonly<Record<string, number>> = Object.fromEntries(
  [['errors'], ['model'], [...edges, 'config', 'simulator'], [...pureSteps, ...workingSteps]]
    .concat([['pipeline'], ['server', 'index'], ['cli']])
    .flatMap((folders, height) => folders.map((folder) => [folder, height])),
);

/** Forbids a use outside `allowedIn` (path prefixes), within `within` (all of src/ when absent). */
export interface UseRule {
  readonly name: string;
  readonly says: string;
  /** Packages or built-in modules; `node:*` is every built-in module, `kysely` also `kysely/…`. */
  readonly packages?: readonly string[];
  readonly globals?: readonly string[];
  /** Names that may not be imported from a built-in module. */
  readonly builtInNames?: readonly string[];
  readonly within?: readonly string[];
  readonly allowedIn: readonly string[];
  readonly bindsTests: boolean;
}

const pureFolders = ['src/errors.ts', 'src/model/', ...pureSteps.map((step) => `src/${step}/`)];

export const useRules: readonly UseRule[] = [
  {
    name: 'sql-only-in-ledger',
    says: 'SQL is written in ledger/ only',
    packages: ['kysely', 'better-sqlite3', 'pg', 'node:sqlite'],
    allowedIn: ['src/ledger/'],
    bindsTests: true,
  },
  {
    name: 'fetch-only-in-http',
    says: 'requests are sent by http/ only',
    packages: ['undici', 'axios', 'got', 'node-fetch'],
    globals: ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
    allowedIn: ['src/http/'],
    bindsTests: false,
  },
  {
    name: 'sockets-only-at-the-edges',
    says: 'sockets are opened by http/ and served by server/ and simulator/ only',
    packages: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram'],
    allowedIn: ['src/http/', 'src/server/', 'src/simulator/'],
    bindsTests: false,
  },
  {
    name: 'print-and-exit-only-in-cli',
    says: 'only cli/ prints or ends the process',
    packages: ['node:console', 'node:process'],
    globals: [
      'console',
      'process',
      'process.exit',
      'process.exitCode',
      'process.abort',
      'process.reallyExit',
    ].concat(['process.stdout', 'process.stderr', 'process.emitWarning']),
    // The simulator's recorder looks for the folder a test run names; it prints nothing and ends nothing.
    allowedIn: ['src/cli/', 'src/simulator/exchanges/open-exchange-recorder.ts'],
    bindsTests: true,
  },
  {
    name: 'time-and-chance-are-parameters',
    says: 'time, randomness and ids come in as parameters',
    packages: ['node:timers', 'node:timers/promises', 'node:perf_hooks'],
    globals: ['Date', 'Date()', 'Date.now', 'new Date()', 'Math', 'Math.random', 'Temporal.Now']
      .concat(['crypto', 'crypto.randomUUID', 'crypto.getRandomValues', 'performance', 'performance.now'])
      .concat(['setTimeout', 'setInterval', 'setImmediate', 'AbortSignal.timeout'])
      .concat(['process.hrtime', 'process.uptime']),
    builtInNames: [
      'randomUUID',
      'randomBytes',
      'randomInt',
      'randomFillSync',
      'getRandomValues',
      'webcrypto',
    ],
    allowedIn: ['src/model/clock.ts', 'src/cli/', 'src/http/', 'src/simulator/'],
    bindsTests: false,
  },
  {
    name: 'pure-code-stays-pure',
    says: 'errors, model, audit, mapping and plan touch neither files nor the process',
    packages: ['node:*'],
    globals: ['process', 'process.env', 'process.cwd', 'process.argv', 'process.platform'],
    within: pureFolders,
    allowedIn: ['src/model/digest.ts'],
    bindsTests: false,
  },
  {
    name: 'digest-imports-crypto-only',
    says: 'model/digest.ts imports node:crypto and no other built-in module',
    packages: [
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:os',
      'node:child_process',
      'node:worker_threads',
    ],
    within: ['src/model/digest.ts'],
    allowedIn: [],
    bindsTests: false,
  },
];

export const maxLines = 400;
export const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|suite|bench))?\.ts$/;
/** Where a test may skip itself on a condition: the official specifications live outside the project. */
export const mayBeConditional = ['test/conformance/'];
