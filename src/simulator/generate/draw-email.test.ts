import { expect, test } from 'vitest';
import { createRandom } from './create-random.ts';
import { drawEmail, recaseEmail } from './draw-email.ts';

const emails = Array.from({ length: 5000 }, (_, index) =>
  drawEmail(createRandom(3, 'email', index), index, 'Zoë O’Neill', false),
);

test('the address is the cell trimmed and lower-cased, at a documentation domain', () => {
  const valid = emails.filter(({ address }) => address !== null);
  expect(valid.length).toBeGreaterThan(4900);
  for (const { cell, address } of valid) {
    expect(cell.trim().toLowerCase()).toBe(address);
    expect(address).toMatch(/^[a-z0-9.+]+@example\.(com|org|net)$/);
  }
  expect(new Set(valid.map(({ address }) => address)).size).toBe(valid.length);
});

test('a spoilt address is not an address', () => {
  const spoilt = emails.filter(({ reason }) => reason === 'invalid');
  expect(spoilt.length).toBeGreaterThan(10);
  for (const { cell, address } of spoilt) {
    expect(address).toBeNull();
    expect(cell).not.toMatch(/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/);
  }
});

test('who has no lead id always has an address', () => {
  for (let index = 0; index < 2000; index += 1) {
    expect(drawEmail(createRandom(3, 'email', index), index, '山田', true).address).toMatch(/^contact\./);
  }
});

test('an older cell differs in case only', () => {
  for (const { cell } of emails) {
    if (cell === '' || !/[a-z]/i.test(cell)) continue;
    expect(recaseEmail(cell)).not.toBe(cell);
    expect(recaseEmail(cell).toLowerCase()).toBe(cell.toLowerCase());
  }
});
