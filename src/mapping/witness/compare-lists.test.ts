import { expect, test } from 'vitest';
import { compareLists } from './compare-lists.ts';

const said = (exported: string | null, ...lists: [name: string, active: boolean][]) =>
  compareLists(
    exported,
    lists.map(([name, active]) => ({ name, active })),
  ).map((one) => `${one.list}: ${one.exported} ${one.api} ${one.stands}`);

test('every list of a person has a line of its own, with what each source says and what stands', () => {
  expect(said('News, Old; Offers', ['News', true], ['Old', false], ['New', true], ['Gone', false])).toEqual([
    'News: on on on',
    'Old: on left left',
    'New: not-on on not-on',
    'Gone: not-on left left',
    'Offers: on not-on not-on',
  ]);
});

test('the API alone decides where no export has a column of lists; an empty cell is no such thing', () => {
  expect(said(null, ['News', true], ['Old', false])).toEqual(['News: null on on', 'Old: null left left']);
  expect(said('', ['News', true])).toEqual(['News: not-on on not-on']);
});

test('a name with a comma in it is one list, in whatever case it is written', () => {
  expect(said('NEWS, weekly,Offers', ['News, weekly', true], ['Offers', true])).toEqual([
    'News, weekly: on on on',
    'Offers: on on on',
  ]);
  expect(said('Weekly', ['News, weekly', true])).toEqual([
    'News, weekly: not-on on not-on',
    'Weekly: on not-on not-on',
  ]);
});
