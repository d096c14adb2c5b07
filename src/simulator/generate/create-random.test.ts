import { expect, test } from 'vitest';
import { createRandom } from './create-random.ts';
import { SHARES } from './shares.ts';

const draw = (seed: number, label: string, index: number): number[] => {
  const random = createRandom(seed, label, index);
  return Array.from({ length: 5 }, () => random.next());
};

test('the same seed, label and index give the same stream; any other gives another', () => {
  expect(draw(7, 'phone', 3)).toEqual(draw(7, 'phone', 3));
  const others = [
    draw(8, 'phone', 3),
    draw(7, 'email', 3),
    draw(7, 'phone', 4),
    draw(7 + 2 ** 32, 'phone', 3),
  ];
  for (const other of others) expect(other).not.toEqual(draw(7, 'phone', 3));
});

test('first draws of neighbouring indices are spread evenly', () => {
  const buckets = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index += 1) {
    const bucket = createRandom(1, 'spread', index).below(10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(count).toBeGreaterThan(880);
  expect(Math.max(...buckets)).toBeLessThan(1120);
});

test('pickKey follows the shares of its table', () => {
  const random = createRandom(5, 'shares');
  let accepted = 0;
  for (let at = 0; at < 20_000; at += 1) accepted += Number(random.pickKey(SHARES.gdprStatus) === 'Accepted');
  expect(accepted / 20_000).toBeCloseTo(SHARES.gdprStatus.Accepted.share, 1);
  expect(() => random.pickKey({})).toThrow(RangeError);
});
