import { expect, test } from 'vitest';
import type { OperationFilter } from '../ledger/ledger.ts';
import type { DestinationCompany } from '../model/company.ts';
import type { Operation, OperationState } from '../model/journal.ts';
import { startTally } from './tally.ts';
import { verifyCompanies } from './verify-companies.ts';

const company = (externalId: string, state: OperationState, destinationId: string | null): Operation =>
  ({
    object: 'company',
    externalId,
    state,
    destinationId,
    expected: { name: externalId, website: null, description: null },
  }) as unknown as Operation;

/** Verifies these against a location that has the companies `standing`, each named as its id without the mark. */
async function verified(operations: readonly Operation[], standing: readonly string[]) {
  const tally = startTally();
  let lists = 0;
  const discrepancies = await verifyCompanies(
    {
      planId: 1,
      plans: {
        async *operations(_: number, { states = [] }: OperationFilter) {
          yield operations.filter(({ state }) => states.includes(state));
        },
      } as never,
      destination: {
        async *listCompanies() {
          lists += 1;
          yield standing.map((id) => ({ id, name: id.slice('id-'.length) }) as DestinationCompany);
        },
      } as never,
      send: () => undefined as never,
      edits: { isEdited: async () => false },
    },
    tally,
  );
  return {
    states: discrepancies.map(({ externalId, state }) => [externalId, state]),
    counted: tally.records(),
    lists,
  };
}

test('a load stopped among its companies: what was not sent yet is missing, what nobody can tell not proven', async () => {
  const stopped = [
    company('Acme', 'done', 'id-Acme'),
    company('Bolt', 'planned', null),
    company('Core', 'intent', null),
    company('Dune', 'unknown', null),
    company('Echo', 'done', 'id-Echo'),
    company('Fern', 'skipped', null),
  ];
  const { states, counted, lists } = await verified(stopped, ['id-Acme', 'id-Bolt']);
  expect(states).toEqual([
    ['Bolt', 'missing'],
    ['Core', 'unverifiable'],
    ['Dune', 'unverifiable'],
    ['Echo', 'missing'],
  ]);
  expect(counted).toMatchObject({ verified: 1, missing: 2, unverifiable: 2 });
  expect(lists).toBe(1);
});

test('where none was sent yet the location is not asked', async () => {
  expect(await verified([company('Acme', 'planned', null)], [])).toMatchObject({
    states: [['Acme', 'missing']],
    lists: 0,
  });
});
