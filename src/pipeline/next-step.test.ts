import { expect, test } from 'vitest';
import { nextStep } from './next-step.ts';
import type { Status, TargetStatus } from './read-status.ts';

const loaded: TargetStatus = {
  connected: true,
  plannedAt: 1,
  stale: false,
  undoneAt: null,
  counts: {},
  toDo: 0,
  verified: 'equal',
  discrepancies: { different: 0, missing: 0, twice: 0, notShown: 0, edited: 0, unequalSums: 0 },
  unresolved: 0,
  conflicts: { open: 0, decided: 0 },
  finished: null,
  placeholders: { owners: 0, records: 0 },
};

/** Everything is loaded and proved; what is given changes production. */
function at(production: Partial<TargetStatus>, signed = true, whole = true): string {
  const status: Omit<Status, 'next' | 'waiting'> = {
    step: 'status',
    account: 'acme',
    exports: { found: 1, files: 1, whole, rows: 1, people: 1 },
    witness: null,
    map: { state: 'confirmed', columns: 1, open: 0, consent: 0, questions: [], version: 'v1' },
    openDecisions: [],
    targets: { rehearsal: { ...loaded, plannedAt: null }, production: { ...loaded, ...production } },
    freshness: { exportedAt: null, hoursOld: null, generations: 1, changedSince: 0 },
    optOutSweep: { lastAt: null, until: null, lastSend: null, daysLeft: null },
    approvals: {
      masked: true,
      rehearsed: true,
      lastRehearsal: { at: '2026-07-01T00:00:00.000Z', people: 1, of: 1 },
      looked: true,
      signed,
      inProduction: false,
    },
  };
  return nextStep(status).command;
}

test('once everything is proved, the next step is what is left to do by hand, never where one is already', () => {
  expect(at({})).toBe('landfall checklist');
  expect(at({ finished: { by: 'A. Person', at: '2026-07-01T00:00:00.000Z', markers: 'kept' } })).toBe(
    'landfall report completion',
  );
});

test('exports that were read half-way are read again before anything else', () => {
  expect(at({}, true, false)).toBe('landfall extract');
});

test('what changed on both sides is decided, and taken up, before anybody signs', () => {
  expect(at({ conflicts: { open: 1, decided: 0 }, verified: 'never' }, false)).toBe(
    'landfall conflicts --target production',
  );
  expect(at({ conflicts: { open: 0, decided: 1 }, verified: 'never' }, false)).toBe(
    'landfall delta --target production',
  );
  expect(at({ verified: 'never' }, false)).toBe('landfall signoff --by "Your Name"');
});
