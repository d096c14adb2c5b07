import { expect, test } from 'vitest';
import { hasStagesInOrder, mergeStages } from './merge-stages.ts';

test.each([
  [['New', 'Won'], ['New', 'Won'], true],
  [['new ', 'Theirs', 'WON'], ['New', 'Won'], true],
  [['Won', 'New'], ['New', 'Won'], false],
  [['New'], ['New', 'Won'], false],
  [['New'], ['New', 'New'], false],
  [[], ['New'], false],
  [['New'], [], true],
])('%j holds %j in order: %s', (standing, wanted, expected) => {
  expect(hasStagesInOrder(standing, wanted)).toBe(expected);
});

test.each([
  [[], ['New', 'Won'], ['New', 'Won']],
  [
    ['New', 'Theirs'],
    ['New', 'Won'],
    ['New', 'Won', 'Theirs'],
  ],
  [['Theirs'], ['New', 'Won'], ['New', 'Won', 'Theirs']],
  [
    ['NEW', 'Won'],
    ['New', 'Talking', 'Won'],
    ['NEW', 'Talking', 'Won'],
  ],
  [
    ['Won', 'New'],
    ['New', 'Won'],
    ['Won', 'New'],
  ],
])('%j gains what it lacks of %j', (standing, wanted, merged) => {
  expect(mergeStages(standing, wanted)).toEqual(merged);
});
