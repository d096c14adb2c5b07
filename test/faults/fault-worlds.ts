/**
 * Migrations at the point where something is about to be written, each made once and copied for every fault: between
 * them they reach every endpoint that is written to or read while writing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, phaseOf } from '../../src/model/plan.ts';
import { acceptWorkflows } from '../../src/pipeline/accept-workflows.ts';
import type { Grant } from '../../src/pipeline/grants/grant.ts';
import { grantAccess } from '../../src/pipeline/grants/grant-access.ts';
import { grantAffiliates } from '../../src/pipeline/grants/grant-affiliates.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { previewGrant, runGrant } from '../../src/pipeline/run-grant.ts';
import { runRelease } from '../../src/pipeline/run-release.ts';
import type { SchemaDemand } from '../../src/plan/schema-demand.ts';
import type { SimulatedLocation, SimulatorOptions } from '../../src/simulator/start-simulator.ts';
import { everyKind, everyKindHost } from '../support/every-kind.ts';
import {
  type SavedMigration,
  startMigration,
  type TestMigration,
  type TestMigrationOptions,
} from '../support/migration.ts';
import { planWithSchema } from '../support/plan-with-schema.ts';
import { act, operations } from '../support/small-account.ts';

export interface CarriedOut {
  readonly counts: Readonly<Record<string, Counts>>;
  /** What the run itself found missing when it read back what it gave. */
  readonly missing: number;
}

export interface FaultWorld {
  /** The simulator's own state is beside the folder it belongs to. */
  readonly saved: SavedMigration;
  /** Carries out what is planned, to its end. */
  readonly carryOut: (of: TestMigration) => Promise<CarriedOut>;
  /** Plans anew what was refused. */
  readonly planAgain: (of: TestMigration) => Promise<unknown>;
}

interface WorldSpec extends Pick<FaultWorld, 'carryOut' | 'planAgain'> {
  /** Brings a fresh folder to where the fault may strike. */
  readonly start: (simulator: SimulatorOptions) => Promise<TestMigration>;
}

/** Would let every duplicate happen, so that what is sent twice is seen twice. */
const lenient: SimulatedLocation = {
  name: 'Rehearsal',
  users: [everyKindHost],
  settings: { allowDuplicateContact: true, allowDuplicateOpportunity: true },
};
const strict: SimulatedLocation = { ...lenient, settings: { allowDuplicateOpportunity: true } };
const duplicatesKept = { duplicateTagRefused: false, duplicateCustomFieldRefused: false };

const people = 6;

const applied = async (of: TestMigration): Promise<CarriedOut> => {
  const { counts } = await of.with((workspace) =>
    runApply(workspace, 'rehearsal', of.surroundings, () => undefined),
  );
  return { counts, missing: 0 };
};

/** What somebody set up there before: details, a company, a pipeline, all to be completed. */
async function furnish(of: TestMigration): Promise<void> {
  for (const n of [2, 3]) {
    await act(of, 'create-contact', {
      contact: { firstName: `Given${n}`, email: `person0${n}@example.com`, tags: ['theirs'] },
    });
  }
  await act(of, 'create-business', { business: { name: 'Company 3' } });
  await act(of, 'create-pipeline', { pipeline: { name: 'Sales', stages: [{ name: 'New' }] } });
  await act(of, 'create-lost-reason', { name: 'Price' });
  await of.ask('clock', { advanceMs: 60_000 });
}

async function startLoad(simulator: SimulatorOptions, location = lenient): Promise<TestMigration> {
  const account = everyKind(people);
  const files = Object.fromEntries(
    Object.entries(account.files).map(([name, text]) => [
      name,
      name.startsWith('deals')
        ? text.replace(
            'Open,person02@example.com,2,,,2026-05-01,2026-01-01 10:00:00,,',
            'Lost,person02@example.com,2,,,2026-05-01,2026-01-01 10:00:00,Price,',
          )
        : text,
    ]),
  );
  const of = await startMigration({
    ...account,
    files,
    simulator: { ...simulator, behaviours: duplicatesKept, locations: [location] },
  });
  await furnish(of);
  await of.prepare();
  await of.plan();
  return of;
}

/** Loaded; then later exports say more of every record that can be updated, and a calendar was deleted. */
async function startLater(simulator: SimulatorOptions): Promise<TestMigration> {
  const account = everyKind(people);
  const of = await startMigration({
    ...account,
    choices: { ...account.choices, 'existing-contacts': 'source-wins' },
    simulator: { ...simulator, behaviours: duplicatesKept, locations: [lenient] },
  });
  await of.prepare();
  await of.plan();
  await of.apply();
  const changed: Readonly<Record<string, (text: string) => string>> = {
    'deals_kartra.csv': (text) => text.replaceAll('.50,USD', '.75,USD'),
    'subscriptions_kartra.csv': (text) => text.replaceAll('Gold,1', 'Gold,2'),
    'memberships_kartra.csv': (text) => text.replaceAll('Course,Gold', 'Course,Silver'),
    'appointments_kartra.csv': (text) =>
      text.replace('09:00:00,2031-06-02 09:30:00', '10:00:00,2031-06-02 10:30:00'),
    'calendars_kartra.csv': (text) =>
      text.replace('30,10,24,Monday,09:00,12:00', '45,10,24,Monday,10:00,12:00'),
    'notes_kartra.csv': (text) => text.replaceAll('minutes', 'hours'),
    'activity_kartra.csv': (text) =>
      `${text}1,person01@example.com,2024-06-01 10:00:00,Played video,Launch\n`,
  };
  const exports = join(of.workspaceFolder, 'exports');
  for (const [name, change] of Object.entries(changed))
    await writeFile(join(exports, name), change(account.files[name] ?? ''));
  await writeFile(
    join(exports, 'contacts_kartra_09-06-2026_6a2803f884d5c.csv'),
    account.csv.replaceAll('Boston', 'Denver'),
  );
  const { calendars } = (await of.state()) as unknown as { calendars: readonly { id: string }[] };
  await fetch(`${of.simulator.url}/calendars/${calendars[1]?.id ?? ''}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${of.simulator.locations[0]?.token ?? ''}`, version: '2021-04-15' },
  });
  await of.ask('clock', { advanceMs: 60_000 });
  await of.with((workspace) => runExtract(workspace, () => undefined));
  await of.plan();
  return of;
}

/** Three people, and of the other files those whose names match. */
function startSmall(kept: RegExp, choices: TestMigrationOptions['choices'] = {}) {
  return async (simulator: SimulatorOptions): Promise<TestMigration> => {
    const { csv, files } = everyKind(3);
    const of = await startMigration({
      csv,
      files: Object.fromEntries(Object.entries(files).filter(([name]) => kept.test(name))),
      choices,
      simulator: { ...simulator, behaviours: duplicatesKept, locations: [lenient] },
    });
    await of.prepare();
    await of.plan();
    return of;
  };
}

/** Files of people, and a company that stands there without its website. */
async function startFiles(simulator: SimulatorOptions): Promise<TestMigration> {
  const { csv, attachments } = everyKind(3);
  const websites = csv
    .trimEnd()
    .split('\n')
    .map((line, n) => `${line},${n === 0 ? 'website' : n === 3 ? 'https://www.company3.example' : ''}`);
  const of = await startMigration({
    csv: websites.join('\n'),
    attachments,
    simulator: { ...simulator, behaviours: duplicatesKept, locations: [lenient] },
  });
  await act(of, 'create-business', { business: { name: 'Company 3' } });
  await of.prepare();
  await of.plan();
  return of;
}

const objectKey = 'kartra_subscription';
/** Of one object a list gains a choice, of one pipeline a stage; another of each is made. */
const demand = (complete: boolean): SchemaDemand => {
  const primary = { key: 'kartra_id', name: 'Kartra ID' };
  const labels = { singular: 'Kept', plural: 'Kept', description: 'Carried over from Kartra' };
  const status = {
    key: 'status',
    name: 'Status',
    dataType: 'SINGLE_OPTIONS' as const,
    options: complete ? ['Active', 'Failed'] : ['Active'],
  };
  const association = {
    key: `${objectKey}_contact`,
    firstObjectKey: `custom_objects.${objectKey}`,
    firstLabel: 'Kept',
    secondObjectKey: 'contact',
    secondLabel: 'Person',
  };
  return {
    contactFields: [],
    opportunityFields: [],
    courses: [],
    pipelines: [
      { name: 'Standing', stages: complete ? ['Lead', 'Closed'] : ['Lead'] },
      ...(complete ? [{ name: 'New', stages: ['Paid'] }] : []),
    ],
    objects: [
      { key: objectKey, ...labels, primary, fields: [status] },
      ...(complete
        ? [
            {
              key: 'kartra_new',
              ...labels,
              primary,
              fields: [{ key: 'note', name: 'Note', dataType: 'TEXT' as const, options: [] }],
            },
          ]
        : []),
    ],
    associations: complete ? [association] : [],
  };
};

async function startSchema(simulator: SimulatorOptions): Promise<TestMigration> {
  const of = await startMigration({
    csv: everyKind(1).csv,
    simulator: { ...simulator, behaviours: duplicatesKept, locations: [lenient] },
  });
  await of.prepare();
  await planWithSchema(of, demand(false));
  await of.apply();
  await planWithSchema(of, demand(true));
  return of;
}

/** The account of every kind, stopped when everything but the records stands. */
async function startRecords(simulator: SimulatorOptions): Promise<TestMigration> {
  const of = await startLoad(simulator);
  const stop = new AbortController();
  const { surroundings } = of;
  const schema = (await operations(of)).filter(({ object }) => phaseOf[object] === 'schema').length;
  await of.with((workspace) =>
    runApply(workspace, 'rehearsal', { ...surroundings, stop: stop.signal }, ({ settled }) => {
      if (settled >= schema) stop.abort();
    }),
  );
  return of;
}

function granting(grant: Grant): Pick<WorldSpec, 'carryOut' | 'planAgain'> {
  const asked = <Result>(
    of: TestMigration,
    ask: (it: Parameters<typeof previewGrant>[0]) => Promise<Result>,
  ) => of.with((workspace) => ask({ grant, workspace, target: 'rehearsal', surroundings: of.surroundings }));
  return {
    // 1, 25, all.
    async carryOut(of) {
      for (;;) {
        const { counts, left, verification } = await asked(of, (it) => runGrant(it, () => undefined));
        if (left === 0) return { counts, missing: verification?.missing ?? 0 };
      }
    },
    planAgain: (of) => asked(of, (it) => previewGrant(it, [])),
  };
}

const planned = (of: TestMigration) => of.plan();

const load = { carryOut: applied, planAgain: planned };

/** From the cheapest to carry out to the dearest. */
const specs = {
  'affiliate accounts': { start: startAffiliates, ...granting(grantAffiliates) },
  'access to courses': { start: startAccess, ...granting(grantAccess) },
  'held tags': {
    start: startHeld,
    // 1, 25, all.
    async carryOut(of) {
      for (;;) {
        const { counts, held } = await of.with((workspace) =>
          runRelease(workspace, 'rehearsal', of.surroundings, () => undefined),
        );
        if (held === 0) return { counts, missing: 0 };
      }
    },
    planAgain: planned,
  },
  tasks: { start: startSmall(/appointments|calendars/u, { appointments: 'task' }), ...load },
  courses: { start: startSmall(/memberships/u, { memberships: 'courses' }), ...load },
  files: { start: startFiles, ...load },
  schema: {
    start: startSchema,
    carryOut: applied,
    planAgain: (of) => planWithSchema(of, demand(true)),
  },
  'later exports': { start: startLater, ...load },
  records: { start: startRecords, ...load },
  everything: { start: startLoad, ...load },
  'everything, duplicates refused': {
    start: (simulator) => startLoad(simulator, strict),
    ...load,
  },
} as const satisfies Readonly<Record<string, WorldSpec>>;

export type WorldName = keyof typeof specs;
export const worldNames = Object.keys(specs) as readonly WorldName[];

async function startAffiliates(simulator: SimulatorOptions): Promise<TestMigration> {
  const of = await startSmall(/affiliates/u, { affiliates: 'affiliate-manager' })(simulator);
  await of.apply();
  await granting(grantAffiliates).planAgain(of);
  return of;
}

async function startAccess(simulator: SimulatorOptions): Promise<TestMigration> {
  const of = await startSmall(/memberships/u, { memberships: 'courses' })(simulator);
  await of.apply();
  const { courses, offers } = (await of.state()) as unknown as {
    courses: readonly { id: string }[];
    offers: readonly { id: string; source: string }[];
  };
  const manage = async (method: string, path: string, body: object): Promise<{ readonly id: string }> => {
    const answer = await fetch(`${of.simulator.url}/courses/${path}?locationId=${of.locationId}`, {
      method,
      headers: {
        authorization: `Bearer ${of.simulator.locations[0]?.token ?? ''}`,
        version: 'v3',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  for (const { id } of courses) {
    await manage('PUT', `products/${id}`, { visibility: 'published' });
    const category = await manage('POST', `products/${id}/categories`, { title: 'All' });
    await manage('POST', `products/${id}/lessons`, { title: 'One', categoryId: category.id });
  }
  for (const { id, source } of offers)
    if (source === 'membership') await manage('PUT', `offers/${id}`, { visibility: 'published' });
  await granting(grantAccess).planAgain(of);
  return of;
}

async function startHeld(simulator: SimulatorOptions): Promise<TestMigration> {
  const { csv } = everyKind(people);
  const of = await startMigration({
    csv,
    simulator: { ...simulator, behaviours: duplicatesKept, locations: [lenient] },
  });
  await act(of, 'publish-workflow', { name: 'Welcome' });
  await of.prepare();
  await of.plan();
  await act(of, 'unpublish-workflow', { name: 'Welcome' });
  await of.apply();
  await act(of, 'publish-workflow', { name: 'Welcome' });
  await of.with((workspace) => acceptWorkflows(workspace, 'rehearsal', ['Welcome'], 'Ann', of.surroundings));
  return of;
}

/** Makes the world; `remove` takes it off the disk again. */
export async function makeWorld(
  name: WorldName,
): Promise<FaultWorld & { readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-world-'));
  const stateFile = join(folder, 'simulator.jsonl');
  const { start, carryOut, planAgain }: WorldSpec = specs[name];
  const of = await start({ stateFile });
  // What search shows has caught up.
  await of.ask('clock', { advanceMs: 60_000 });
  await of.simulator.stop();
  const remove = async (): Promise<void> => {
    await of.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { saved: { folder: of.folder, stateFile }, carryOut, planAgain, remove };
}
