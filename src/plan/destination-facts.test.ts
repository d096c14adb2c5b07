import { expect, test } from 'vitest';
import type { DestinationCustomField, LocationFacts } from '../model/location.ts';
import { destinationFacts, movedFacts } from './destination-facts.ts';
import { nothingStands } from './standing-schema.ts';

const location: LocationFacts = {
  id: 'loc',
  name: 'Acme',
  country: 'US',
  timezone: 'America/New_York',
  allowDuplicateContact: false,
  allowDuplicateOpportunity: false,
  disableContactTimezone: false,
};
const field: DestinationCustomField = {
  id: 'f1',
  name: 'Size',
  fieldKey: 'contact.size',
  dataType: 'SINGLE_OPTIONS',
  options: ['s', 'm'],
};
const uses = (action: 'unchanged' | 'create', destinationId: string | null) => {
  return { object: 'custom-field', action, destinationId } as const;
};
const facts = (rest: Partial<LocationFacts> = {}, fields: readonly DestinationCustomField[] = [field]) =>
  destinationFacts({ ...location, ...rest }, { ...nothingStands, fields }, [
    uses('unchanged', 'f1'),
    uses('create', null),
  ]);

test('settings the plan leans on and the fields it found are facts; name and records are not', () => {
  expect(facts()).toEqual({
    'duplicate contacts allowed': 'false',
    'contact time zone disabled': 'false',
    'location country': 'US',
    'custom field f1': 'Size · SINGLE_OPTIONS · s | m',
  });
  expect(movedFacts(facts(), facts({ name: 'Other', timezone: null }))).toEqual([]);
  expect(movedFacts(facts(), facts({}, [field, { ...field, id: 'f2' }]))).toEqual([]);
});

test('what moved is named', () => {
  expect(movedFacts(facts(), facts({ allowDuplicateContact: true, country: null }))).toEqual([
    'duplicate contacts allowed',
    'location country',
  ]);
  for (const change of [{ name: 'x' }, { dataType: 'TEXT' }, { options: ['s'] }]) {
    expect(movedFacts(facts(), facts({}, [{ ...field, ...change }]))).toEqual(['custom field f1']);
  }
  expect(facts({}, [])['custom field f1']).toBe('gone');
  expect(movedFacts({ a: '1' }, { b: '1' })).toEqual(['a', 'b']);
});
