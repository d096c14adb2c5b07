import { expect, test } from 'vitest';
import { parsePace } from './parse-pace.ts';

test('a share and business hours are read from flags, and absent ones leave the file to decide', () => {
  expect(parsePace({})).toEqual({});
  expect(parsePace({ share: '0.8' })).toEqual({ share: 0.8 });
  expect(parsePace({ businessHours: '08:00-18:30=0.25' })).toEqual({
    businessHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:30', share: 0.25 },
  });
});

test.each([
  [{ share: '0' }],
  [{ share: '1.1' }],
  [{ share: 'all' }],
  [{ share: '' }],
  [{ businessHours: '8-18=0.2' }],
  [{ businessHours: '08:00-24:00=0.2' }],
  [{ businessHours: '08:00-18:00=2' }],
])('%j is refused with a remedy', (flags) => {
  expect(() => parsePace(flags)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
});
