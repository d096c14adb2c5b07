/** Three people, one of them at the destination already: small enough to count every record by hand. */
import type { Operation, OperationState } from '../../src/model/journal.ts';
import { startMigration, type TestMigration, type TestMigrationOptions } from './migration.ts';

const header =
  'id,email,first_name,last_name,phone_country_code,phone,city,country,tags,lists,gdpr_status,gdpr_communications,date_joined,shoe_size';
const rows = [
  '1,ann@example.com,Ann,Ash,1,4155550101,Boston,United States,"vip,new",News,Accepted,Yes,2024-01-01 10:00:00,37',
  '2,bob@example.com,Bob,Birch,1,4155550102,Denver,United States,new,News,Accepted,Yes,2024-01-02 10:00:00,44',
  '3,cid@example.com,Cid,Cedar,1,4155550103,Austin,United States,vip,News,Accepted,No,2024-01-03 10:00:00,41',
];
const smallAccountCsv = `${[header, ...rows].join('\n')}\n`;

export interface SmallMigration extends TestMigration {
  /** The contact that was there before: the third person, without a city. */
  readonly existingId: string;
}

/** Prepared, not planned. `before` acts on the location first. */
export async function startSmallMigration(
  options: TestMigrationOptions & { readonly before?: (migration: TestMigration) => Promise<unknown> } = {},
): Promise<SmallMigration> {
  const migration = await startMigration({ csv: smallAccountCsv, ...options });
  await options.before?.(migration);
  const { id } = (await act(migration, 'create-contact', {
    contact: { firstName: 'Cid', lastName: 'Cedar', email: 'cid@example.com', tags: ['theirs'] },
  })) as { id: string };
  // Search shows it before anything is planned.
  await migration.ask('clock', { advanceMs: 60_000 });
  await migration.prepare();
  return { ...migration, existingId: id };
}

/** What a person does in HighLevel's own pages. */
export function act(migration: TestMigration, action: string, rest: object): Promise<unknown> {
  return migration.ask('ui', { locationId: migration.locationId, action, ...rest });
}

export function injectFault(
  migration: TestMigration,
  method: string,
  path: string,
  effect: string,
  rest: object = {},
): Promise<unknown> {
  return migration.ask('faults', [{ match: { method, path }, effect, ...rest }]);
}

/** Every operation of the latest plan. */
export function operations(migration: TestMigration): Promise<readonly Operation[]> {
  return migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const all: Operation[] = [];
    for await (const batch of ledger.plans.operations(plan?.id ?? 0)) all.push(...batch);
    return all;
  });
}

export async function operation(migration: TestMigration, externalId: string): Promise<Operation> {
  const found = (await operations(migration)).find((one) => one.externalId === externalId);
  if (found === undefined) throw new Error(`no operation for ${externalId}`);
  return found;
}

export async function statesOf(migration: TestMigration): Promise<Readonly<Record<string, OperationState>>> {
  return Object.fromEntries(
    (await operations(migration)).map(({ externalId, state }) => [externalId, state]),
  );
}

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly time: number;
}

/** Requests that reached a location and could change it. */
export async function writesTo(migration: TestMigration, locationId = migration.locationId) {
  const sent = (await migration.ask(`requests?locationId=${locationId}`)) as SentRequest[];
  return sent.filter(({ method, path }) => method !== 'GET' && !/\/search(?:\?|$)/u.test(path));
}

/** Marks an operation as about to be sent, as a run killed at that instant leaves it. */
export function leaveIntent(migration: TestMigration, externalId: string): Promise<void> {
  return migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    if (plan === null) throw new Error('nothing is planned');
    const runId = `killed ${externalId}`;
    const run = { step: 'apply', target: 'rehearsal', locationId: migration.locationId } as const;
    await ledger.journal.startRun({ ...run, id: runId, planId: plan.id, startedAt: 0 });
    const { id } = await operation(migration, externalId);
    const request = { method: 'POST', route: 'POST /', bodyHash: '', sentAt: 0 };
    await ledger.journal.beginRequest({ ...request, runId, operations: [{ id }] });
  });
}
