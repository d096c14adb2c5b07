import { describe, expect, test } from 'vitest';
import { type AffectedRecords, findObstacles, type PreflightFacts } from './preflight.ts';

const location = {
  id: 'loc',
  name: 'Acme',
  country: 'US',
  timezone: 'America/New_York',
  allowDuplicateContact: false,
  allowDuplicateOpportunity: false,
  disableContactTimezone: false,
};
const records: AffectedRecords = {
  withoutAddress: 0,
  sharedAddresses: 0,
  sharedPhones: 0,
  withTimeZone: 0,
  deals: 0,
  secondDeals: 0,
  objectsToMake: 0,
  opportunitiesPlanned: false,
  ownersWithoutUser: [],
  calendarsWithoutHost: 0,
  marksOfOthers: 0,
};
const find = (facts: Partial<PreflightFacts> = {}, affected: Partial<AffectedRecords> = {}) =>
  findObstacles({
    location,
    isProduction: true,
    rehearsalAllowsDuplicates: false,
    objectsStanding: 0,
    publishedWorkflows: [],
    missingScopes: [],
    writeScopes: [],
    optOutsKept: null,
    mayGrantAccess: null,
    defaultCountry: 'US',
    timeZone: 'America/New_York',
    records: { ...records, ...affected },
    ...facts,
  }).map((finding) => [finding.id, finding.level, finding.records]);

describe('what stands in the way of a load', () => {
  test('calendars of hosts nobody is are told', () => {
    expect(find({}, { calendarsWithoutHost: 2 })).toEqual([['calendars-without-host', 'note', 2]]);
  });

  test('people of another Kartra account under the same marks stop the load', () => {
    expect(find({}, { marksOfOthers: 2 })).toEqual([['marks-of-others', 'blocking', 2]]);
  });

  test('an opt-out the probe saw dropped stops every load; courses the token may not make stop theirs', () => {
    expect(find({ optOutsKept: false })).toEqual([['opt-outs-not-kept', 'blocking', null]]);
    expect(find({ mayGrantAccess: false })).toEqual([['courses-refused', 'blocking', null]]);
    expect(find({ optOutsKept: true, mayGrantAccess: true })).toEqual([]);
  });

  test('nothing, where no record is concerned', () => {
    expect(find()).toEqual([]);
    expect(find({ records: null })).toEqual([]);
  });

  test('a setting of production that leaves people out blocks; that of a rehearsal location is told', () => {
    const lost = { withoutAddress: 12 };
    expect(find({}, lost)).toEqual([['duplicate-contacts', 'blocking', 12]]);
    expect(find({ isProduction: false }, lost)).toEqual([['duplicate-contacts', 'note', 12]]);
    expect(find({ location: { ...location, allowDuplicateContact: true } }, lost)).toEqual([]);
  });

  test('a rehearsal that takes what production refuses proves nothing', () => {
    expect(find({ rehearsalAllowsDuplicates: true }, { sharedAddresses: 9, sharedPhones: 4 })).toEqual([
      ['rehearsal-differs', 'blocking', 9],
      ['shared-phones', 'note', 4],
    ]);
  });

  test('second deals block only where opportunities are part of the plan', () => {
    const deals = { deals: 40, secondDeals: 7 };
    expect(find({}, { ...deals, opportunitiesPlanned: true })).toEqual([
      ['duplicate-opportunities', 'blocking', 7],
      ['owner-sync', 'note', 40],
    ]);
    expect(find({}, deals)).toContainEqual(['duplicate-opportunities', 'note', 7]);
    expect(find({ location: { ...location, allowDuplicateOpportunity: true } }, deals)).toEqual([
      ['owner-sync', 'note', 40],
    ]);
  });

  test('custom objects that do not fit block', () => {
    expect(find({ objectsStanding: 9 }, { objectsToMake: 2 })).toEqual([['object-slots', 'blocking', 2]]);
    expect(find({ objectsStanding: 8 }, { objectsToMake: 2 })).toEqual([]);
  });

  test('a scope nothing can be loaded without blocks, any other is told', () => {
    const need = { scope: 'x.readonly', without: 'y' };
    expect(find({ missingScopes: [{ ...need, essential: true }] })).toEqual([
      ['scope:x.readonly', 'blocking', null],
    ]);
    expect(find({ missingScopes: [{ ...need, essential: false }] })).toEqual([
      ['scope:x.readonly', 'note', null],
    ]);
  });

  test('what the token must be able to write is told, since a token does not tell it', () => {
    expect(find({ writeScopes: ['contacts.write'] })).toEqual([['write-scopes', 'note', null]]);
  });

  test('workflows, place, time zones of people and owners are told with their records', () => {
    const facts = {
      publishedWorkflows: ['Welcome'],
      location: { ...location, country: 'DE', timezone: 'Europe/Berlin', disableContactTimezone: true },
    };
    const owners = [
      { owner: 'ann', records: 3 },
      { owner: 'bob', records: 4 },
    ];
    expect(find(facts, { withTimeZone: 5, ownersWithoutUser: owners })).toEqual([
      ['published-workflows', 'note', null],
      ['country', 'note', null],
      ['time-zone', 'note', null],
      ['contact-time-zone', 'note', 5],
      ['owners-without-user', 'note', 7],
    ]);
  });
});
