import { describe, expect, test } from 'vitest';
import type { Operation } from '../model/journal.ts';
import { noCounts } from '../model/plan.ts';
import { paperMarkdown } from './paper/paper-markdown.ts';
import { operationLines, planText } from './plan-text.ts';
import { reconciliationPaper } from './reconciliation.ts';
import { verificationPaper } from './verification-paper.ts';
import { duration, number, percent, plural } from './words.ts';

const operation = (rest: Partial<Operation>): Operation => {
  return {
    id: 1,
    planId: 1,
    object: 'contact',
    action: 'create',
    externalId: 'L:1',
    destinationId: null,
    dependsOn: [],
    expected: null,
    changes: [],
    kept: [],
    reason: null,
    state: 'planned',
    note: null,
    attempts: 0,
    beforeImage: null,
    ...rest,
  };
};
const person = {
  fields: { firstName: 'Ann', lastName: 'Ash', email: 'a@example.com' },
  custom: { kartra_id: 'L:1' },
  tags: ['a'],
  restricted: ['sms', 'call'],
  company: null,
};

describe('a plan as text', () => {
  test('what is created says how much it holds and who may not be contacted', () => {
    expect(operationLines(operation({ expected: person }))).toEqual([
      '+ contact L:1  Ann Ash · 4 fields · 1 tags · no sms, call',
    ]);
    const free = { ...person, fields: {}, restricted: [] };
    expect(operationLines(operation({ expected: free }))).toEqual([
      '+ contact L:1  (no name) · 1 fields · 1 tags · may be contacted',
    ]);
  });

  test('an update shows old and new per field', () => {
    const changes = [
      { field: 'city', before: null, after: 'Bonn' },
      { field: 'custom.note', before: 'x', after: 'a "b"' },
      { field: 'dnd.sms', before: false, after: true },
    ];
    expect(operationLines(operation({ action: 'update', changes }))).toEqual([
      '~ contact L:1',
      '    city: (empty) → "Bonn"',
      '    custom.note: "x" → "a \\"b\\""',
      '    dnd.sms: false → true',
    ]);
  });

  test('what is left out or to be done by hand says why; what is unchanged says nothing', () => {
    expect(operationLines(operation({ action: 'skip', reason: 'why' }))).toEqual([
      '- contact L:1  left out: why',
    ]);
    expect(operationLines(operation({ action: 'manual', reason: 'how' }))).toEqual(['! contact L:1  how']);
    expect(operationLines(operation({ action: 'unchanged' }))).toEqual([]);
  });

  test('each kind of record has its heading once, over all batches', async () => {
    const field = operation({
      object: 'custom-field',
      externalId: 'field:x',
      expected: { name: 'X', dataType: 'TEXT' },
      reason: 'field-renamed',
    });
    const batches = async function* () {
      yield [field, operation({ expected: person })];
      yield [
        operation({ action: 'unchanged' }),
        operation({ externalId: 'L:2', action: 'skip', reason: 'why' }),
      ];
    };
    let text = '';
    for await (const piece of planText(batches())) text += piece;
    expect(text.trim().split('\n')).toEqual([
      '# custom fields',
      '+ custom-field field:x  "X" TEXT  (field-renamed)',
      '',
      '# people',
      '+ contact L:1  Ann Ash · 4 fields · 1 tags · no sms, call',
      '- contact L:2  left out: why',
    ]);
  });
});

describe('papers', () => {
  const imprint = { account: 'acme', writtenAt: '2026-01-01T00:00:00.000Z', asOf: '' };
  const paper = ({ sum, ...counts }: Partial<typeof noCounts> & { readonly sum: number }) =>
    paperMarkdown(
      reconciliationPaper({
        phase: 'contacts',
        target: 'rehearsal',
        counts: { contact: { ...noCounts, ...counts } },
        sums: { contact: sum },
        money: [],
      }),
      imprint,
    );

  test('a phase that adds up says so, with every bucket and the sum', () => {
    const text = paper({ planned: 1_234, created: 1_200, skipped: 30, unresolved: 4, sum: 1_234 });
    expect(text).toContain('| people | 1,234 | 1,200 | 0 | 0 | 30 | 0 | 4 | 0 | 1,234 | balances |');
  });

  test('a phase that does not add up cannot be overlooked', () => {
    expect(paper({ planned: 3, created: 2, sum: 2 })).toContain('| 2 | DOES NOT BALANCE |');
  });

  test('a verification shows states and fields in the words of the customer', () => {
    const text = paperMarkdown(
      verificationPaper({
        target: 'rehearsal',
        records: { verified: 2, mismatched: 1, missing: 0, extra: 0, suspended: 0, unverifiable: 0 },
        tallies: [{ object: 'contact', field: 'city', compared: 3, equal: 1, normalised: 1, different: 1 }],
      }),
      imprint,
    );
    expect(text).toContain('| every field as planned | 2 |');
    expect(text).toContain('| city | 3 | 1 | 1 | 1 |');
  });
});

describe('words', () => {
  test.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [89_400, '89 seconds'],
    [90_000, '2 minutes'],
    [24 * 60_000, '24 minutes'],
    [89 * 60_000, '89 minutes'],
    [90 * 60_000, '1 hour 30 minutes'],
    [3 * 3_600_000, '3 hours'],
    [3 * 3_600_000 + 60_000, '3 hours 1 minute'],
  ])('%i ms are %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  test('numbers, shares and nouns', () => {
    expect(number(1_234_567)).toBe('1,234,567');
    expect(percent(0.9912)).toBe('99.1 %');
    expect(plural(1, 'person', 'people')).toBe('1 person');
    expect(plural(2, 'person', 'people')).toBe('2 people');
  });
});
