import { expect, test } from 'vitest';
import { createClockOffset } from './clock-offset.ts';

/** An answer after `tookMs` from a platform whose clock reads `theirs` when ours reads `ours`, half-way. */
const answer = (ours: number, theirs: number, tookMs: number) => ({
  startedAt: ours - tookMs / 2,
  endedAt: ours + tookMs / 2,
  answeredAt: Math.floor(theirs / 1000) * 1000,
});

test('unknown until an answer says a date', () => {
  const offset = createClockOffset();
  expect(offset.aheadMs()).toBeNull();
  offset.see({ startedAt: 0, endedAt: 10, answeredAt: null });
  expect(offset.aheadMs()).toBeNull();
});

test('clocks that agree differ by nothing, wherever in its second the answer falls', () => {
  const offset = createClockOffset();
  for (const at of [5_000, 6_300, 7_999]) offset.see(answer(at, at, 200));
  expect(offset.aheadMs()).toBe(0);
});

test.each([90_000, 31_000, -45_000])(
  'a clock %i ms off is told to within a second and the answer’s time',
  (off) => {
    const offset = createClockOffset();
    for (const at of [100_000, 101_400, 102_700]) offset.see(answer(at + off, at, 400));
    const ahead = offset.aheadMs() ?? 0;
    expect(Math.sign(ahead)).toBe(Math.sign(off));
    expect(Math.abs(off) - Math.abs(ahead)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(off) - Math.abs(ahead)).toBeLessThan(1_400);
  },
);

test('a clock set meanwhile counts as it stands now', () => {
  const offset = createClockOffset();
  offset.see(answer(100_000, 100_000, 200));
  offset.see(answer(400_000, 101_000, 200));
  expect(offset.aheadMs()).toBeGreaterThan(297_000);
});
