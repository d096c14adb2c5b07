import { expect, test } from 'vitest';
import type { Counts } from '../model/plan.ts';
import { countsText, plannedText } from './counts-text.ts';

const none: Counts = {
  planned: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refused: 0,
  unresolved: 0,
  manual: 0,
};

test('what a run has not come to yet is said, so that the sentence adds up', () => {
  expect(countsText('custom-field', { ...none, planned: 53, created: 7, unresolved: 16 })).toBe(
    'custom fields: 53 planned = 7 added + 16 we cannot tell yet: nothing will be sent twice + 30 still to come',
  );
  expect(countsText('tag', { ...none, planned: 63 })).toBe('tags: 63 planned = 63 still to come');
});

test('a finished run says no more than its buckets', () => {
  expect(countsText('contact', { ...none, planned: 92, created: 91, skipped: 1 })).toBe(
    'people: 92 planned = 91 added + 1 left out on purpose',
  );
  expect(countsText('contact', none)).toBe('people: 0 planned = 0');
});

test('a plan speaks of what it would do', () => {
  expect(
    plannedText('contact', { ...none, planned: 93, created: 1, updated: 3, unchanged: 88, manual: 1 }),
  ).toBe('people: 1 to add, 3 to change, 88 already right, 0 left out, 1 by hand.');
});
