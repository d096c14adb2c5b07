import { describe, expect, test } from 'vitest';
import type { DestinationObject, DestinationObjectField } from '../model/custom-object.ts';
import { planAssociations, planObjects } from './plan-objects.ts';
import type { ObjectDemand } from './schema-demand.ts';

const object = 'custom_objects.kartra_subscription';
const wanted: ObjectDemand = {
  key: 'kartra_subscription',
  singular: 'Kartra subscription',
  plural: 'Kartra subscriptions',
  description: '',
  primary: { key: 'kartra_id', name: 'Kartra ID' },
  fields: [
    { key: 'status', name: 'Status', dataType: 'SINGLE_OPTIONS', options: ['Active', 'Paid in full'] },
    { key: 'renews', name: 'Renews', dataType: 'DATE', options: [] },
  ],
};
const standing = (key: string, primary = 'kartra_id'): DestinationObject => ({
  id: `id-${key}`,
  key,
  singular: key,
  plural: key,
  primaryField: `${key}.${primary}`,
  custom: true,
});
const field = (key: string, dataType: string, labels: readonly string[] = []): DestinationObjectField => ({
  id: `id-${key}`,
  objectKey: object,
  fieldKey: `${object}.${key}`,
  name: key,
  dataType,
  options: labels.map((label) => ({ key: label.toLowerCase(), label })),
  folderId: 'folder',
});
const plan = (objects: readonly DestinationObject[], objectFields: readonly DestinationObjectField[] = []) =>
  planObjects([wanted], { objects, objectFields });

describe('custom objects', () => {
  test('a field nothing fills any more is never made, only used where it stands', () => {
    const emptied = { ...wanted, fields: wanted.fields.map((one) => ({ ...one, onlyToEmpty: true })) };
    const made = planObjects([emptied], {
      objects: [standing(object)],
      objectFields: [field('renews', 'DATE')],
    });
    expect(made.map(({ action, destinationId }) => [action, destinationId])).toEqual([
      ['unchanged', `id-${object}`],
      ['unchanged', 'id-renews'],
    ]);
  });

  test('one the location lacks is created, its fields after it', () => {
    expect(plan([])).toMatchObject([
      { object: 'object', action: 'create', externalId: `object:${object}`, dependsOn: [] },
      { object: 'object-field', action: 'create', dependsOn: [`object:${object}`] },
      {
        object: 'object-field',
        action: 'create',
        externalId: `object-field:${object}.renews`,
        expected: { object, key: 'renews', name: 'Renews', dataType: 'DATE', options: [] },
      },
    ]);
  });

  test('what stands is reused; a choice it lacks is added to those it has', () => {
    const fields = [field('status', 'SINGLE_OPTIONS', ['Theirs', 'Active']), field('renews', 'DATE')];
    expect(plan([standing(object)], fields)).toMatchObject([
      { action: 'unchanged', destinationId: `id-${object}` },
      {
        action: 'update',
        destinationId: 'id-status',
        changes: [
          { field: 'options', before: ['Theirs', 'Active'], after: ['Theirs', 'Active', 'Paid in full'] },
        ],
      },
      { action: 'unchanged', destinationId: 'id-renews' },
    ]);
  });

  test('another main field, or a field of another type, is a conflict a person has to solve', () => {
    expect(plan([standing(object, 'name')])[0]).toMatchObject({
      action: 'manual',
      reason: expect.stringMatching(/main field "name".*needs "kartra_id".*landfall plan/) as string,
    });
    expect(plan([standing(object)], [field('renews', 'TEXT')])[2]).toMatchObject({
      action: 'manual',
      reason: expect.stringMatching(/stands there as TEXT.*needs DATE.*delete it.*landfall plan/) as string,
    });
  });

  test('the eleventh has no slot', () => {
    const others = Array.from({ length: 9 }, (_, n) => standing(`custom_objects.o${n}`));
    const always = { ...standing('contact'), custom: false };
    const second = { ...wanted, key: 'second', fields: [] };
    const operations = planObjects([{ ...wanted, fields: [] }, second], {
      objects: [...others, always],
      objectFields: [],
    });
    expect(operations).toMatchObject([
      { action: 'create' },
      { action: 'manual', reason: expect.stringMatching(/^All 10 custom-object slots/) as string },
    ]);
  });
});

describe('associations', () => {
  const spec = {
    key: 'kartra_subscription_contact',
    firstObjectKey: object,
    firstLabel: 'Subscription',
    secondObjectKey: 'contact',
    secondLabel: 'Subscriber',
  };
  test('one the location lacks is created after the custom objects it links', () => {
    expect(planAssociations([spec], { associations: [] })).toMatchObject([
      { action: 'create', dependsOn: [`object:${object}`], expected: spec },
    ]);
  });

  test('one between the same objects is used, one between others is a conflict', () => {
    const used = { ...spec, id: 'a1', firstLabel: 'Plan' };
    expect(planAssociations([spec], { associations: [used] })).toMatchObject([
      { action: 'unchanged', destinationId: 'a1' },
    ]);
    const other = { ...used, secondObjectKey: 'business' };
    expect(planAssociations([spec], { associations: [other] })).toMatchObject([
      {
        action: 'manual',
        reason: expect.stringMatching(/and business.*and contact.*landfall plan/) as string,
      },
    ]);
  });
});
