import { describe, expect, test } from 'vitest';
import type { CustomFieldSpec } from '../model/custom-field.ts';
import type { DestinationCustomField } from '../model/location.ts';
import { planSchema } from './plan-schema.ts';
import { noSchemaDemand } from './schema-demand.ts';
import { nothingStands } from './standing-schema.ts';

const spec: CustomFieldSpec = { key: 'shoe_size', name: 'Shoe size', dataType: 'NUMERICAL', options: [] };
const field = (id: string, name: string, dataType: string): DestinationCustomField => {
  return { id, name, fieldKey: `contact.${id}`, dataType, options: [] };
};
const planFields = (...existingFields: readonly DestinationCustomField[]) =>
  planSchema({
    fields: [spec],
    tags: [],
    demand: noSchemaDemand,
    standing: { ...nothingStands, fields: existingFields },
  });

describe('custom fields', () => {
  test('one the location lacks is created under its name', () => {
    expect(planFields(field('f1', 'Hat size', 'TEXT'))).toEqual([
      {
        object: 'custom-field',
        action: 'create',
        externalId: 'field:shoe_size',
        destinationId: null,
        dependsOn: [],
        expected: { key: 'shoe_size', name: 'Shoe size', dataType: 'NUMERICAL', options: [] },
        changes: [],
        kept: [],
        reason: null,
      },
    ]);
  });

  test('one of the same name and type is used as it is, letter case aside', () => {
    expect(planFields(field('f1', ' shoe SIZE', 'NUMERICAL'))).toMatchObject([
      { action: 'unchanged', destinationId: 'f1', reason: null },
    ]);
  });

  test('one of another type is left alone: ours gets a name of its own, and finds it again', () => {
    const theirs = field('f1', 'Shoe size', 'TEXT');
    expect(planFields(theirs)).toMatchObject([
      {
        action: 'create',
        destinationId: null,
        expected: { name: 'Shoe size (Kartra)' },
        reason: expect.stringContaining('field-renamed') as string,
      },
    ]);
    expect(planFields(theirs, field('f2', 'Shoe size (Kartra)', 'NUMERICAL'))).toMatchObject([
      { action: 'unchanged', destinationId: 'f2' },
    ]);
    expect(planFields(theirs, field('f2', 'Shoe size (Kartra)', 'DATE'))).toMatchObject([
      { action: 'create', expected: { name: 'Shoe size (Kartra 2)' } },
    ]);
  });

  test('one that nothing fills any more is never made, only used where it stands, of people and of deals', () => {
    const emptied = { ...spec, onlyToEmpty: true };
    const planned = (...stand: readonly DestinationCustomField[]) =>
      planSchema({
        fields: [emptied],
        tags: [],
        demand: { ...noSchemaDemand, opportunityFields: [emptied] },
        standing: { ...nothingStands, fields: stand, opportunityFields: stand },
      }).map(({ object, action, destinationId }) => [object, action, destinationId]);
    expect(planned()).toEqual([]);
    expect(planned(field('f1', 'Shoe size', 'TEXT'))).toEqual([]);
    expect(planned(field('f1', 'Shoe size', 'NUMERICAL'))).toEqual([
      ['custom-field', 'unchanged', 'f1'],
      ['opportunity-field', 'unchanged', 'f1'],
    ]);
  });

  test('when every name is taken a person has to act', () => {
    const names = ['Shoe size', 'Shoe size (Kartra)', ...[2, 3, 4, 5].map((n) => `Shoe size (Kartra ${n})`)];
    expect(planFields(...names.map((name, n) => field(`f${n}`, name, 'TEXT')))).toMatchObject([
      {
        action: 'manual',
        reason: expect.stringMatching(/rename one of them; then: landfall plan/) as string,
      },
    ]);
  });
});

describe('tags', () => {
  test('those the location has are found in lower case, the others created', () => {
    const operations = planSchema({
      fields: [],
      tags: ['list:news', 'vip'],
      demand: noSchemaDemand,
      standing: {
        ...nothingStands,
        tags: [
          { id: 't1', name: 'VIP' },
          { id: 't2', name: 'theirs' },
        ],
      },
    });
    expect(operations).toMatchObject([
      { object: 'tag', action: 'create', externalId: 'tag:list:news', expected: { name: 'list:news' } },
      { object: 'tag', action: 'unchanged', externalId: 'tag:vip', destinationId: 't1' },
    ]);
    expect(operations).toHaveLength(2);
  });
});
