import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ConsentEvidenceValues,
  type ConsentRules,
  decideRestrictions,
  findConsentDoubts,
  findEmailRestriction,
} from './consent.ts';

const open: ConsentEvidenceValues = {
  gdprStatus: ['Accepted'],
  communications: ['Yes'],
  blocked: ['0'],
  suppressionTag: false,
  suppressionList: false,
  lists: 1,
  emailOptIn: [],
  written: { sms: [], whatsApp: [], call: [] },
  country: 'DE',
};
const table: ConsentRules = { emailConsent: 'rule-table', phoneConsent: 'off', hasLists: true };
const strict: ConsentRules = { emailConsent: 'strict', phoneConsent: 'off', hasLists: true };

test('without names of lists, only the latest filter of subscribed people is evidence of a list', () => {
  const noNames: ConsentRules = { emailConsent: 'rule-table', phoneConsent: 'off', hasLists: false };
  expect(findEmailRestriction({ ...open, lists: 0 }, noNames)).toBe('lists-not-exported');
  expect(findEmailRestriction({ ...open, lists: 0, subscribed: true }, noNames)).toBeNull();
  // Where lists are named, they decide: a sequence alone is no list.
  expect(findEmailRestriction({ ...open, lists: 0, subscribed: true }, table)).toBe('no-list');
  const left = { ...open, lists: 0, subscribed: true, blocked: ['Subscribed', 'Unsubscribed'] };
  expect(findEmailRestriction(left, noNames)).toBe('unsubscribed');
});

describe('rule table for e-mail', () => {
  test.each<[string, Partial<ConsentEvidenceValues>, string | null]>([
    ['accepted, on a list', {}, null],
    ['code 2', { gdprStatus: ['2'] }, null],
    ['not subject', { gdprStatus: ['Not subject'] }, null],
    ['code 1', { gdprStatus: ['1'] }, null],
    ['off', { gdprStatus: ['Off'] }, null],
    ['code 0', { gdprStatus: ['0'] }, null],
    ['not accepted', { gdprStatus: ['Not accepted'] }, 'gdpr-not-accepted'],
    ['code 3', { gdprStatus: ['3'] }, 'gdpr-not-accepted'],
    ['pending', { gdprStatus: ['PENDING'] }, 'gdpr-pending'],
    ['code 5', { gdprStatus: ['5'] }, 'gdpr-pending'],
    ['unknown in Germany', { gdprStatus: ['Unknown'] }, 'gdpr-unknown-protected-country'],
    ['unknown in the United Kingdom', { gdprStatus: ['4'], country: 'GB' }, 'gdpr-unknown-protected-country'],
    ['unknown in Switzerland', { gdprStatus: ['4'], country: 'CH' }, 'gdpr-unknown-protected-country'],
    ['unknown in Canada', { gdprStatus: ['4'], country: 'CA' }, 'gdpr-unknown-protected-country'],
    ['unknown in Brazil', { gdprStatus: ['4'], country: 'BR' }, 'gdpr-unknown-protected-country'],
    ['unknown in Norway', { gdprStatus: ['4'], country: 'NO' }, 'gdpr-unknown-protected-country'],
    ['unknown in the United States', { gdprStatus: ['Unknown'], country: 'US' }, null],
    ['blank in Australia', { gdprStatus: [], country: 'AU' }, null],
    ['blank, country unknown', { gdprStatus: [], country: null }, 'gdpr-unknown-country-unknown'],
    ['a word nobody knows', { gdprStatus: ['Perhaps'] }, 'gdpr-unrecognised'],
    ['communications no', { communications: ['No'] }, 'communications-declined'],
    ['communications blank', { communications: [] }, null],
    ['communications 1: documented both ways', { communications: ['1'] }, 'communications-unrecognised'],
    ['blocked', { blocked: ['1'] }, 'blocked'],
    ['blocked, unclear', { blocked: ['since 2023'] }, 'blocked-unrecognised'],
    ['unsubscribed by mailing status', { blocked: ['Unsubscribed'] }, 'unsubscribed'],
    ['do not contact by mailing status', { blocked: ['Do not contact'] }, 'blocked'],
    ['subscribed by mailing status', { blocked: ['Subscribed'] }, null],
    ['suppression tag', { suppressionTag: true }, 'suppression-tag'],
    ['suppression list', { suppressionList: true }, 'suppression-list'],
    ['a yes in a sentence', { emailOptIn: ['Sí, acepto'] }, null],
    ['a no in a sentence', { emailOptIn: ['No acepto.'] }, 'opt-in-declined'],
    ['an answer nobody can read', { emailOptIn: ['sí', 'quizás'] }, 'opt-in-unrecognised'],
    ['on no list', { lists: 0 }, 'no-list'],
    ['accepted now, refused before', { gdprStatus: ['Accepted', 'Not accepted'] }, 'gdpr-not-accepted'],
    ['yes now, no before', { communications: ['Yes', 'No'] }, 'communications-declined'],
    ['free now, blocked before', { blocked: ['0', '1'] }, 'blocked'],
  ])('%s', (_name, change, reason) => {
    expect(findEmailRestriction({ ...open, ...change }, table)).toBe(reason);
  });

  test('without a column of lists nobody is mailable', () => {
    expect(findEmailRestriction(open, { ...table, hasLists: false })).toBe('lists-not-exported');
  });
});

test.each<[Partial<ConsentEvidenceValues>, string | null]>([
  [{}, null],
  [{ gdprStatus: ['Not subject'] }, 'gdpr-not-explicit'],
  [{ gdprStatus: [], country: 'US' }, 'gdpr-not-explicit'],
  [{ communications: [] }, 'communications-not-explicit'],
  [{ lists: 0 }, 'no-list'],
  [{ blocked: ['yes'] }, 'blocked'],
])('strict: %j', (change, reason) => {
  expect(findEmailRestriction({ ...open, ...change }, strict)).toBe(reason);
});

test('texts, WhatsApp and calls are always closed', () => {
  const reason = 'no-written-consent';
  expect(decideRestrictions(open, table)).toEqual({ sms: reason, whatsApp: reason, call: reason });
});

test('literals nobody knows are said', () => {
  const codes = findConsentDoubts({
    ...open,
    gdprStatus: ['Perhaps'],
    communications: ['0'],
    blocked: ['since 2023'],
    emailOptIn: ['quizás'],
  }).map((finding) => finding.code);
  expect(codes).toEqual([
    'gdpr-unrecognised',
    'communications-unrecognised',
    'opt-in-unrecognised',
    'blocked-unrecognised',
  ]);
});

const literal = fc.oneof(
  fc.constantFrom('Accepted', 'Not accepted', 'Unknown', 'Pending', 'Off', 'Not subject', 'Yes', 'No', ''),
  fc.constantFrom('0', '1', '2', '3', '4', '5', 'true', 'odd'),
  fc.string({ maxLength: 5 }),
);
const evidences: fc.Arbitrary<ConsentEvidenceValues> = fc.record({
  gdprStatus: fc.array(literal, { maxLength: 3 }),
  communications: fc.array(literal, { maxLength: 3 }),
  blocked: fc.array(literal, { maxLength: 3 }),
  suppressionTag: fc.boolean(),
  suppressionList: fc.boolean(),
  lists: fc.nat(3),
  emailOptIn: fc.array(literal, { maxLength: 2 }),
  written: fc.record({ sms: fc.array(literal), whatsApp: fc.array(literal), call: fc.array(literal) }),
  country: fc.constantFrom(null, 'US', 'DE', 'GB', 'AU'),
});
const rules = fc.constantFrom(table, strict, { ...table, hasLists: false });

describe('I8 consent is monotone', () => {
  const worse: fc.Arbitrary<(evidence: ConsentEvidenceValues) => ConsentEvidenceValues> = fc.oneof(
    fc
      .constantFrom('Not accepted', 'Pending', '3', '5', 'odd')
      .map((value) => (e: ConsentEvidenceValues) => ({ ...e, gdprStatus: [...e.gdprStatus, value] })),
    fc
      .constantFrom('No', 'odd', '0', '1')
      .map((value) => (e: ConsentEvidenceValues) => ({ ...e, communications: [value, ...e.communications] })),
    fc
      .constantFrom('1', 'yes', 'odd')
      .map((value) => (e: ConsentEvidenceValues) => ({ ...e, blocked: [...e.blocked, value] })),
    fc
      .constantFrom('No', 'odd', '0', 'nein', 'Opted-out')
      .map((value) => (e: ConsentEvidenceValues) => ({ ...e, emailOptIn: [...e.emailOptIn, value] })),
    fc.constant((e: ConsentEvidenceValues) => ({ ...e, suppressionTag: true })),
    fc.constant((e: ConsentEvidenceValues) => ({ ...e, suppressionList: true })),
  );
  test('restrictive evidence always closes e-mail', () => {
    fc.assert(
      fc.property(evidences, worse, rules, (evidence, make, rule) => {
        expect(findEmailRestriction(make(evidence), rule)).not.toBeNull();
      }),
    );
  });

  test('more values, fewer lists, a lost country or stricter rules never open it', () => {
    const less: fc.Arbitrary<(evidence: ConsentEvidenceValues) => ConsentEvidenceValues> = fc.oneof(
      literal.map(
        (value) => (e: ConsentEvidenceValues) =>
          e.gdprStatus.length === 0 ? e : { ...e, gdprStatus: [...e.gdprStatus, value] },
      ),
      literal.map((value) => (e: ConsentEvidenceValues) => ({ ...e, blocked: [...e.blocked, value] })),
      fc.constant((e: ConsentEvidenceValues) => ({ ...e, lists: 0 })),
      fc.constant((e: ConsentEvidenceValues) => ({ ...e, country: null })),
    );
    fc.assert(
      fc.property(evidences, less, rules, (evidence, make, rule) => {
        if (findEmailRestriction(evidence, rule) === null) return;
        expect(findEmailRestriction(make(evidence), rule)).not.toBeNull();
      }),
    );
    fc.assert(
      fc.property(evidences, (evidence) => {
        if (findEmailRestriction(evidence, table) === null) return;
        expect(findEmailRestriction(evidence, strict)).not.toBeNull();
      }),
    );
  });
});

describe('text messages, WhatsApp and calls', () => {
  const written = { ...open, written: { sms: ['Yes'], whatsApp: ['No'], call: [] } };
  const byEvidence: ConsentRules = { ...table, phoneConsent: 'by-evidence' };

  test('stay closed unless the decision and a written yes open them', () => {
    expect(Object.keys(decideRestrictions(written, table))).toEqual(['sms', 'whatsApp', 'call']);
    expect(Object.keys(decideRestrictions(written, byEvidence))).toEqual(['whatsApp', 'call']);
    expect(Object.keys(decideRestrictions(open, byEvidence))).toEqual(['sms', 'whatsApp', 'call']);
  });

  test('an opt-out closes what was open in writing, and so does a second answer', () => {
    const optedOut = { ...written, blocked: ['Do not contact'] };
    expect(decideRestrictions(optedOut, byEvidence)).toHaveProperty('sms');
    const wavering = { ...written, written: { ...written.written, sms: ['Yes', 'no'] } };
    expect(decideRestrictions(wavering, byEvidence)).toHaveProperty('sms');
  });
});
