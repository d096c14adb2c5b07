import { describe, expect, test } from 'vitest';
import {
  answerHoldsMs,
  cautious,
  lagBoundOf,
  type ProbeAnswer,
  readCapabilities,
  settleTimeOf,
} from './capabilities.ts';

const answer = (question: ProbeAnswer['question'], text: string | null, askedAt = 0): ProbeAnswer => ({
  question,
  answer: text,
  read: '',
  requests: [],
  askedAt,
  program: '1',
});

describe('what the plan may rely on', () => {
  test('nothing but the cautious reading without answers, or with old ones, or unanswered ones', () => {
    expect(readCapabilities([], 0)).toEqual(cautious);
    const good = [answer('restriction-search', 'email, call'), answer('past-appointments', 'yes')];
    expect(readCapabilities(good, answerHoldsMs - 1)).not.toEqual(cautious);
    expect(readCapabilities(good, answerHoldsMs)).toEqual(cautious);
    expect(readCapabilities([answer('past-appointments', null)], 0)).toEqual(cautious);
  });

  test.each([
    ['search-lag', '2100 ms', { searchLagMs: 2100 }],
    ['search-lag', 'over 120000 ms', { searchLagMs: 120_000 }],
    [
      'restriction-search',
      'email, sms, whatsApp, call',
      { searchableChannels: ['email', 'sms', 'whatsApp', 'call'] },
    ],
    ['restriction-search', 'sms', { searchableChannels: ['sms'] }],
    ['restriction-search', 'none', {}],
    ['permanent-restriction', 'no', {}],
    ['field-options', 'dropped', {}],
    ['pipeline-write', 'yes', { mayWritePipelines: true }],
    ['pipeline-write', 'no', { mayWritePipelines: false }],
    ['opportunity-duplicates', 'only open ones', { opportunitiesInTheWay: 'open' }],
    ['opportunity-duplicates', 'whatever their status', {}],
    ['past-appointments', 'yes', { pastAppointments: true }],
    ['past-appointments', 'no', {}],
  ] as const)('%s: %s', (question, text, difference) => {
    expect(readCapabilities([answer(question, text)], 0)).toEqual({ ...cautious, ...difference });
  });

  test('search is waited for a minute, or five times as long as it was seen to take', () => {
    expect(lagBoundOf(cautious)).toBe(60_000);
    expect(lagBoundOf({ ...cautious, searchLagMs: 2_000 })).toBe(60_000);
    expect(lagBoundOf({ ...cautious, searchLagMs: 20_000 })).toBe(100_000);
    expect(settleTimeOf(cautious)).toBe(5_000);
    expect(settleTimeOf({ ...cautious, searchLagMs: 20_000 })).toBe(40_000);
  });
});
