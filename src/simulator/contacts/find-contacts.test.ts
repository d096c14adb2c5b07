import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBehaviours } from '../behaviours.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import { furnishLocation, type LocationState } from '../world/location-state.ts';
import { createWorld } from '../world/world.ts';
import { blankContact } from './apply-contact-changes.ts';
import { type ContactFilter, compileFilters } from './contact-filter.ts';
import { type ContactQuery, findContacts } from './find-contacts.ts';
import { DEFAULT_SORT, sortContacts } from './sort-contacts.ts';

const behaviours = defaultBehaviours();
const IDS = ['a1', 'B2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8'];
const EMAILS = ['ada@example.com', 'ADA@example.com', 'bo@example.com', 'cy@example.com'];
const TAGS = ['vip', 'kartra', 'list: news', 'x'];

function openLocation(): LocationState {
  const world = createWorld(1, () => 0);
  const location = furnishLocation({ id: 'here', name: 'Here' }, 'company', world.ids, 0);
  const at = '2026-01-01T00:00:00.000Z';
  location.businesses.put({ id: 'biz', name: 'Acme', locationId: 'here', createdAt: at, updatedAt: at });
  return location;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const contact = fc.record({
  email: optional(fc.constantFrom(...EMAILS)),
  phone: optional(fc.constantFrom('+14155550100', '+14155550101', '+4915112345678')),
  firstName: optional(fc.constantFrom('Ada', 'bo', '')),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS)),
  dnd: fc.boolean(),
  businessId: optional(fc.constantFrom('biz', 'gone')),
  dateAddedMs: fc.constantFrom(1000, 2000, 3000),
  customFields: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('kartra', 'score'),
      value: fc.constantFrom<ContactRecord['customFields'][number]['value']>('L:7', 7, ['L:7', 'b'], {
        a: 1,
      }),
    }),
    { selector: ({ id }) => id, maxLength: 2 },
  ),
});

/** One change of one contact, or its deletion; at least a step of time apart. */
const step = fc.record({ id: fc.constantFrom(...IDS), fields: optional(contact) });

const FIELDS = ['id', 'email', 'phone', 'tags', 'firstName', 'dnd', 'dateAdded', 'businessId'].concat([
  'businessName',
  'customFields.kartra',
  'customFields.score',
  'dndSettings.Email.status',
]);
const value = fc.constantFrom<unknown>(...EMAILS, ...TAGS, ...IDS, 7, true, '', 'L:7', '4155550100', 'acme');
const leaf = fc.record({
  field: fc.constantFrom(...FIELDS),
  operator: fc.constantFrom('eq', 'eq', 'contains', 'not_eq', 'not_contains', 'exists', 'not_exists'),
  value: fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })),
});
const { filter } = fc.letrec<{ filter: ContactFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.record({
      group: fc.constantFrom('AND' as const, 'OR' as const),
      filters: fc.array(tie('filter'), { maxLength: 3 }),
    }),
  ),
}));
const query: fc.Arbitrary<ContactQuery> = fc.record(
  {
    filters: fc.array(filter, { maxLength: 3 }),
    sort: fc.constantFrom(
      DEFAULT_SORT,
      [],
      [{ field: 'email', direction: 'asc' as const }],
      [{ field: 'dateAdded', direction: 'asc' as const }],
    ),
    query: fc.constantFrom('', 'ada', '+1415'),
  },
  { requiredKeys: [] },
);

/** What a search finds by looking at every contact. */
function scan(
  location: LocationState,
  { filters = [], sort = DEFAULT_SORT, query: text = '' }: ContactQuery,
) {
  const holds = compileFilters(filters, location, behaviours);
  const mentions = ({ firstName, email, phone }: ContactRecord) =>
    [firstName, email, phone].some((part) => part?.toLowerCase().includes(text));
  const seen = [...location.contacts.index.visible().values()];
  const matching = seen.filter((one) => holds(one) && (text === '' || mentions(one)));
  return sortContacts(matching, sort, location);
}

/** The outcome of `work` as text; a refusal counts as an outcome. */
function outcome(work: () => unknown): string {
  try {
    return JSON.stringify(work());
  } catch (error) {
    return String(error);
  }
}

describe('an indexed search', () => {
  it('finds what a scan finds, whatever was written and asked before', () => {
    let found = 0;
    const scenario = fc.array(fc.tuple(fc.array(step, { maxLength: 6 }), query), { maxLength: 8 });
    fc.assert(
      fc.property(scenario, (rounds) => {
        const location = openLocation();
        let nowMs = 0;
        for (const [steps, wanted] of rounds) {
          for (const { id, fields } of steps) {
            nowMs += 1000;
            if (fields === undefined) location.contacts.remove(id, nowMs);
            else location.contacts.put({ ...blankContact(id, 'here', nowMs), ...fields }, nowMs);
          }
          // Two writes are still on their way.
          const asOfMs = nowMs - 2000;
          location.contacts.index.view(asOfMs);
          const expected = outcome(() => scan(location, wanted));
          const search = () => findContacts(location, behaviours, wanted, asOfMs);
          expect(outcome(() => search().slice(0, 1000))).toBe(expected);
          if (!expected.startsWith('[')) continue;
          const { total, slice, after } = search();
          const rows = JSON.parse(expected) as { readonly cursor: string[] }[];
          expect(total).toBe(rows.length);
          for (const [position, { cursor }] of rows.entries()) expect(after(cursor)).toBe(position + 1);
          expect(JSON.stringify(slice(1, 3))).toBe(JSON.stringify(rows.slice(1, 3)));
          found += total;
        }
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it('looks at few of many contacts', () => {
    const location = openLocation();
    for (let index = 0; index < 20_000; index++) {
      const fields = { email: `p${index}@example.com`, tags: ['all', `t${index % 500}`], dateAddedMs: index };
      location.contacts.put({ ...blankContact(`c${index}`, 'here', 0), ...fields }, index);
    }
    const search = (field: string, wanted: string) =>
      findContacts(location, behaviours, { filters: [{ field, operator: 'eq', value: wanted }] }, 20_000);
    expect([search('tags', 't7').total, search('email', 'p9@example.com').total]).toEqual([40, 1]);
    const started = process.cpuUsage();
    for (let index = 0; index < 2000; index++) expect(search('email', `p${index}@example.com`).total).toBe(1);
    for (let index = 0; index < 500; index++) expect(search('tags', `t${index}`).total).toBe(40);
    // A scan would judge 50,000,000 contacts: a minute, not seconds.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });
});
