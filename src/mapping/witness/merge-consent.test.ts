/** I8 for the second witness: whatever Kartra's API says, nobody becomes open to e-mail by it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from '../../model/entity.ts';
import type { LeadRecord, WitnessOutcome } from '../../model/witness.ts';
import { findEmailRestriction } from '../consent.ts';
import { createGatherConsent } from '../gather-consent.ts';
import { mergeWitness } from './merge-witness.ts';

const gather = createGatherConsent(
  { columns: [], confirmedBy: null, confirmedAt: null, withoutReview: false },
  'evidence',
);
const columns = ['gdpr_status', 'gdpr_communications', 'lists', 'tags', 'blacklisted'];
const cell = (...values: readonly string[]) => fc.constantFrom('', ...values);

const exported = fc.record({
  gdpr_status: cell(
    'Accepted',
    'Accepted',
    'Accepted',
    'Not accepted',
    'Pending',
    'Unknown',
    'Off',
    'Not subject',
    'whatever',
  ),
  gdpr_communications: cell('Yes', 'Yes', 'No', 'perhaps'),
  lists: cell('News', 'News', 'News,Offers'),
  tags: cell('vip', 'do not email', 'unsubscribed,vip'),
  blacklisted: cell('0', '1', 'Yes'),
});
const name = fc.constantFrom('News', 'News', 'Offers', 'vip', 'vip', 'do not email', 'a, b');
const record = fc.record({
  gdprStatus: fc.constantFrom('', '0', '1', '2', '2', '2', '3', '4', '5', '9'),
  communications: fc.constantFrom('', '0', '1', '1', 'x'),
  tags: fc.array(name, { maxLength: 3 }),
  lists: fc.array(fc.record({ name, active: fc.boolean() }), { maxLength: 3 }),
  blacklisted: fc.constantFrom('', '0', '0', '1'),
});

test('for any export and any answer, under both rules, older or newer', () => {
  let open = 0;
  const outcome = fc.constantFrom<WitnessOutcome>('read', 'read', 'read', 'deleted', 'not-found');
  const reading = fc.constantFrom('agreed-is-1', 'agreed-is-1', 'agreed-is-0', 'unknown');
  const strictness = fc.constantFrom('rule-table', 'strict');
  fc.assert(
    fc.property(exported, record, outcome, reading, strictness, fc.boolean(), (cells, api, ...rest) => {
      const [outcome, reading, emailConsent, isNewer] = rest;
      const filled = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
      const origin = { file: 'a.csv', line: 2 };
      const entity = { id: 1, kind: 'contact', marker: 'L:1', columns: filled, superseded: {}, origin };
      const { blacklisted, ...said } = api;
      const lead: LeadRecord = {
        leadId: '1',
        email: '',
        fields: blacklisted === '' ? {} : { blacklisted },
        customFields: [],
        sequences: [],
        memberships: [],
        deleted: false,
        ...said,
      };
      const witness = {
        marker: 'L:1',
        outcome,
        note: null,
        readAt: isNewer ? 2 : 0,
        record: outcome === 'read' ? lead : null,
      };
      const context = { reading, columns: new Set(columns), exportedAt: () => 1 };
      const merged = mergeWitness(entity as Entity, witness, context).entity;
      const rules = { emailConsent, phoneConsent: 'off' as const, hasLists: true };
      const before = findEmailRestriction(gather(entity as Entity, 'US'), rules);
      const after = findEmailRestriction(gather(merged, 'US'), rules);
      expect(before !== null && after === null).toBe(false);
      if (before === null && after === null) open += 1;
    }),
    { numRuns: 2000 },
  );
  // Closing everybody would pass too.
  expect(open).toBeGreaterThan(5);
});
