import { expect, test } from 'vitest';
import type { WriteSpan } from '../ledger/journal-stores.ts';
import { relationId } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import { createEditWatch } from './edit-watch.ts';

const second = 1_000;
const operation = (object: string, externalId: string, more: object = {}) =>
  ({ object, externalId, destinationId: externalId, state: 'done', ...more }) as Operation;
const deal = operation('opportunity', 'D:1', { expected: { contact: 'L:1', ownerId: 'user' } });

/** A watch over one person, who may have one deal with an owner; the plan was made at instant 0. */
function watch(writes: Readonly<Record<string, readonly WriteSpan[]>>, aheadMs: number | null = null) {
  return createEditWatch({
    planId: 1,
    plannedAt: 0,
    locationId: 'loc',
    aheadMs: () => aheadMs,
    plans: {
      async *operations(_: number, { object }: { object: string }) {
        if (object === deal.object) yield [deal];
      },
    } as never,
    journal: {
      destinationIds: async (_, externalIds) => Object.fromEntries(externalIds.map((id) => [id, id])),
      writesTo: async (_, ids) => new Map(ids.map((id) => [id, writes[id] ?? []])),
    },
  });
}

const span = (sentAt: number, endedAt: number): WriteSpan => {
  return { sentAt: sentAt * second, endedAt: endedAt * second };
};
const person = operation('contact', 'L:1');

test.each([
  ['before the plan', {}, -1, false],
  ['a while after the plan', {}, 60, true],
  ['while we wrote to them', { 'L:1': [span(30, 60)] }, 45, false],
  ['after we wrote to them', { 'L:1': [span(30, 31)] }, 60, true],
  ['while their deal, with an owner to hand on, was answered late', { 'D:1': [span(30, 60)] }, 32, false],
  ['while a write to their deal waited an hour for its turn', { 'D:1': [span(30, 3630)] }, 1800, true],
  ['between two writes to their deal', { 'D:1': [span(30, 31), span(90, 91)] }, 60, true],
  ['with the first of two writes to their deal', { 'D:1': [span(30, 31), span(90, 91)] }, 31, false],
  ['when nobody says', {}, undefined, false],
] as const)('a person changed %s', async (_, writes, at, edited) => {
  const updatedAt = at === undefined ? undefined : at * second;
  expect(await watch(writes).isEdited(person, updatedAt)).toBe(edited);
});

test.each([
  ['an hour behind', -3600],
  ['an hour ahead', 3600],
] as const)(
  'a machine whose clock is %s takes no write of its own for a person’s, nor the other way round',
  async (_, ahead) => {
    const written = { 'L:1': [span(4000 + ahead, 4001 + ahead)] };
    expect(await watch(written, ahead * second).isEdited(person, 4001 * second)).toBe(false);
    expect(await watch(written, ahead * second).isEdited(person, 4060 * second)).toBe(true);
  },
);

test('linking a record counts as our writing it', async () => {
  const record = operation('order-record', 'O:1');
  const link = relationId('O:1');
  expect(await watch({ [link]: [span(30, 60)] }).isEdited(record, 32 * second)).toBe(false);
  expect(await watch({ [link]: [span(30, 60)] }).isEdited(record, 120 * second)).toBe(true);
});
