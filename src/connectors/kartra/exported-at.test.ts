import { describe, expect, it } from 'vitest';
import { exportedAt } from './exported-at.ts';

const modified = Date.UTC(2026, 0, 2, 3, 4, 5) + 0.75;
const iso = (name: string) => new Date(exportedAt(name, modified)).toISOString();

describe('when an export was made', () => {
  it.each([
    ['contacts_kartra_08-06-2026_6a277407a4499.csv', '2026-06-09T02:01:43.672Z'],
    ['sub/contacts_kartra_08-06-2026_6a277407a4499 (1).csv', '2026-06-09T02:01:43.672Z'],
    ['level 11 founding members report_11-06-2026_6a2b3d5d42805.csv', '2026-06-11T22:57:33.272Z'],
    ['contacts_kartra_08-06-2026_6a277407a4499', '2026-06-09T02:01:43.672Z'],
  ])('%s: the instant of its tail', (name, expected) => {
    expect(iso(name)).toBe(expected);
  });

  it.each([
    ['contacts_kartra_08-06-2026.csv', '2026-06-08T00:00:00.000Z'],
    ['contacts_08-06-2026_ffffffff00000.csv', '2026-06-08T00:00:00.000Z'],
    ['contacts_08-06-2026_6a277407fffff.csv', '2026-06-08T00:00:00.000Z'],
    ['contacts_08-06-2026_00000000a4499.csv', '2026-06-08T00:00:00.000Z'],
  ])('%s: the day of its name', (name, expected) => {
    expect(iso(name)).toBe(expected);
  });

  it.each([
    'leads.csv',
    'leads_31-02-2026.csv',
    'leads_01-13-2026.csv',
    'leads_01-01-1999.csv',
    'x6a277407a4499.csv',
  ])('%s: the change of the file, whole ms', (name) => {
    expect(exportedAt(name, modified)).toBe(Math.floor(modified));
  });
});
