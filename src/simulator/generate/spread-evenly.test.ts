import { expect, test } from 'vitest';
import { spreadEvenly } from './spread-evenly.ts';

const positions = (share: number, length: number, shift: number): number[] => {
  const holds = spreadEvenly(share, length, shift);
  return Array.from({ length }, (_, at) => at).filter(holds);
};

test.each([0, 0.11, 0.5, 0.99])('places as many events as the share says, at shift %d', (shift) => {
  expect(positions(0.01, 1000, shift)).toHaveLength(10);
  expect(positions(0.0005, 3, shift)).toHaveLength(1);
  expect(positions(1, 7, shift)).toHaveLength(7);
  expect(positions(0.5, 0, shift)).toEqual([]);
});

test('events are apart from each other and move with the shift', () => {
  const gaps = positions(0.01, 1000, 0.3).map((at, number, all) => at - (all[number - 1] ?? at - 100));
  expect(Math.min(...gaps.slice(1))).toBe(100);
  expect(positions(0.01, 1000, 0.3)).not.toEqual(positions(0.01, 1000, 0.7));
});
