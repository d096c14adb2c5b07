/** What an earlier export said about consent, beside what a later one says. */
import { describe, expect, test } from 'vitest';
import type { Entity } from '../model/entity.ts';
import { createGatherConsent } from './gather-consent.ts';

const gather = createGatherConsent(
  { confirmedBy: null, confirmedAt: null, withoutReview: false, columns: [] },
  'evidence',
);

function person(now: string, before: readonly string[], changes?: Entity['changes']): Entity {
  return {
    id: 1,
    kind: 'contact',
    marker: 'L:7',
    columns: now === '' ? {} : { gdpr_status: now },
    superseded: { gdpr_status: before },
    origin: { file: 'a.csv', line: 2 },
    ...(changes === undefined ? {} : { changes }),
  };
}

const statuses = (entity: Entity) => gather(entity, null).gdprStatus;
const changedFrom = (...values: string[]): NonNullable<Entity['changes']> =>
  Object.fromEntries(values.map((gdpr_status, index) => [String(index + 2), { gdpr_status }]));

describe('an earlier GDPR status', () => {
  test('that was unknown is no doubt once a later set of exports knows', () => {
    expect(statuses(person('Accepted', ['Unknown'], changedFrom('Unknown')))).toEqual(['Accepted']);
    expect(statuses(person('Accepted', ['4'], changedFrom('4')))).toEqual(['Accepted']);
  });

  test('that was unknown stays where both stand in one set of exports', () => {
    expect(statuses(person('Accepted', ['Unknown']))).toEqual(['Accepted', 'Unknown']);
    expect(statuses(person('Accepted', ['Unknown'], { 2: { city: 'Bonn' } }))).toContain('Unknown');
  });

  test('that was unknown stays where the later export is blank', () => {
    expect(statuses(person('', ['Unknown'], changedFrom('Unknown')))).toEqual(['', 'Unknown']);
  });

  test.each(['Not accepted', 'Pending', 'perhaps'])('that was "%s" stays for ever', (before) => {
    const entity = person('Accepted', ['Unknown', before], changedFrom('Unknown', before));
    expect(statuses(entity)).toEqual(['Accepted', before]);
  });
});
