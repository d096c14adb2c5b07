import { expect, test } from 'vitest';
import { homeFile, planAccount, standsInOlderFile } from './plan-account.ts';

const base = { directory: '', contacts: 1000, seed: 5 };

test('names carry the date of US Eastern and a hex tail that is the true instant', () => {
  for (const seed of [1, 2, 3, 4]) {
    for (const file of planAccount({ ...base, seed, vintage: 'both', files: 4 }).files) {
      const [, day, month, year, seconds] =
        /^contacts_kartra_(\d\d)-(\d\d)-(\d{4})_([0-9a-f]{8})[0-9a-f]{5}\.csv$/.exec(file.name)!;
      const instant = Number.parseInt(seconds!, 16) * 1000;
      expect(instant).toBe(Math.floor(file.exportedAtMs / 1000) * 1000);
      expect(new Date(instant - 5 * 3_600_000).toISOString().slice(0, 10)).toBe(`${year}-${month}-${day}`);
    }
  }
});

test('files go from old to new, leads before the rename of 2024-11 and contacts after', () => {
  const { files } = planAccount({ ...base, vintage: 'both', files: 5 });
  expect(files.map(({ vintage }) => vintage)).toEqual(['leads', 'leads', 'contacts', 'contacts', 'contacts']);
  expect(files.map(({ exportedAtMs }) => exportedAtMs)).toEqual(
    files.map((file) => file.exportedAtMs).toSorted((a, b) => a - b),
  );
  expect(files[1]!.exportedAtMs).toBeLessThan(Date.UTC(2024, 10, 22));
  expect(files[2]!.exportedAtMs).toBeGreaterThan(Date.UTC(2024, 10, 22));
  expect(files.at(-1)!.exportedAtMs).toBeLessThan(Date.UTC(2026, 5, 11));
});

test('every person has one home, and about 5 % of the newer files stand in the file before', () => {
  const plan = planAccount({ ...base, contacts: 30_000, files: 3 });
  let overlapping = 0;
  for (let person = 0; person < plan.contacts; person += 1) {
    const homes = plan.files.filter((file) => person >= file.firstPerson && person < file.endPerson);
    expect(homes).toEqual([homeFile(plan, person)]);
    overlapping += Number(standsInOlderFile(plan, homes[0]!, person));
  }
  expect(overlapping / 20_000).toBeGreaterThan(0.045);
  expect(overlapping / 20_000).toBeLessThan(0.055);
});

test.each([
  { contacts: -1 },
  { contacts: 1.5 },
  { contacts: 1_600_001 },
  { seed: 0.5 },
  { files: 0 },
  { vintage: 'both' as const, files: 1 },
  { now: new Date(Number.NaN) },
  { now: new Date('2012-01-01') },
])('refuses %j', (wrong) => {
  expect(() => planAccount({ ...base, ...wrong })).toThrow(RangeError);
});
