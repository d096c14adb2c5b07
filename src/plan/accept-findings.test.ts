import { describe, expect, test } from 'vitest';
import { type AcceptedFinding, acceptFindings, isClear } from './accept-findings.ts';
import type { PreflightFinding } from './preflight.ts';

const finding = (changes: Partial<PreflightFinding> = {}): PreflightFinding => ({
  id: 'duplicate-contacts',
  level: 'blocking',
  acceptable: true,
  accepted: null,
  what: '',
  consequence: '',
  records: 12,
  remedy: '',
  ...changes,
});
const answer: AcceptedFinding = {
  finding: 'duplicate-contacts',
  target: 'production',
  records: 12,
  by: 'Ann',
  at: '2026-01-01T00:00:00.000Z',
};

describe('what a person accepted', () => {
  test('no longer stands in the way, and says who accepted it and when', () => {
    const found = acceptFindings([finding()], [answer], 'production');
    expect(found).toEqual([
      finding({ level: 'accepted', accepted: { by: 'Ann', at: '2026-01-01T00:00:00.000Z' } }),
    ]);
    expect(isClear(found)).toBe(true);
  });

  test('covers no more records than the person saw, no other target and no other finding', () => {
    const blocked = (changes: Partial<PreflightFinding>, target: 'rehearsal' | 'production') =>
      isClear(acceptFindings([finding(changes)], [answer], target));
    expect(blocked({ records: 13 }, 'production')).toBe(false);
    expect(blocked({ records: 5 }, 'production')).toBe(true);
    expect(blocked({}, 'rehearsal')).toBe(false);
    expect(blocked({ id: 'rehearsal-differs' }, 'production')).toBe(false);
  });

  test('what loses records without need cannot be accepted', () => {
    expect(isClear(acceptFindings([finding({ acceptable: false })], [answer], 'production'))).toBe(false);
  });
});
