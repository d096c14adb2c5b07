import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnToMatch, MatchObject, Polarity } from './column-match.ts';
import { matchObjects } from './column-match.ts';
import { judgeValues } from './judge-values.ts';
import { matchColumns } from './match-columns.ts';
import { profileValues } from './profile-values.ts';
import { targetKeys } from './target-keys.ts';

function column(object: MatchObject, header: string, samples: readonly string[] = []): ColumnToMatch {
  return { object, column: header, header, samples };
}

function targetOf(object: MatchObject, header: string, samples: readonly string[] = []): string | undefined {
  return matchColumns([column(object, header, samples)], {})[0]?.best?.target;
}

describe('names in many languages', () => {
  test.each<[MatchObject, string, string]>([
    ['contact', 'E-Mail-Adresse', 'contact.email'],
    ['contact', 'Correo electrónico', 'contact.email'],
    ['contact', 'adresse_e_mail', 'contact.email'],
    ['contact', 'Vorname', 'contact.firstName'],
    ['contact', 'Sobrenome', 'contact.lastName'],
    ['contact', 'Geburtsdatum', 'contact.dateOfBirth'],
    ['contact', 'Code postal', 'contact.postalCode'],
    ['contact', 'billingFirstName', 'contact.firstName'],
    ['contact', 'emailaddress', 'contact.email'],
    ['deal', 'Erwartetes Abschlussdatum', 'opportunity.closeDate'],
    ['deal', 'Valor del negocio', 'opportunity.monetaryValue'],
    ['transaction', 'Zahlungsart', 'transaction.paymentMethod'],
    ['transaction', 'Montant remboursé', 'transaction.amountRefunded'],
    ['subscription', 'Próxima cobrança', 'subscription.nextBillingDate'],
    ['appointment', 'Heure de début', 'appointment.startTime'],
    ['company', 'Telefon', 'business.phone'],
    ['contact', 'IP-Adresse', 'ignore'],
    ['contact', 'Berufsbezeichnung', 'custom'],
  ])('%s: %s', (object, header, target) => {
    expect(targetOf(object, header)).toBe(target);
  });
});

describe('the object decides', () => {
  test.each<[MatchObject, string]>([
    ['deal', 'opportunity.status'],
    ['transaction', 'transaction.status'],
    ['subscription', 'subscription.status'],
    ['appointment', 'appointment.status'],
  ])('Status of a %s', (object, target) => {
    expect(targetOf(object, 'Status')).toBe(target);
  });
});

describe('consent columns', () => {
  test.each<[string, readonly string[], Polarity]>([
    ['Newsletter', ['oui', 'non'], 'optin'],
    ['Marketing emails opt out', [], 'optout'],
    ['Abmeldedatum', ['01.02.2024'], 'optout'],
    ['unsubscribed_at', [], 'optout'],
    ['accepts_marketing', ['true'], 'optin'],
    ['do_not_call', [], 'optout'],
    ['Bounced', [], 'optout'],
    ['Double-Opt-In Datum', [], 'optin'],
    ['Status', ['Subscribed', 'Unsubscribed'], 'status'],
    ['Email Marketing Consent', ['SUBSCRIBED', 'NEVER_SUBSCRIBED', 'UNSUBSCRIBED'], 'status'],
  ])('%s', (header, samples, polarity) => {
    expect(matchColumns([column('contact', header, samples)], {})[0]).toMatchObject({
      best: { target: 'contact.dnd' },
      polarity,
    });
  });
});

describe('neighbours', () => {
  test('a bare name is what the others leave', () => {
    const targets = (headers: readonly string[]) =>
      matchColumns(
        headers.map((header) => column('contact', header)),
        {},
      ).map(({ best }) => best?.target);
    expect(targets(['Nom'])).toEqual(['contact.name']);
    expect(targets(['Nom', 'Prénom'])).toEqual(['contact.lastName', 'contact.firstName']);
    expect(targets(['Nombre', 'Apellidos'])).toEqual(['contact.firstName', 'contact.lastName']);
    expect(targets(['Total', 'Subtotal'])).toEqual(['custom', 'custom']);
  });

  test('one amount per payment', () => {
    const columns = ['Total', 'Subtotal', 'Lineitem price'].map((header) => column('transaction', header));
    expect(matchColumns(columns, {}).map(({ best }) => best?.target)).toEqual([
      'transaction.amount',
      'custom',
      'custom',
    ]);
  });
});

test('values can overrule a name, and speak where it is silent', () => {
  expect(targetOf('contact', 'Email', ['yes', 'no', 'yes'])).not.toBe('contact.email');
  expect(targetOf('contact', 'xq7', ['a@example.com', 'b@example.org'])).toBe('contact.email');
});

test('a known column is not guessed', () => {
  const known = [{ object: 'contact', header: 'Lead_ID', target: 'custom', tier: 'preset' }] as const;
  expect(matchColumns([column('contact', 'lead id')], { known })[0]).toMatchObject({
    tier: 'preset',
    best: { target: 'custom', confidence: 1 },
  });
});

test('evidence is words, and never a value', () => {
  const [match] = matchColumns([column('contact', 'Correo', ['ana@example.com', 'luis@example.com'])], {});
  expect(match?.best?.evidence).toEqual([
    '"correo" means email (Spanish)',
    '100 % of the sample values are e-mail addresses',
  ]);
  expect(JSON.stringify(match)).not.toContain('@');
});

const anyHeader = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Email',
        'name',
        'Telefon',
        'fecha',
        'opt out',
        'total',
        'id',
        '2',
        'état',
        'Straße',
        '-',
      ),
      { maxLength: 5 },
    )
    .map((words) => words.join(' ')),
);
const anyValue = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('a@b.co', '+49 30 1234567', '2024-01-05', '12.50', 'yes', 'Unsubscribed', '#1001', ''),
);
const anyColumns = fc
  .array(
    fc.record({
      object: fc.constantFrom(...matchObjects),
      header: anyHeader,
      samples: fc.array(anyValue, { maxLength: 4 }),
    }),
    { maxLength: 12 },
  )
  .map((columns) => columns.map((each, index): ColumnToMatch => ({ ...each, column: `c${index}` })));

test('every column is answered once, with a target its values allow', () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      const matches = matchColumns(columns, {});
      expect(matches.map((match) => match.column)).toEqual(columns.map((each) => each.column));
      for (const [index, { best, runnerUp, polarity }] of matches.entries()) {
        const profile = profileValues(columns[index]?.samples ?? []);
        for (const candidate of [best, runnerUp]) {
          if (candidate === null) continue;
          expect(targetKeys).toContain(candidate.target);
          expect(candidate.confidence).toBeGreaterThanOrEqual(0);
          expect(candidate.confidence).toBeLessThanOrEqual(1);
          expect(candidate.evidence.length).toBeGreaterThan(0);
          expect(judgeValues(candidate.target, profile)).not.toBe('impossible');
        }
        expect(polarity !== null).toBe(best?.target === 'contact.dnd');
      }
    }),
    { numRuns: 300 },
  );
});

test('the order of columns changes nothing', () => {
  const shuffled = anyColumns.chain((columns) =>
    fc.tuple(fc.constant(columns), fc.shuffledSubarray([...columns], { minLength: columns.length })),
  );
  fc.assert(
    fc.property(shuffled, ([columns, other]) => {
      const byColumn = (list: readonly ColumnToMatch[]) =>
        matchColumns(list, {}).toSorted((a, b) => a.column.localeCompare(b.column));
      expect(byColumn(other)).toEqual(byColumn(columns));
    }),
    { numRuns: 300 },
  );
});

test.each<[header: string, samples: readonly string[], target: string]>([
  ['Processor_transaction_id', ['ch_3ABC', 'ch_3ABD'], 'custom'],
  ['Payment gateway reference', [], 'custom'],
  ['Transaction type', ['Sale', 'Refund', 'Failed'], 'transaction.status'],
  ['Order Type', ['Online', 'At the door'], 'custom'],
  ['Transaction id', ['10231', '10232'], 'transaction.id'],
])('of a payment, "%s" with %j is %s', (header, samples, target) => {
  const [match] = matchColumns([{ object: 'transaction', column: 'c', header, samples }], {});
  expect(match?.best?.target).toBe(target);
});
