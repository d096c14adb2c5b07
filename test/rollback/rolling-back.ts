/** A location with people of its own, a load into it, and what must be equal before and after undoing it. */

import type { RollbackScope } from '../../src/model/rollback.ts';
import { type RollbackSummary, runRollback } from '../../src/pipeline/run-rollback.ts';
import { startMigration, type TestMigration, type TestMigrationOptions } from '../support/migration.ts';

export interface OwnRecords {
  readonly contacts: number;
  readonly opportunities: number;
  readonly tags: number;
  /** Notes, tasks, appointments, conversations and records of their own object, on a part of the people. */
  readonly activity?: boolean;
}

/** A migration prepared for a location that was furnished before. */
export async function startInto(own: OwnRecords, options: TestMigrationOptions): Promise<TestMigration> {
  const migration = await startMigration({
    ...options,
    simulator: {
      locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }],
      ...options.simulator,
    },
  });
  await migration.prepare();
  const emails = await sourceEmails(migration);
  const ui = (action: string, fields: object) =>
    migration.ask('ui', { locationId: migration.locationId, action, ...fields }) as Promise<{ id: string }>;
  for (let n = 0; n < own.tags; n += 1) await ui('create-tag', { name: `own tag ${n}` });
  const pipeline = (await ui('create-pipeline', {
    pipeline: { name: 'Own pipeline', stages: [{ name: 'First' }, { name: 'Second' }] },
  })) as unknown as { id: string; stages: { id: string }[] };
  const company = await ui('create-business', { business: { name: 'Own company' } });
  const ids: string[] = [];
  for (let n = 0; n < own.contacts; n += 1) {
    // Every third stands in the exports too: those are updated, the others must never be touched.
    const email = n % 3 === 0 ? emails[n / 3] : undefined;
    const contact = {
      firstName: `Own ${n}`,
      email: email ?? `own${n}@own.example`,
      ...(n % 2 === 0 ? { city: 'Ownville' } : {}),
      ...(n % 4 === 0 ? { tags: [`own tag ${n % Math.max(1, own.tags)}`] } : {}),
      ...(n % 5 === 0 ? { dndSettings: { SMS: { status: 'active', message: 'own word' } } } : {}),
    };
    const { id } = await ui('create-contact', { contact });
    ids.push(id);
    if (n % 7 === 0) await ui('link-contact', { contactId: id, businessId: company.id });
  }
  for (let n = 0; n < own.opportunities; n += 1) {
    await call(migration, 'POST', '/opportunities/', {
      locationId: migration.locationId,
      contactId: ids[n % ids.length],
      pipelineId: pipeline.id,
      pipelineStageId: pipeline.stages[n % 2]?.id,
      name: `Own deal ${n}`,
      status: 'open',
      monetaryValue: n,
    });
  }
  if (own.activity === true) await furnishActivity(migration, ids);
  await migration.ask('clock', { advanceMs: 120_000 });
  return migration;
}

async function sourceEmails(migration: TestMigration): Promise<readonly string[]> {
  return migration.with(async ({ ledger }) => {
    const emails: string[] = [];
    for await (const batch of ledger.entities.all('contact'))
      for (const { columns } of batch) {
        const email = columns['email']?.trim().toLowerCase() ?? '';
        if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email) && !emails.includes(email)) emails.push(email);
      }
    return emails;
  });
}

/** What a team leaves on its people in a year: on every seventh person one of each. */
async function furnishActivity(migration: TestMigration, people: readonly string[]): Promise<void> {
  const { locationId } = migration;
  const calendar = await call(
    migration,
    'POST',
    '/calendars/',
    { locationId, name: 'Own calendar', calendarType: 'event' },
    '2021-04-15',
  );
  const { id: calendarId } = calendar['calendar'] as { id: string };
  const object = (await migration.ask('ui', {
    locationId,
    action: 'create-object',
    object: {
      key: 'custom_objects.own_thing',
      labels: { singular: 'Own thing', plural: 'Own things' },
      primaryDisplayPropertyDetails: {
        key: 'custom_objects.own_thing.name',
        name: 'Name',
        dataType: 'TEXT',
      },
    },
  })) as { key: string };
  const theirs = people.filter((_, n) => n % 7 === 0);
  for (const [n, contactId] of theirs.entries()) {
    await call(migration, 'POST', `/contacts/${contactId}/notes`, { body: `Own note ${n}` });
    await call(migration, 'POST', `/contacts/${contactId}/tasks`, {
      title: `Own task ${n}`,
      dueDate: '2026-12-01T10:00:00Z',
      completed: false,
    });
    await call(migration, 'POST', '/conversations/', { locationId, contactId }, '2021-04-15');
    const startsAt = Date.UTC(2027, 0, 5) + n * 3_600_000;
    await call(
      migration,
      'POST',
      '/calendars/events/appointments',
      {
        locationId,
        calendarId,
        contactId,
        startTime: new Date(startsAt).toISOString(),
        endTime: new Date(startsAt + 1_800_000).toISOString(),
        ignoreFreeSlotValidation: true,
        ignoreDateRange: true,
      },
      '2021-04-15',
    );
    await migration.ask('ui', {
      locationId,
      action: 'create-record',
      objectKey: object.key,
      record: { properties: { name: `Own thing ${n}` } },
    });
  }
}

/** A call of the platform's own API that no provider of the program makes. */
export async function call(
  migration: TestMigration,
  method: string,
  path: string,
  body?: object,
  version = '2021-07-28',
): Promise<Record<string, unknown>> {
  const { simulator } = migration;
  const token = simulator.locations[0]?.token ?? '';
  const headers = { Authorization: `Bearer ${token}`, Version: version, 'Content-Type': 'application/json' };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${simulator.url}${path}`, { method, headers, ...init });
  if (response.status === 429) {
    await migration.ask('clock', { advanceMs: 10_000 });
    return call(migration, method, path, body, version);
  }
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

export function undo(
  migration: TestMigration,
  scope: RollbackScope = { kind: 'all' },
  mode: 'preview' | 'yes' = 'yes',
): Promise<RollbackSummary> {
  return migration.with((workspace) =>
    runRollback(workspace, 'rehearsal', migration.surroundings, {
      scope,
      mode,
      onProgress: () => undefined,
    }),
  );
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Dates of change move with every write; a channel switched off is a channel nobody ever switched on. */
const volatile = new Set(['dateUpdated', 'updatedAt', 'lastStatusChangeAt', 'lastStageChangeAt']);

/** Everything a location holds, by kind and id, without what only tells that somebody was there. */
export async function dump(migration: TestMigration): Promise<Readonly<Record<string, unknown>>> {
  const state = (await migration.state()) as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(state)
      .filter(([kind]) => !['triggerLog', 'location'].includes(kind))
      .map(([kind, rows]) => [
        kind,
        Array.isArray(rows) ? rows.map((row) => plain(row as Row)).sort(byText) : rows,
      ]),
  );
}

function plain(row: Row): string {
  const entries = Object.entries(row)
    .filter(([key, value]) => !volatile.has(key) && value !== undefined && value !== null)
    .map(
      ([key, value]) => [key, key === 'dndSettings' ? switchedOn(value as Settings) : sorted(value)] as const,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

type Settings = Readonly<Record<string, { readonly status: string }>>;

const switchedOn = (settings: Settings) =>
  Object.entries(settings)
    .filter(([, { status }]) => status !== 'inactive')
    .sort(([one], [other]) => (one < other ? -1 : 1));

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((item: unknown) => JSON.stringify(item)).sort() : value;

const byText = (one: string, other: string): number => (one < other ? -1 : 1);

/** Kinds whose records differ, with what is there only before and only after. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, { readonly gone: readonly string[]; readonly more: readonly string[] }>> {
  return Object.fromEntries(
    Object.keys({ ...before, ...after }).flatMap((kind) => {
      const was = (before[kind] ?? []) as string[];
      const is = (after[kind] ?? []) as string[];
      if (!Array.isArray(was) || !Array.isArray(is)) return [];
      const [had, has] = [new Set(was), new Set(is)];
      const gone = was.filter((row) => !has.has(row));
      const more = is.filter((row) => !had.has(row));
      return gone.length + more.length === 0 ? [] : [[kind, { gone, more }]];
    }),
  );
}
