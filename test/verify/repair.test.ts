/**
 * Differences of every kind, planted in the location after a load: each is found and called what it is, nothing else
 * is; the repair brings them to none, and what a person edited, or what stands there twice, is left and listed.
 *
 * LANDFALL_PLANTED=400 plants that many; without it a sample of each kind.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../src/model/journal.ts';
import type { RecordState } from '../../src/model/verification.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, operations } from '../support/small-account.ts';

const wanted = Number(process.env.LANDFALL_PLANTED ?? 60);

interface Planted {
  readonly kind: string;
  readonly object: string;
  readonly externalId: string;
  readonly field: string | null;
  readonly state: RecordState;
}

let migration: TestMigration;
const planted: Planted[] = [];

type Expected = Readonly<Record<string, never>> & {
  readonly fields: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly restricted: readonly string[];
  readonly company: string | null;
  readonly contact: string;
  readonly stage: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

const expectedOf = ({ expected }: Operation): Expected => expected as unknown as Expected;
const silently = true;

beforeAll(async () => {
  migration = await startMigration({
    contacts: Math.max(120, wanted),
    account: { objects: ['contacts', 'deals', 'transactions', 'subscriptions'] },
    choices: { transactions: 'custom-object' },
  });
  await migration.prepare();
  await migration.plan();
  await migration.apply();
  await plantAll();
});

afterAll(() => migration.close());

async function plantAll(): Promise<void> {
  const all = (await operations(migration)).filter(({ state }) => state === 'done');
  const of = (object: string) => all.filter((operation) => operation.object === object);
  const fieldIds = new Map(
    of('custom-field').map(({ externalId, destinationId }) => [externalId.slice(6), destinationId ?? '']),
  );
  const pipelines = (await migration.ask(`state?locationId=${migration.locationId}`)) as {
    pipelines: { id: string; stages: { id: string; name: string }[] }[];
    opportunities: { id: string; pipelineId: string; pipelineStageId: string }[];
    users: { id: string }[];
    relations: { id: string }[];
  };
  const note = (
    kind: string,
    { object, externalId }: Operation,
    field: string | null,
    state: RecordState = 'mismatched',
  ) => planted.push({ kind, object, externalId, field, state });
  const edit = (operation: Operation, changes: object) =>
    act(migration, 'edit-contact', { contactId: operation.destinationId, changes, silently });
  /** Each takes the contact if it can; the first that can, in turn. */
  const contactKinds: readonly ((operation: Operation, expected: Expected) => Promise<boolean>)[] = [
    async (operation, { fields }) => {
      const field = ['city', 'address1', 'postalCode'].find((name) => (fields[name] ?? '') !== '');
      if (field === undefined) return false;
      await edit(operation, { [field]: '' });
      note('field dropped', operation, field);
      return true;
    },
    async (operation, { fields: { lastName = '' } }) => {
      if (lastName.length < 4) return false;
      await edit(operation, { lastName: lastName.slice(0, 2) });
      note('truncated', operation, 'lastName');
      return true;
    },
    async (operation, { custom }) => {
      // A field that takes any text: HighLevel drops what a date or a choice cannot be.
      const [key] =
        Object.entries(custom).find(
          ([name, value]) =>
            !/kartra_id|date|gdpr/u.test(name) && typeof value === 'string' && /[a-z]/u.test(value),
        ) ?? [];
      if (key === undefined) return false;
      const standing = async () =>
        (await migration.state()).contacts
          .find(({ id }) => id === operation.destinationId)
          ?.customFields.find(({ id }) => id === fieldIds.get(key))?.value;
      const before = await standing();
      await edit(operation, { customFields: [{ id: fieldIds.get(key), value: 'something else' }] });
      if ((await standing()) === before) return false;
      note('wrong value', operation, `custom.${key}`);
      return true;
    },
    async (operation, { tags }) => {
      const others = tags.filter((tag) => !tag.startsWith('list'));
      if (others.length === 0) return false;
      await edit(operation, { tags: tags.filter((tag) => tag !== others[0]) });
      note('tag missing', operation, 'tags');
      return true;
    },
    async (operation, { restricted }) => {
      if (!restricted.includes('sms')) return false;
      await edit(operation, { dndSettings: { SMS: { status: 'inactive' } } });
      note('DND lost', operation, 'dnd.sms');
      return true;
    },
    async (operation, { company }) => {
      if (company === null) return false;
      await act(migration, 'link-contact', {
        contactId: operation.destinationId,
        businessId: null,
        silently,
      });
      note('company link lost', operation, 'company');
      return true;
    },
    async (operation, { fields }) => {
      if (fields['firstName'] === undefined) return false;
      await act(migration, 'edit-contact', {
        contactId: operation.destinationId,
        changes: { firstName: `${fields['firstName']} edited` },
      });
      note('edited after', operation, 'firstName', 'suspended');
      return true;
    },
  ];
  // What is edited after is edited a while after.
  await migration.ask('clock', { advanceMs: 120_000 });
  let turn = 0;
  const contacts = of('contact');
  for (const operation of contacts) {
    for (let tried = 0; tried < contactKinds.length; tried += 1) {
      turn += 1;
      if (await contactKinds[turn % contactKinds.length]?.(operation, expectedOf(operation))) break;
    }
  }
  const other = (id: string | null) => {
    const deal = pipelines.opportunities.find((one) => one.id === id);
    const stages = pipelines.pipelines.find((one) => one.id === deal?.pipelineId)?.stages ?? [];
    return stages.find((stage) => stage.id !== deal?.pipelineStageId)?.id;
  };
  for (const [position, operation] of of('opportunity').entries()) {
    const opportunityId = operation.destinationId;
    const stage = other(opportunityId);
    if (position % 4 === 0 && stage !== undefined) {
      await act(migration, 'edit-opportunity', {
        opportunityId,
        changes: { pipelineStageId: stage },
        silently,
      });
      note('wrong stage', operation, 'stage');
    } else if (position % 4 === 1) {
      await act(migration, 'edit-opportunity', {
        opportunityId,
        changes: { name: 'another name' },
        silently,
      });
      note('wrong name', operation, 'name');
    } else if (position % 4 === 2) {
      await act(migration, 'delete-opportunity', { opportunityId });
      note('record missing', operation, null, 'missing');
    }
  }
  for (const [position, operation] of of('order-record').entries()) {
    const recordId = operation.destinationId;
    const [property] =
      Object.entries(expectedOf(operation).properties).find(
        ([key, value]) => key !== 'kartra_id' && typeof value === 'string' && key.includes('product'),
      ) ?? [];
    if (position % 3 === 0 && property !== undefined) {
      await act(migration, 'edit-record', {
        recordId,
        changes: { properties: { [property]: 'something else' } },
      });
      note('wrong property', operation, property);
    } else if (position % 9 === 1) {
      await act(migration, 'delete-record', { recordId });
      note('record missing', operation, null, 'missing');
      const link = of('order-link').find(({ externalId }) => externalId === `${operation.externalId}:person`);
      if (link !== undefined) note('relation missing', link, null, 'missing');
    }
  }
  const [first] = contacts;
  if (first !== undefined) {
    await act(migration, 'create-contact', {
      contact: {
        firstName: 'Twin',
        customFields: [{ id: fieldIds.get('kartra_id'), value: first.externalId }],
      },
    });
    note('duplicate', first, null, 'extra');
  }
  await migration.ask('clock', { advanceMs: 60_000 });
}

async function found(): Promise<readonly Omit<Planted, 'kind'>[]> {
  return migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const latest = await ledger.verifications.latest(plan?.id ?? 0);
    const all: Omit<Planted, 'kind'>[] = [];
    for await (const batch of ledger.verifications.discrepancies(latest?.runId ?? ''))
      for (const { object, externalId, field, state } of batch)
        all.push({ object, externalId, field, state });
    return all;
  });
}

const lines = (some: readonly Omit<Planted, 'kind'>[]) =>
  some
    .map(({ object, externalId, field, state }) => `${state} ${object} ${externalId} ${field ?? ''}`)
    .sort();

describe('planted differences', () => {
  test('are enough, and of every kind', () => {
    expect(planted.length).toBeGreaterThanOrEqual(wanted);
    const kinds = new Set(planted.map(({ kind }) => kind));
    for (const kind of [
      'field dropped',
      'truncated',
      'wrong value',
      'tag missing',
      'DND lost',
      'company link lost',
      'edited after',
      'wrong stage',
      'wrong name',
      'record missing',
      'relation missing',
      'wrong property',
      'duplicate',
    ])
      expect(kinds).toContain(kind);
  });

  test('every one is found and called what it is, and nothing else', async () => {
    expect((await migration.verify()).status).toBe('differences');
    const seen = lines(await found());
    const expected = lines(planted);
    expect(seen.filter((line) => !expected.includes(line))).toEqual([]);
    expect(expected.filter((line) => !seen.includes(line))).toEqual([]);
  });

  test('the repair brings them to none but what a person must settle', async () => {
    const summary = await migration.with((workspace) =>
      runRepair(workspace, 'rehearsal', migration.surroundings, () => undefined),
    );
    const rest = planted.filter(({ state }) => state === 'suspended' || state === 'extra');
    expect(lines(await found())).toEqual(lines(rest));
    expect(summary.verification.records).toMatchObject({ mismatched: 0, missing: 0, extra: 1 });
    expect(summary.verification.records.suspended).toBe(rest.length - 1);
    expect(summary.repair.edited).toBe(rest.length - 1);
  });

  test('a second repair writes nothing', async () => {
    const summary = await migration.with((workspace) =>
      runRepair(workspace, 'rehearsal', migration.surroundings, () => undefined),
    );
    expect(summary.repair).toMatchObject({ found: 0, written: 0 });
  });
});
