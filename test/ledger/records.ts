/** Small records for the ledger's suite: every field filled, what matters given by the test. */

import type { EntityRow } from '../../src/ledger/ledger.ts';
import type { MappedContact } from '../../src/model/contact.ts';
import type { DestinationContact } from '../../src/model/destination-contact.ts';
import type { ExportFile } from '../../src/model/entity.ts';
import type { PlanInputs, PlannedOperation } from '../../src/model/plan.ts';

/** More than two pages of a stream. */
export const manyRows = 1_203;

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export function exportFile(
  name: string,
): Omit<ExportFile, 'id' | 'rows' | 'staged' | 'rejected' | 'generation'> {
  return {
    name,
    sha256: `hash of ${name}`,
    kind: 'contacts',
    bytes: 10,
    encoding: 'utf-8',
    exportedAt: 1_000,
    header: ['Email', 'First name'],
  };
}

export function entityRow(row: Partial<EntityRow>): EntityRow {
  const columns = row.columns ?? {};
  return {
    leadId: null,
    email: null,
    columns,
    fileColumns: Object.keys(columns),
    fileName: 'a.csv',
    line: 2,
    exportedAt: 1_000,
    generation: 1,
    ...row,
  };
}

export function mappedContact(externalId: string, rest: Partial<MappedContact> = {}): MappedContact {
  return {
    externalId,
    fields: {},
    custom: {},
    tags: [],
    restricted: {},
    company: null,
    joined: null,
    ...rest,
  };
}

export function destinationContact(id: string, rest: Partial<DestinationContact> = {}): DestinationContact {
  return {
    id,
    fields: {},
    custom: {},
    tags: [],
    restricted: null,
    companyId: null,
    additionalEmails: [],
    additionalPhones: [],
    namesExact: true,
    readBy: 'search',
    ...rest,
  };
}

export const planInputs: PlanInputs = {
  target: 'rehearsal',
  locationId: 'loc',
  exports: { 'a.csv': 'abc' },
  mapVersion: 'map',
  decisionsHash: 'decisions',
  destinationFacts: { 'location country': 'US' },
};

export function planned(externalId: string, rest: Partial<PlannedOperation> = {}): PlannedOperation {
  return {
    object: 'contact',
    action: 'create',
    externalId,
    destinationId: null,
    dependsOn: [],
    expected: { name: externalId },
    changes: [],
    kept: [],
    reason: null,
    ...rest,
  };
}

/** Items as a stream of batches. */
export async function* batches<Item>(
  ...given: readonly (readonly Item[])[]
): AsyncGenerator<readonly Item[]> {
  yield* given;
}

/** A stream that gives its batches and then fails. */
export async function* failing<Item>(
  ...given: readonly (readonly Item[])[]
): AsyncGenerator<readonly Item[]> {
  yield* given;
  throw new Error('the stream broke');
}

export async function collect<Item>(stream: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const batch of stream) items.push(...batch);
  return items;
}
