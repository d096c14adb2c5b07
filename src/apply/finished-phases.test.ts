import { expect, test } from 'vitest';
import { type Counts, noCounts } from '../model/plan.ts';
import { finishedPhases } from './finished-phases.ts';

const counts = (of: Partial<Counts>): Counts => ({ ...noCounts, ...of });
const written = counts({ planned: 3, created: 2, refused: 1 });

const finished = (of: Readonly<Record<string, Counts>>) => [...finishedPhases(of)];

test('a phase is finished once all of it is settled and a later one was begun', () => {
  const begun = counts({ planned: 5, created: 1 });
  expect(finished({ tag: written, contact: begun })).toEqual(['schema', 'companies']);
  expect(finished({ tag: written, contact: written, note: begun })).toContain('contacts');
  expect(finished({ tag: written, contact: written, note: begun })).not.toContain('notes');
});

test('the last phase that was begun is gone through again, also when all of it is settled', () => {
  expect(finished({ tag: written })).toEqual([]);
  expect(finished({ tag: written, contact: counts({ planned: 4 }) })).toEqual([]);
});

test('what is settled without a request does not show that a phase was begun', () => {
  const settled = counts({ planned: 4, unchanged: 2, skipped: 2 });
  expect(finished({ tag: written, contact: settled })).toEqual([]);
});

test('nothing is finished that is still to be sent, unclear, or a person’s to do', () => {
  const later = { contact: written };
  for (const open of [
    counts({ planned: 2, created: 1 }),
    counts({ planned: 2, created: 1, unresolved: 1 }),
    counts({ planned: 2, created: 1, manual: 1 }),
  ])
    expect(finished({ tag: open, ...later })).not.toContain('schema');
});
