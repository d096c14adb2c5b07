import { describe, expect, test } from 'vitest';
import {
  answerHoldsMs,
  cautious,
  lagBoundOf,
  type ProbeAnswer,
  probeQuestionIds,
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

  /** Every question with its answers, and what each changes for a plan; those that change nothing say `{}`. */
  const uses = [
    ['search-lag', '2100 ms', { searchLagMs: 2100 }],
    ['search-lag', 'over 120000 ms', { searchLagMs: 120_000 }],
    [
      'restriction-search',
      'email, sms, whatsApp, call',
      { searchableChannels: ['email', 'sms', 'whatsApp', 'call'] },
    ],
    ['restriction-search', 'sms', { searchableChannels: ['sms'] }],
    ['restriction-search', 'none', {}],
    // What stands is sent along in any case.
    ['permanent-restriction', 'yes', {}],
    ['permanent-restriction', 'no', {}],
    ['restriction-spelling', 'kept; the other spelling is refused', { optOutsKept: true }],
    ['restriction-spelling', 'kept; the other spelling is dropped without a word', { optOutsKept: true }],
    ['restriction-spelling', 'not kept', { optOutsKept: false }],
    // Tags are written in lower case and made before anybody gets them.
    ['tag-case', 'in lower case', {}],
    ['tag-case', 'as written', {}],
    ['tag-creation', 'yes', {}],
    ['tag-creation', 'no', {}],
    // Fields are read back after they are made; choices are compared with what stands before they are written.
    ['field-options', 'kept', {}],
    ['field-options', 'dropped', {}],
    ['unknown-option', 'refused', {}],
    ['unknown-option', 'dropped without a word', {}],
    ['bare-choice', 'refused', {}],
    ['bare-choice', 'dropped without a word', {}],
    // Each of these is compared by its meaning, whatever its form.
    ['date-shape', 'milliseconds since 1970', {}],
    ['date-shape', 'an instant in ISO form', {}],
    ['money-shape', 'a number', {}],
    ['money-shape', 'dropped without a word', {}],
    ['phone-form', 'kept as written', {}],
    ['phone-form', 'made international by HighLevel’s own guess', {}],
    ['email-case', 'as written', {}],
    ['email-case', 'in lower case', {}],
    // Links are made in any case, and the setting decides about second people.
    ['company-link', 'yes', {}],
    ['company-link', 'no', {}],
    ['contact-duplicates', 'made beside the first', {}],
    ['contact-duplicates', 'refused, and the first is named', {}],
    ['contact-lookup', 'yes', { mayLookUp: true }],
    ['contact-lookup', 'no', {}],
    ['bulk-tags', '500', { peoplePerTagging: 500 }],
    ['bulk-tags', '50', {}],
    ['bulk-tags', 'fewer than 50', { peoplePerTagging: 10 }],
    ['pipeline-write', 'yes', { mayWritePipelines: true }],
    ['pipeline-write', 'no', { mayWritePipelines: false }],
    ['opportunity-duplicates', 'only open ones', { opportunitiesInTheWay: 'open' }],
    ['opportunity-duplicates', 'whatever their status', {}],
    ['past-appointments', 'yes', { pastAppointments: true }],
    ['past-appointments', 'no', {}],
    ['notes-search', 'yes, 500 to a page', { notesBySearch: true, notesPerPage: 500 }],
    ['notes-search', 'yes, 20 to a page', { notesBySearch: true, notesPerPage: 20 }],
    ['notes-search', 'no', {}],
    ['enrolment', 'yes', { mayGrantAccess: true }],
    ['enrolment', 'no', { mayGrantAccess: false }],
    // Counted anew before each plan.
    ['object-slots', '9 of 10', {}],
    ['object-slots', '0 of 10', {}],
  ] as const;

  test.each(uses)('%s: %s', (question, text, difference) => {
    expect(readCapabilities([answer(question, text)], 0)).toEqual({ ...cautious, ...difference });
  });

  test('every question has its use, both ways, said above', () => {
    for (const id of probeQuestionIds)
      expect({ id, answers: uses.filter(([question]) => question === id).length >= 2 }).toEqual({
        id,
        answers: true,
      });
  });

  test('search is waited for a minute, or five times as long as it was seen to take', () => {
    expect(lagBoundOf(cautious)).toBe(60_000);
    expect(lagBoundOf({ ...cautious, searchLagMs: 2_000 })).toBe(60_000);
    expect(lagBoundOf({ ...cautious, searchLagMs: 20_000 })).toBe(100_000);
    expect(settleTimeOf(cautious)).toBe(5_000);
    expect(settleTimeOf({ ...cautious, searchLagMs: 20_000 })).toBe(40_000);
  });
});
