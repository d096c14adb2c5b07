import { expect, test } from 'vitest';
import { fullPace, type Pace, shareOfWindow, weekdays } from './pace.ts';

const [mon, tue, wed, thu, fri] = weekdays;
const office: Pace = {
  share: 0.8,
  businessHours: { days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00', share: 0.2 },
  timeZone: 'America/New_York',
};
const at = (pace: Pace, instant: string): number => shareOfWindow(pace)(Date.parse(instant));

test('business hours count in the zone of the business, on its days', () => {
  // 2026-11-02 is a Monday, New York is five hours behind UTC.
  expect(at(office, '2026-11-02T12:59:00Z')).toBe(0.8);
  expect(at(office, '2026-11-02T13:00:00Z')).toBe(0.2);
  expect(at(office, '2026-11-02T22:59:00Z')).toBe(0.2);
  expect(at(office, '2026-11-02T23:00:00Z')).toBe(0.8);
  expect(at(office, '2026-11-07T15:00:00Z')).toBe(0.8);
});

test('hours over midnight belong to the day they began on', () => {
  const night: Pace = { ...office, businessHours: { days: [fri], from: '22:00', to: '02:00', share: 0.5 } };
  expect(at(night, '2026-11-07T03:30:00Z')).toBe(0.5);
  expect(at(night, '2026-11-07T06:59:00Z')).toBe(0.5);
  expect(at(night, '2026-11-07T07:00:00Z')).toBe(0.8);
  expect(at(night, '2026-11-06T06:30:00Z')).toBe(0.8);
});

test('hours never raise the share, and without them it is the same at any time', () => {
  const loose: Pace = { ...office, share: 0.1 };
  expect(at(loose, '2026-11-02T15:00:00Z')).toBe(0.1);
  expect(at(fullPace, '2026-11-02T15:00:00Z')).toBe(1);
});
