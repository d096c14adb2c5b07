import { describe, expect, test } from 'vitest';
import { channels } from '../model/contact.ts';
import { noCounts } from '../model/plan.ts';
import { consentReads, planCost } from './plan-cost.ts';

const input = {
  counts: { contact: { ...noCounts, planned: 2_000, created: 2_000 } },
  existing: 0,
  restricted: { email: 412, sms: 2_000, whatsApp: 2_000, call: 2_000 },
  searchableChannels: [],
} as const;

describe('what proving consent costs', () => {
  test('a read for each restricted person while nobody knows what search tells', () => {
    expect(consentReads(input)).toBe(2_000);
    expect(planCost(input)).toEqual({
      requests: 2_000 + 4 + 2_000,
      durationMs: 400_000,
      limit: '100 requests per 10 seconds',
    });
  });

  test('pages of 500 where search tells every channel', () => {
    expect(consentReads({ ...input, searchableChannels: channels })).toBe(1 + 4 + 4 + 4);
    expect(consentReads({ ...input, existing: 1_000, searchableChannels: channels })).toBe(3 + 6 + 6 + 6);
  });

  test('a read for each where one channel is not told; nothing where nobody is restricted', () => {
    expect(consentReads({ ...input, searchableChannels: ['email', 'sms', 'call'] })).toBe(2_000);
    const mailOnly = { ...input, restricted: { email: 412 } };
    expect(consentReads({ ...mailOnly, searchableChannels: ['email'] })).toBe(1);
    expect(consentReads({ ...input, restricted: {} })).toBe(0);
  });
});
