/**
 * Whatever account is moved into whatever location, by whatever decisions: undone, the location is as it was, less what
 * the paper lists (I7). Accounts, locations and decisions are drawn; `LANDFALL_ROLLBACK_FULL=1` draws more of them.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DecisionId } from '../../src/model/decision.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { differences, dump, startInto, undo } from './rolling-back.ts';

const isFull = process.env['LANDFALL_ROLLBACK_FULL'] === '1';

const choices = fc.record(
  {
    'existing-contacts': fc.constantFrom('fill-empty', 'source-wins', 'skip'),
    transactions: fc.constantFrom('totals', 'per-order', 'each-event', 'custom-object'),
    subscriptions: fc.constantFrom('custom-object', 'opportunity', 'fields'),
    memberships: fc.constantFrom('tags', 'custom-object', 'courses'),
    appointments: fc.constantFrom('appointment', 'note', 'task', 'opportunity'),
    affiliates: fc.constantFrom('fields', 'custom-object'),
    activity: fc.constantFrom('dated-notes', 'archive'),
  } satisfies Partial<Record<DecisionId, unknown>>,
  { requiredKeys: [] },
);

const drawn = fc.record({
  // Fewer leave export files without a row, which nothing is read from.
  contacts: fc.integer({ min: 20, max: isFull ? 60 : 24 }),
  seed: fc.nat(10_000),
  objects: fc
    .subarray([...ACCOUNT_OBJECTS].filter((object) => object !== 'contacts'))
    .map((rest) => ['contacts' as const, ...rest]),
  deals: fc.integer({ min: 1, max: 12 }),
  own: fc.record({
    contacts: fc.integer({ min: 1, max: 12 }),
    opportunities: fc.nat(4),
    tags: fc.nat(4),
    activity: fc.boolean(),
  }),
  choices,
  duplicates: fc.boolean(),
});

test('drawn accounts, locations and decisions: before equals after, the sums are right, and a second time there is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ contacts, seed, objects, deals, own, choices: taken, duplicates }) => {
      const settings = { allowDuplicateOpportunity: true, allowDuplicateContact: duplicates };
      const of = await startInto(own, {
        contacts,
        seed,
        account: { objects, deals },
        choices: taken,
        simulator: { locations: [{ name: 'Rehearsal', settings }] },
      });
      try {
        const before = await dump(of);
        await of.plan();
        await of.apply();
        const { rollback, byObject } = await undo(of);
        const { written, reversed, kept, errored, notReversible } = rollback;
        expect(errored).toBe(0);
        expect(written).toBe(reversed + kept + notReversible);
        const { contacts: people, media, ...left } = differences(before, await dump(of));
        const stays = byObject['object']?.notReversible ?? 0;
        const schema = ['objects', 'objectFields', 'objectFieldFolders'];
        expect(Object.keys(left).filter((kind) => !schema.includes(kind))).toEqual([]);
        for (const kind of schema) expect(left[kind]?.more.length ?? 0).toBe(stays);
        expect(media?.gone ?? []).toEqual([]);
        // A no of a person's stays with them, and with nobody else.
        expect(people?.more.length ?? 0).toBeLessThanOrEqual(kept);
        expect(people?.gone.length ?? 0).toBe(people?.more.length ?? 0);
        // A second time there is what was left, and where nothing was there is nothing to link.
        const again = await undo(of).then(
          (summary) => summary.rollback.written,
          (error: unknown) => ((error as { code?: string }).code === 'nothing-written' ? 0 : error),
        );
        expect(again).toBe(kept + notReversible);
      } finally {
        await of.close();
      }
    }),
    { numRuns: isFull ? 30 : 1, seed: 20_261_126, endOnFailure: true },
  );
});
