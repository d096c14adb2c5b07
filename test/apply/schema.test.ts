/** Issue 7, schema: in order, reused, never twinned; applied twice changes nothing; a person does what a token may not. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/output.ts';
import type { SchemaDemand } from '../../src/plan/schema-demand.ts';
import { planWithSchema } from '../support/plan-with-schema.ts';
import {
  act,
  injectFault,
  leaveIntent,
  operation,
  type SmallMigration,
  startSmallMigration,
  statesOf,
  writesTo,
} from '../support/small-account.ts';

const object = 'custom_objects.kartra_subscription';
const demand: SchemaDemand = {
  contactFields: [],
  opportunityFields: [{ key: 'kartra_id', name: 'Kartra ID', dataType: 'TEXT', options: [] }],
  pipelines: [
    { name: 'Kartra sales', stages: ['Lead', 'Offer', 'Closed'] },
    { name: 'Kartra orders', stages: ['Paid', 'Refunded'] },
  ],
  objects: [
    {
      key: 'kartra_subscription',
      singular: 'Kartra subscription',
      plural: 'Kartra subscriptions',
      description: 'Carried over from Kartra',
      primary: { key: 'kartra_id', name: 'Kartra ID' },
      fields: [
        { key: 'status', name: 'Status', dataType: 'SINGLE_OPTIONS', options: ['Active', 'Paid in full'] },
        { key: 'amount', name: 'Amount', dataType: 'MONETORY', options: [] },
        { key: 'renews', name: 'Renews', dataType: 'DATE', options: [] },
      ],
    },
  ],
  courses: [],
  associations: [
    {
      key: 'kartra_subscription_contact',
      firstObjectKey: object,
      firstLabel: 'Kartra subscription',
      secondObjectKey: 'contact',
      secondLabel: 'Subscriber',
    },
  ],
};

interface SchemaState {
  readonly pipelines: readonly {
    readonly name: string;
    readonly stages: readonly { readonly name: string }[];
  }[];
  readonly objects: readonly { readonly key: string; readonly standard?: boolean }[];
  readonly objectFields: readonly {
    readonly fieldKey: string;
    readonly dataType: string;
    readonly parentId: string;
    readonly options?: readonly { readonly label: string }[];
  }[];
  readonly associations: readonly { readonly key: string }[];
  readonly customFields: readonly { readonly name: string; readonly model: string }[];
  readonly contacts: readonly unknown[];
}

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(options: Parameters<typeof startSmallMigration>[0] = {}): Promise<SmallMigration> {
  migration = await startSmallMigration(options);
  return migration;
}

const plan = (of: SmallMigration, wanted = demand) => planWithSchema(of, wanted);
const stateOf = async (of: SmallMigration) => (await of.state()) as unknown as SchemaState;
const stagesOf = (state: SchemaState, name: string) =>
  state.pipelines.filter((one) => one.name === name).map(({ stages }) => stages.map((stage) => stage.name));

test('everything is made before any record, in order, proved, and made once (R71, R171)', async () => {
  const of = await start();
  const planned = await plan(of);
  expect(planned.counts).toMatchObject({
    pipeline: { created: 2 },
    object: { created: 1 },
    'object-field': { created: 3 },
    association: { created: 1 },
    'opportunity-field': { created: 1 },
  });
  const applied = await of.apply();
  expect(applied.status).toBe('done');
  const state = await stateOf(of);
  expect(stagesOf(state, 'Kartra sales')).toEqual([['Lead', 'Offer', 'Closed']]);
  expect(stagesOf(state, 'Kartra orders')).toEqual([['Paid', 'Refunded']]);
  expect(state.objectFields.map(({ fieldKey, dataType }) => `${fieldKey} ${dataType}`)).toEqual([
    `${object}.kartra_id TEXT`,
    `${object}.status SINGLE_OPTIONS`,
    `${object}.amount MONETORY`,
    `${object}.renews DATE`,
  ]);
  expect(state.associations.map(({ key }) => key)).toEqual(['kartra_subscription_contact']);
  const routes = (await writesTo(of)).map(({ method, path }) => `${method} ${path}`);
  const firstRecord = routes.indexOf('POST /contacts/');
  expect(firstRecord).toBeGreaterThan(0);
  for (const route of ['POST /opportunities/pipelines', 'POST /objects/', 'POST /associations/'])
    expect(routes.lastIndexOf(route)).toBeLessThan(firstRecord);

  // Schema is counted apart from what records cost: their writes, and the read before the one update.
  const recordWrites = routes.filter((route) => route.includes('/contacts/')).length;
  expect(applied.requests.byPurpose.write).toBe(recordWrites + 1);

  expect((await of.verify()).status).toBe('done');
  const before = routes.length;
  expect((await of.apply()).changes).toBe(0);
  expect((await plan(of)).changes).toBe(0);
  expect((await of.apply()).changes).toBe(0);
  expect((await writesTo(of)).length).toBe(before);
});

test('what stands is reused, and completed where it lacks something', async () => {
  const of = await start({
    async before(location) {
      const pipeline = {
        name: 'KARTRA SALES',
        stages: [{ name: 'Lead' }, { name: 'Theirs' }, { name: 'closed' }],
      };
      await act(location, 'create-pipeline', { pipeline });
      const { key, singular, plural, primary } = demand.objects[0] as SchemaDemand['objects'][number];
      await act(location, 'create-object', {
        object: {
          key,
          labels: { singular, plural },
          primaryDisplayPropertyDetails: { ...primary, dataType: 'TEXT' },
        },
      });
    },
  });
  const planned = await plan(of);
  expect(planned.counts).toMatchObject({
    pipeline: { created: 1, updated: 1 },
    object: { created: 0, unchanged: 1 },
  });
  expect((await of.apply()).status).toBe('done');
  const state = await stateOf(of);
  expect(stagesOf(state, 'KARTRA SALES')).toEqual([['Lead', 'Offer', 'Theirs', 'closed']]);
  expect(state.pipelines).toHaveLength(2);
  expect(state.objects.filter(({ key }) => key === object)).toHaveLength(1);
  expect((await of.verify()).status).toBe('done');

  // A later export brings one more choice: it is added, and those that stand keep theirs.
  const [wanted] = demand.objects;
  if (wanted === undefined) throw new Error('no object is demanded');
  const fields = wanted.fields.map((field) =>
    field.key === 'status' ? { ...field, options: [...field.options, 'Failed'] } : field,
  );
  const more = { ...demand, objects: [{ ...wanted, fields }] };
  expect((await plan(of, more)).counts['object-field']).toMatchObject({ updated: 1, unchanged: 2 });
  expect((await of.apply()).changes).toBe(1);
  const status = (await stateOf(of)).objectFields.find(({ fieldKey }) => fieldKey.endsWith('.status'));
  expect(status?.options?.map(({ label }) => label)).toEqual(['Active', 'Paid in full', 'Failed']);
  expect((await plan(of, more)).changes).toBe(0);
});

test('fields go into the folder called Kartra where there is one', async () => {
  const of = await start();
  const [wanted] = demand.objects;
  if (wanted === undefined) throw new Error('no object is demanded');
  await plan(of, { ...demand, objects: [{ ...wanted, fields: [] }], associations: [] });
  await of.apply();
  const { token } = of.simulator.locations[0] ?? { token: '' };
  const answer = await fetch(`${of.simulator.url}/custom-fields/folder`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, Version: '2021-07-28', 'Content-Type': 'application/json' },
    body: JSON.stringify({ objectKey: object, locationId: of.locationId, name: 'kartra' }),
  });
  const { id } = (await answer.json()) as { id: string };
  await plan(of);
  await of.apply();
  const made = (await stateOf(of)).objectFields.filter(({ fieldKey }) => !fieldKey.endsWith('.kartra_id'));
  expect(made.map(({ parentId }) => parentId)).toEqual([id, id, id]);
});

describe('a token that may not write pipelines', () => {
  const scopes = ['locations', 'contacts', 'opportunities', 'businesses', 'workflows', 'users']
    .concat(['locations/customFields', 'locations/tags', 'objects/schema', 'associations'])
    .flatMap((name) => [`${name}.readonly`, `${name}.write`]);
  const narrow = { simulator: { locations: [{ name: 'Rehearsal', scopes }] } };

  test('ends blocked with an instruction each, and goes on once a person acted', async () => {
    const of = await start(narrow);
    await plan(of);
    const blocked = await of.apply();
    expect(blocked).toMatchObject({
      status: 'blocked',
      counts: { pipeline: { planned: 2, manual: 2, created: 0 }, object: { created: 1 } },
      byHand: [
        expect.stringMatching(/add the pipeline "Kartra sales".*in this order: "Lead", "Offer", "Closed"\.$/),
        expect.stringMatching(/add the pipeline "Kartra orders".*"Paid", "Refunded"\.$/),
      ],
      next: 'landfall apply --target rehearsal',
      files: ['html', 'md', 'json'].map((form) => `reports/by-hand-rehearsal.${form}`),
    });
    expect(exitCodeOf(blocked)).toBe(3);
    const paper = await readFile(join(of.workspaceFolder, 'reports', 'by-hand-rehearsal.md'), 'utf8');
    expect(paper).toContain(
      '- [ ] In HighLevel, under Opportunities, Pipelines: add the pipeline "Kartra sales"',
    );
    // Nothing but schema is written while it waits.
    expect((await stateOf(of)).contacts).toHaveLength(1);

    // One is made as told, the other with a stage short: only that one is still asked for, and how it stands.
    const pipeline = (name: string, ...stages: readonly string[]) =>
      act(of, 'create-pipeline', { pipeline: { name, stages: stages.map((stage) => ({ name: stage })) } });
    await pipeline('kartra sales', 'Lead', 'Offer', 'Closed');
    const { id } = (await pipeline('Kartra orders', 'Paid')) as { id: string };
    const still = await of.apply();
    expect(still).toMatchObject({
      status: 'blocked',
      byHand: [expect.stringMatching(/edit the pipeline "Kartra orders".*It has "Paid" now/)],
    });
    expect((await stateOf(of)).contacts).toHaveLength(1);

    await act(of, 'edit-pipeline', {
      pipelineId: id,
      changes: { stages: [{ name: 'Paid' }, { name: 'Refunded' }] },
    });
    const done = await of.apply();
    expect(done.status).toBe('done');
    expect(done).not.toHaveProperty('byHand');
    expect((await stateOf(of)).contacts).toHaveLength(3);
    expect((await stateOf(of)).pipelines).toHaveLength(2);
    expect((await of.verify()).status).toBe('done');
    expect((await plan(of)).changes).toBe(0);
  });

  test('goes on, too, when the token gains the scope instead', async () => {
    const of = await start(narrow);
    await plan(of);
    expect((await of.apply()).status).toBe('blocked');
    const token = (await of.ask('tokens', {
      locationId: of.locationId,
      scopes: [...scopes, 'pipelines.create', 'pipelines.write'],
    })) as { token?: string; access_token?: string };
    await writeFile(join(of.folder, 'token'), token.token ?? token.access_token ?? '');
    expect((await of.apply()).status).toBe('done');
    expect(stagesOf(await stateOf(of), 'Kartra sales')).toEqual([['Lead', 'Offer', 'Closed']]);
  });

  test('what depends on something that waits is held back, not refused', async () => {
    const of = await start({
      simulator: {
        locations: [
          { name: 'Rehearsal', scopes: scopes.filter((scope) => scope !== 'objects/schema.write') },
        ],
      },
    });
    await plan(of, { ...demand, pipelines: [] });
    const blocked = await of.apply();
    expect(blocked).toMatchObject({
      status: 'blocked',
      byHand: [expect.stringMatching(/add the custom object "Kartra subscription".*"kartra_id"/)],
      counts: { object: { manual: 1 }, 'object-field': { refused: 0, skipped: 0, unresolved: 0 } },
    });
    const { key, singular, plural, primary } = demand.objects[0] as SchemaDemand['objects'][number];
    await act(of, 'create-object', {
      object: {
        key,
        labels: { singular, plural },
        primaryDisplayPropertyDetails: { ...primary, dataType: 'TEXT' },
      },
    });
    expect((await of.apply()).status).toBe('done');
    expect((await stateOf(of)).objectFields).toHaveLength(4);
  });
});

test('a conflict blocks before any record, with its remedy; solved, the plan goes on', async () => {
  const of = await start({
    async before(location) {
      const stages = ['Closed', 'Offer', 'Lead'].map((name) => ({ name }));
      await act(location, 'create-pipeline', { pipeline: { name: 'Kartra sales', stages } });
    },
  });
  expect((await plan(of)).counts).toMatchObject({ pipeline: { created: 1, manual: 1 } });
  const blocked = await of.apply();
  expect(blocked).toMatchObject({
    status: 'blocked',
    byHand: [expect.stringMatching(/"Lead", "Offer", "Closed"\. It has "Closed", "Offer", "Lead" now/)],
  });
  expect((await stateOf(of)).contacts).toHaveLength(1);
  const [pipeline] = (
    (await of.state()) as unknown as { pipelines: { id: string; stages: { id: string; name: string }[] }[] }
  ).pipelines;
  await act(of, 'edit-pipeline', {
    pipelineId: pipeline?.id,
    changes: { stages: pipeline?.stages.toReversed().map(({ id, name }) => ({ id, name })) },
  });
  expect(await of.apply()).toMatchObject({
    status: 'done',
    counts: { pipeline: { created: 1, unchanged: 1, manual: 0 } },
  });
  expect((await of.verify()).status).toBe('done');
});

test('schema the plan leans on has moved: the refusal names it', async () => {
  const of = await start();
  await plan(of);
  await of.apply();
  await plan(of);
  const [pipeline] = ((await of.state()) as unknown as { pipelines: { id: string }[] }).pipelines;
  await act(of, 'edit-pipeline', { pipelineId: pipeline?.id, changes: { name: 'Renamed' } });
  await expect(of.apply()).rejects.toMatchObject({
    code: 'plan-stale',
    details: { value: expect.stringContaining(`pipeline ${pipeline?.id ?? ''}`) as string },
  });
});

test('verification finds what a person has changed or removed since', async () => {
  const of = await start();
  await plan(of);
  await of.apply();
  const state = (await of.state()) as unknown as {
    pipelines: { id: string; name: string; stages: { id: string; name: string }[] }[];
    associations: { id: string }[];
  };
  const sales = state.pipelines.find(({ name }) => name === 'Kartra sales');
  await act(of, 'edit-pipeline', {
    pipelineId: sales?.id,
    changes: {
      stages: sales?.stages.map(({ id, name }) => ({ id, name: name === 'Offer' ? 'Quote' : name })),
    },
  });
  const { token } = of.simulator.locations[0] ?? { token: '' };
  await fetch(`${of.simulator.url}/associations/${state.associations[0]?.id ?? ''}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}`, Version: '2021-07-28' },
  });
  expect(await of.verify()).toMatchObject({
    status: 'differences',
    verification: { records: { mismatched: 1, missing: 1 } },
  });
  const found = await readFile(join(of.workspaceFolder, 'reports', 'discrepancies-rehearsal.csv'), 'utf8');
  expect(found).toMatch(/pipeline:kartra sales.*stages.*lead → offer → closed.*lead → closed/);
  expect(found).toMatch(/association:kartra_subscription_contact.*not there/);
});

const unknowns = {
  pipeline: { path: '/opportunities/pipelines', of: 'pipeline:kartra sales' },
  object: { path: '/objects', of: `object:${object}` },
  'object-field': { path: '/custom-fields', of: `object-field:${object}.amount` },
  association: { path: '/associations', of: 'association:kartra_subscription_contact' },
  'opportunity-field': { path: '/locations/*/customFields', of: 'opportunity-field:kartra_id' },
} as const;
const kinds = Object.keys(unknowns) as (keyof typeof unknowns)[];

describe.each(kinds)('whatever becomes of the request for a new %s', (kind) => {
  const { path, of: externalId } = unknowns[kind];
  test.each(['drop-before', 'drop-after', 'status:500'])('%s: it stands once', async (effect) => {
    const of = await start();
    await plan(of);
    await injectFault(of, 'POST', path, effect);
    expect((await of.apply()).status).toBe('done');
    const [fault] = (await of.ask('faults')) as { seen: number }[];
    expect(fault?.seen).toBeGreaterThan(0);
    expect((await operation(of, externalId)).state).toBe('done');
    const state = await stateOf(of);
    expect(state.pipelines).toHaveLength(2);
    expect(state.objectFields).toHaveLength(4);
    expect(state.associations).toHaveLength(1);
    expect(
      state.customFields.filter(({ name, model }) => name === 'Kartra ID' && model === 'opportunity'),
    ).toHaveLength(1);
    expect((await plan(of)).changes).toBe(0);
  });

  test('killed at the instant it leaves: it stands once', async () => {
    const of = await start();
    await plan(of);
    await leaveIntent(of, externalId);
    expect((await of.apply()).status).toBe('done');
    expect((await statesOf(of))[externalId]).toBe('done');
    expect((await plan(of)).changes).toBe(0);
  });
});
