import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createRandom } from './create-random.ts';
import { drawDates } from './draw-dates.ts';

const before = Date.UTC(2026, 5, 10);
const dates = Array.from({ length: 10_000 }, (_, index) =>
  drawDates(createRandom(9, 'dates', index), before),
);

test('stamps have Kartra’s form and lie before the export', () => {
  for (const { joined, consented } of dates) {
    expect(joined).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(joined <= '2026-06-10 00:00:00').toBe(true);
    expect(
      consented === '0000-00-00 00:00:00' || (consented >= joined && consented <= '2026-06-10 00:00:00'),
    ).toBe(true);
  }
});

test('some stamps fall into the hour US Eastern skips', () => {
  const skipped = dates.filter(({ joined }) => {
    const wall = Temporal.PlainDateTime.from(joined.replace(' ', 'T'));
    return !wall.toZonedDateTime('America/New_York').toPlainDateTime().equals(wall);
  });
  expect(skipped.length).toBeGreaterThan(15);
  expect(skipped.length).toBeLessThan(80);
  for (const { joined } of skipped) expect(joined).toMatch(/^20\d\d-03-\d\d 02:/);
});
