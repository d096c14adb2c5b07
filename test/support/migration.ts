/**
 * A whole migration in a temporary folder, against a simulator in this process, in virtual time: what the
 * end-to-end, crash and invariant suites start from.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import { columnName } from '../../src/mapping/check-map.ts';
import { formatTarget } from '../../src/mapping/target-text.ts';
import { isoInstant } from '../../src/model/clock.ts';
import type { DecisionId } from '../../src/model/decision.ts';
import type { TargetName } from '../../src/model/location.ts';
import type { Surroundings } from '../../src/pipeline/connect-destination.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runAttachments } from '../../src/pipeline/run-attachments.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide, decideRecommended } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapConfirm, runMapPropose, runMapSet } from '../../src/pipeline/run-map.ts';
import { type PlanSummary, runPlan } from '../../src/pipeline/run-plan.ts';
import { runVerify } from '../../src/pipeline/run-verify.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';
import { generateAccount } from '../../src/simulator/generate/generate-account.ts';
import type { GenerateOptions } from '../../src/simulator/generate/plan-account.ts';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.ts';

export interface SimulatedContact {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly tags: readonly string[];
  readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  readonly dnd?: boolean;
  readonly dndSettings?: Readonly<Record<string, { readonly status: string }>>;
  readonly businessId?: string | null;
}

export interface SimulatedState {
  readonly contacts: readonly SimulatedContact[];
  readonly customFields: readonly { readonly id: string; readonly name: string; readonly dataType: string }[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly businesses: readonly {
    readonly id: string;
    readonly name: string;
    readonly website?: string;
    readonly description?: string;
  }[];
  readonly triggerLog: readonly unknown[];
}

export interface TestMigration {
  readonly folder: string;
  readonly workspaceFolder: string;
  readonly simulator: Simulator;
  readonly locationId: string;
  readonly surroundings: Surroundings;
  /** Environment for a child process. */
  readonly environment: NodeJS.ProcessEnv;
  with<Result>(act: (workspace: Workspace) => Promise<Result>): Promise<Result>;
  /** From export files to confirmed map, decisions taken, rehearsal connected. */
  prepare(): Promise<void>;
  plan(target?: TargetName): Promise<PlanSummary>;
  apply(target?: TargetName): ReturnType<typeof runApply>;
  verify(target?: TargetName): ReturnType<typeof runVerify>;
  state(): Promise<SimulatedState>;
  ask(path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** A migration at rest, from which equal ones start. */
export interface SavedMigration {
  readonly folder: string;
  /** Of its simulator. */
  readonly stateFile: string;
}

export interface TestMigrationOptions {
  /** Starts as a copy of this one; everything about the account and the simulator is then the copy's. */
  readonly copyOf?: SavedMigration;
  readonly contacts?: number;
  readonly seed?: number;
  readonly simulator?: SimulatorOptions;
  /** CSV text to use instead of a generated account. */
  readonly csv?: string;
  /** More export files beside it: name → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files of people: path below `attachments/` → content. */
  readonly attachments?: Readonly<Record<string, Buffer>>;
  readonly vintage?: 'contacts' | 'leads' | 'both';
  /** What else the generated account holds, and how much of it. */
  readonly account?: Pick<GenerateOptions, 'objects' | 'currencies' | 'transactions' | 'deals' | 'commerce'>;
  /** Decisions taken otherwise than recommended. */
  readonly choices?: Readonly<Partial<Record<DecisionId, string>>>;
  /** What separates the names in a column (`contact.tags`), where the account leaves it open. */
  readonly separators?: Readonly<Record<string, string>>;
  /** Companies of the generated account, and people who spell "Acme Ltd" each in a way of their own. */
  readonly companies?: { readonly count: number; readonly acmeSpellings: number };
}

export async function startMigration(options: TestMigrationOptions = {}): Promise<TestMigration> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-test-'));
  const workspaceFolder = join(folder, 'acme');
  if (options.copyOf !== undefined) await cp(options.copyOf.folder, folder, { recursive: true });
  const simulator = await startSimulator(
    options.copyOf === undefined ? options.simulator : { beginWith: options.copyOf.stateFile },
  );
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, location.token);
  const { INIT_CWD: _, ...inherited } = process.env;
  const environment = {
    ...inherited,
    LANDFALL_HIGHLEVEL_URL: simulator.url,
    LANDFALL_CLOCK: 'simulator',
    XDG_STATE_HOME: join(folder, 'state'),
  };
  const surroundings: Surroundings = {
    environment,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: () => 0.5,
    newId: randomUUID,
  };
  const migration: TestMigration = {
    folder,
    workspaceFolder,
    simulator,
    locationId: location.id,
    surroundings,
    environment,
    async with(act) {
      const workspace = await openWorkspace(workspaceFolder);
      try {
        return await act(workspace);
      } finally {
        await workspace.close();
      }
    },
    async prepare() {
      await initWorkspace(workspaceFolder);
      const exports = join(workspaceFolder, 'exports');
      if (options.csv === undefined) {
        const { contacts = 60, seed = 5, vintage = 'contacts' } = options;
        const { companies } = options;
        await generateAccount({
          directory: exports,
          contacts,
          seed,
          vintage,
          ...options.account,
          ...(companies === undefined
            ? {}
            : { companies: companies.count, acmeSpellings: companies.acmeSpellings }),
        });
        // A person keeps them apart from the exports.
        const generated = join(exports, 'attachments');
        if (existsSync(generated)) await rename(generated, join(workspaceFolder, 'attachments'));
      } else {
        await writeFile(join(exports, 'contacts_kartra_09-06-2026_6a2803f884d5c.csv'), options.csv);
      }
      for (const [name, text] of Object.entries(options.files ?? {}))
        await writeFile(join(exports, name), text);
      for (const [path, content] of Object.entries(options.attachments ?? {})) {
        const file = join(workspaceFolder, 'attachments', path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
      const who = { by: 'a test', at: isoInstant(0) };
      await migration.with(async (workspace) => {
        await runExtract(workspace, () => undefined);
        await runAttachments(workspace, {
          pictures: false,
          stop: surroundings.stop,
          onProgress: () => undefined,
        });
        await decide(workspace, 'default-country', 'US', who);
        await decide(workspace, 'time-zone', 'America/New_York', who);
        // Tests look at what was written to the rehearsal location itself.
        await decide(workspace, 'rehearsal-addresses', 'real', who);
        for (const [id, choice] of Object.entries(options.choices ?? {}))
          await decide(workspace, id as DecisionId, choice, who);
        await runMapPropose(workspace);
        for (const [column, separator] of Object.entries(options.separators ?? {}))
          await runMapSet(workspace, column, { separator, ...who });
        const { columns } = await runMapConfirm(workspace, { ...who, withoutReview: true });
        // What is held back until a person says: they say what was proposed.
        const held = columns.filter(({ status }) => status === 'proposed');
        for (const column of held)
          await runMapSet(workspace, columnName(column), { target: formatTarget(column.target), ...who });
        if (held.length > 0) await runMapConfirm(workspace, { ...who, withoutReview: true });
      });
      await migration.with(async (workspace) => {
        await decideRecommended(workspace, who);
        await runConnect(workspace, 'rehearsal', location.id, { file: tokenFile }, surroundings);
      });
    },
    plan: (target = 'rehearsal') => migration.with((workspace) => runPlan(workspace, target, surroundings)),
    apply: (target = 'rehearsal') =>
      migration.with((workspace) => runApply(workspace, target, surroundings, () => undefined)),
    verify: (target = 'rehearsal') =>
      migration.with((workspace) => runVerify(workspace, target, surroundings, () => undefined)),
    state: async () =>
      (await askSimulator(simulator.url, `state?locationId=${location.id}`, null)) as SimulatedState,
    ask: (path, body) => askSimulator(simulator.url, path, body ?? null),
    async close() {
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return migration;
}

/** Everything of a location that must be equal after an uninterrupted and a killed run: no ids, no dates. */
export function comparable(state: SimulatedState): unknown {
  const fieldName = new Map(state.customFields.map(({ id, name }) => [id, name]));
  const companyName = new Map(state.businesses.map(({ id, description }) => [id, description]));
  return {
    companies: state.businesses.map(({ name, description }) => `${name} ${description}`).sort(),
    customFields: state.customFields.map(({ name, dataType }) => `${name} ${dataType}`).sort(),
    tags: state.tags.map(({ name }) => name).sort(),
    contacts: state.contacts
      .map((contact) => ({
        ...withoutVolatile(contact),
        businessId: contact.businessId == null ? null : companyName.get(contact.businessId),
        tags: [...contact.tags].sort(),
        customFields: contact.customFields
          .map(({ id, value }) => `${fieldName.get(id) ?? id} = ${JSON.stringify(value)}`)
          .sort(),
      }))
      .map((contact) => JSON.stringify(contact))
      .sort(),
  };
}

function withoutVolatile(contact: SimulatedContact): object {
  return Object.fromEntries(
    Object.entries(contact).filter(
      ([key]) => !['id', 'locationId', 'dateAdded', 'dateUpdated'].includes(key),
    ),
  );
}
