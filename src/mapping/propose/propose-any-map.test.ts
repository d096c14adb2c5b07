/**
 * Whatever the columns of the exports are: each ends in the map exactly once, the map may be used, their order
 * changes nothing, and every cell of any row ends in exactly one place (I5).
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceObjects } from '../../model/destination-fields.ts';
import type { Entity } from '../../model/entity.ts';
import type { ColumnProfile, FieldMap } from '../../model/field-map.ts';
import type { DestinationCustomField } from '../../model/location.ts';
import { columnName } from '../check-map.ts';
import { compileMapper } from '../compile-mapper.ts';
import { contactPreset } from '../presets/contact-preset.ts';
import { transactionPreset } from '../presets/transaction-preset.ts';
import { findMapProblem } from '../validate-map.ts';
import { type ProposalOptions, proposeMap } from './propose-map.ts';

/** Names several columns of one file may have for one place in HighLevel, and names that collide as field names. */
const contested = [
  ['website', 'Homepage', 'Web site', 'URL'],
  ['email', 'E-mail', 'Mail address', 'Correo electrónico'],
  ['first_name', 'Vorname', 'Given name', 'Full name', 'Name'],
  ['phone', 'Mobile', 'Telefon', 'phone_country_code'],
  ['Color', 'color', 'COLOR', 'colour', 'Kartra score', 'Kartra ID'],
  ['tags', 'Tag: VIP', 'Tag - VIP', 'Labels', 'lists', 'List: Main', 'unsubscribed_lists'],
  ['gdpr_status', 'Do not email', 'Opt-in', 'Newsletter', 'Unsubscribed', 'SMS consent'],
  ['', ' ', '年齢', '2024', 'constructor', '__proto__', 'toString', 'a\nb', '👍🏽'],
].flat();

const plain = { distinct: 2, maxLength: 30, multiline: false };

const values = fc.oneof(
  fc.constantFrom('ann@example.com', '+49 30 1234567', '2024-03-04', '12.50', 'yes', 'No', 'VIP; Gold'),
  fc.constantFrom('https://example.com', 'Gold', '007', 'Ann Bo', 'unsubscribed', '$1,200.00', ' ', '0'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** Values of one kind, so that a place in HighLevel may take them, or anything. */
const samples = fc.oneof(
  fc.constant(['https://example.com', 'https://example.org/a']),
  fc.constant(['ann@example.com', 'bo@example.com']),
  fc.constant(['+49 30 1234567', '+1 415 555 0132']),
  fc.constant(['VIP; Gold', 'Gold', 'VIP']),
  fc.array(values, { maxLength: 4 }),
);

const profile = (names: fc.Arbitrary<string>): fc.Arbitrary<ColumnProfile> =>
  fc
    .record({
      column: names,
      samples,
      isEmpty: fc.boolean(),
      isConstant: fc.boolean(),
      multiline: fc.boolean(),
      isLong: fc.boolean(),
    })
    .map(({ column, samples: drawn, isEmpty, isConstant, multiline, isLong }) => {
      const found = isEmpty
        ? []
        : [...new Set(drawn.length === 0 ? ['a'] : drawn)].slice(0, isConstant ? 1 : 5);
      return {
        column,
        filled: isEmpty ? 0 : 40,
        distinct: found.length,
        samples: found,
        maxLength: isLong ? 300 : 12,
        multiline,
      };
    });

const columnsFrom = (names: fc.Arbitrary<string>): fc.Arbitrary<readonly ColumnProfile[]> =>
  fc.uniqueArray(profile(names), { selector: ({ column }) => column, maxLength: 14 });

/** Columns that all want the same place, each with values it would take. */
const rivals: fc.Arbitrary<readonly ColumnProfile[]> = fc
  .constantFrom<{ readonly names: readonly string[]; readonly found: readonly string[] }>(
    {
      names: ['Homepage', 'Web site', 'URL', 'Site web'],
      found: ['https://example.com', 'https://example.org/a'],
    },
    {
      names: ['Mail address', 'Correo electrónico', 'E-Mail-Adresse'],
      found: ['ann@example.com', 'bo@example.com'],
    },
    { names: ['Vorname', 'Given name', 'Prénom'], found: ['Ann', 'Bo'] },
    { names: ['Ort', 'Town', 'Ciudad'], found: ['Boston', 'Ulm'] },
    { names: ['phone', 'phone_country_code', 'Telefon'], found: ['+49 30 1234567', '+1 415 555 0132'] },
    { names: ['Color', 'color', 'COLOR'], found: ['red', 'blue'] },
  )
  .chain(({ names, found }) =>
    fc
      .shuffledSubarray([...names], { minLength: 2 })
      .map((chosen) => chosen.map((column) => ({ ...plain, column, filled: 40, samples: found }))),
  );

const anyContacts = columnsFrom(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...contested) },
    { weight: 2, arbitrary: fc.constantFrom(...contactPreset.keys()) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 15 }) },
  ),
);
const ofContacts = fc.tuple(rivals, anyContacts).map(([first, others]) => {
  const taken = new Set(first.map(({ column }) => column));
  return [...first, ...others.filter(({ column }) => !taken.has(column))];
});
const ofTransactions = columnsFrom(
  fc.oneof(fc.constantFrom(...transactionPreset.keys()), fc.constantFrom(...contested)),
);

const locationFields: readonly DestinationCustomField[] = [
  { id: 'f1', fieldKey: 'contact.color', name: 'Color', dataType: 'TEXT', options: [] },
  { id: 'f2', fieldKey: 'contact.labels', name: 'Labels', dataType: 'NUMERICAL', options: [] },
];

const accounts = fc
  .record({
    contact: ofContacts,
    transaction: ofTransactions,
    archive: fc.boolean(),
    hasLocation: fc.boolean(),
    template: ofContacts,
    hasTemplate: fc.boolean(),
  })
  .map(({ contact, transaction, archive, hasLocation, template, hasTemplate }) => {
    const options: ProposalOptions = {
      unknownColumns: archive ? 'archive' : 'custom-field',
      locationFields: hasLocation ? locationFields : [],
      templates: hasTemplate
        ? [confirmed(proposeMap({ contact: template }, { unknownColumns: 'custom-field' }))]
        : [],
    };
    return { profiles: { contact, transaction }, options };
  });

const urls = ['https://example.com', 'https://example.org/a'];
/** Rare among any columns, so always among those tried. */
const givesWay = {
  profiles: {
    contact: [
      { ...plain, column: 'website', filled: 0, distinct: 0, samples: [] },
      { ...plain, column: 'Homepage', filled: 40, samples: urls },
    ],
    transaction: [],
  },
  options: { unknownColumns: 'custom-field' } as ProposalOptions,
};
const standsThere = {
  profiles: {
    contact: [{ ...plain, column: 'color', filled: 40, samples: ['red', 'blue'] }],
    transaction: [],
  },
  options: { unknownColumns: 'custom-field', locationFields } as ProposalOptions,
};

const decided = { by: 'Ann', at: '2026-06-01T00:00:00.000Z', withoutReview: false };
const confirmed = (map: FieldMap): FieldMap => ({
  ...map,
  columns: map.columns.map((column) => ({ ...column, status: 'confirmed' as const, decided })),
});

/** What the runs of a property met; a property that met nothing of the kind proves nothing. */
const met = new Map<string, number>();
const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);

test('every column ends in the map exactly once, and the map may be used', () => {
  fc.assert(
    fc.property(accounts, ({ profiles, options }) => {
      const map = proposeMap(profiles, options);
      const wanted = sourceObjects.flatMap((object) =>
        ((profiles as Partial<Record<string, readonly ColumnProfile[]>>)[object] ?? []).map(({ column }) =>
          columnName({ object, column }),
        ),
      );
      expect(map.columns.map(columnName).toSorted()).toEqual(wanted.toSorted());
      expect(findMapProblem(map)).toBeNull();
      for (const { target, tier, evidence, because } of map.columns) {
        expect(because).not.toBe('');
        note(target.kind);
        note(tier);
        if (evidence !== null) note('evidence');
      }
      const kept = map.columns.find(({ column }) => column === 'website');
      if (kept?.target.kind === 'archive' && map.columns.some(({ target }) => isField(target, 'website')))
        note('an empty column gave way');
    }),
    { numRuns: 150, examples: [[givesWay], [standsThere]] },
  );
  const kinds = ['field', 'custom', 'tags', 'part', 'archive', 'link', 'marker'];
  const tiers = ['preset', 'template', 'location', 'none', 'names-and-values'];
  const unmet = [...kinds, ...tiers, 'evidence', 'an empty column gave way'].filter((what) => !met.has(what));
  expect(unmet).toEqual([]);
});

const isField = (target: FieldMap['columns'][number]['target'], field: string): boolean =>
  target.kind === 'field' && target.field === field;

test('the order of columns changes nothing but the order of the map', () => {
  const shuffled = accounts.chain((account) =>
    fc.tuple(
      fc.constant(account),
      fc.shuffledSubarray([...account.profiles.contact], { minLength: account.profiles.contact.length }),
      fc.shuffledSubarray([...account.profiles.transaction], {
        minLength: account.profiles.transaction.length,
      }),
    ),
  );
  const byName = ({ columns }: FieldMap) =>
    columns.toSorted((a, b) => (columnName(a) < columnName(b) ? -1 : 1));
  let moved = 0;
  fc.assert(
    fc.property(shuffled, ([{ profiles, options }, contact, transaction]) => {
      if (contact.some(({ column }, at) => column !== profiles.contact[at]?.column)) moved += 1;
      const other = proposeMap({ contact, transaction }, options);
      expect(byName(other)).toEqual(byName(proposeMap(profiles, options)));
      expect(other.columns.filter(({ object }) => object === 'contact').map(({ column }) => column)).toEqual(
        contact.map(({ column }) => column),
      );
    }),
    { numRuns: 80 },
  );
  expect(moved).toBeGreaterThan(30);
});

test('I5: with whatever map is proposed, each cell of a row ends in exactly one place', () => {
  const context = {
    defaultCountry: 'US',
    timeZone: 'America/New_York',
    emailConsent: 'rule-table',
    phoneConsent: 'off',
    suppressionTags: 'evidence',
    hasLists: true,
  } as const;
  let cells = 0;
  fc.assert(
    fc.property(accounts, fc.array(values, { minLength: 18, maxLength: 18 }), (account, texts) => {
      const map = confirmed(proposeMap(account.profiles, account.options));
      const columns = Object.fromEntries(
        account.profiles.contact.map(({ column }, at) => [column, texts[at] ?? '']),
      );
      const source: Entity = {
        id: 1,
        kind: 'contact',
        marker: 'L:1',
        columns,
        superseded: {},
        origin: { file: 'a.csv', line: 2 },
        contact: null,
        generations: { first: 1, last: 1 },
      };
      const filled = Object.entries(columns).filter(([, text]) => text !== '');
      const ended = compileMapper(map, context)(source).cells.map(({ column }) => column);
      expect(ended.toSorted()).toEqual(filled.map(([column]) => column).toSorted());
      cells += filled.length;
    }),
    { numRuns: 80 },
  );
  expect(cells).toBeGreaterThan(300);
});
