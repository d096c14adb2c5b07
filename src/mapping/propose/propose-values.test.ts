import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toChoice } from '../transforms/choice.ts';
import type { TransformContext } from '../transforms/transform.ts';
import { proposeFromAccount } from './propose-from-account.ts';
import { proposeFromLocation } from './propose-from-location.ts';
import { proposeFromTemplate } from './propose-from-template.ts';
import { proposeMap } from './propose-map.ts';
import { proposeValues } from './propose-values.ts';
import { createSurvey } from './survey-column.ts';

const options = ['Gold plan', 'Silver plan', 'No, thanks'];
const surveyOf = (values: readonly string[]) => {
  const survey = createSurvey();
  for (const value of values) survey.add(value);
  return survey.result();
};
const profile = (column: string) => ({
  column,
  filled: 9,
  distinct: 5,
  samples: ['a', 'b'],
  maxLength: 20,
  multiline: false,
});

describe('what single values become', () => {
  test('exact, case and blanks need no entry; similar ones get one; the rest stays open', () => {
    const { values, open } = proposeValues(
      ['Gold plan', ' gold PLAN ', 'Gold-Plan', 'Sliver plan', 'Bronze'],
      options,
      false,
      ',',
    );
    expect(values).toEqual({ 'Gold-Plan': 'Gold plan', 'Sliver plan': 'Silver plan' });
    expect(open).toEqual(['Bronze']);
  });

  test('a text as near to two options is open', () => {
    expect(proposeValues(['Plan C'], ['Plan A', 'Plan B'], false, ',').open).toEqual(['Plan C']);
  });

  test('several choices are judged one by one, an option with the separator as a whole', () => {
    expect(proposeValues(['Gold plan, Silvr plan', 'No, thanks'], options, true, ',')).toEqual({
      values: { 'Silvr plan': 'Silver plan' },
      open: [],
    });
  });

  test('no value that is no option is ever sent', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.dictionary(fc.string({ maxLength: 6 }), fc.constantFrom(...options, null)),
        fc.boolean(),
        (text, values, several) => {
          const base = { checkLocalTime: () => null, timeZone: 'UTC', separator: ',', prefix: '' };
          const context: TransformContext = { ...base, options, several, values };
          const { value } = toChoice(text, context);
          const sent = [value].flat().filter((one) => one !== null);
          expect(sent.filter((one) => !options.includes(String(one)))).toEqual([]);
        },
      ),
    );
  });
});

describe('types recognised in text', () => {
  test.each([
    [['2024-05-06', '2024-05-07', '2024-05-08'], 'DATE', 'date', 0],
    [['25/12/2024', '01/02/2024'], 'DATE', 'date-dmy', 0],
    [['12', '7', '3.5'], 'NUMERICAL', 'number', 0],
    [['$12.50', '$1,234.00'], 'MONETORY', 'money', 0],
    [
      [...Array.from({ length: 19 }, (_, n) => `2024-01-${String(n + 1).padStart(2, '0')}`), 'soon'],
      'DATE',
      'date',
      1,
    ],
  ] as const)('%j', (values, type, transform, fails) => {
    expect(surveyOf(values).typed).toEqual({ type, transform, reads: values.length - fails, fails });
  });

  test.each([[['01/02/2024', '03/04/2024']], [['0123', '0456']], [['a', '1']], [[]]])(
    '%j proves nothing',
    (values) => {
      expect(surveyOf(values).typed).toBeNull();
    },
  );

  test('the order of the values does not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '$2', '2024-01-02', 'x', '03/04/2024')), (values) => {
        expect(surveyOf(values.toReversed())).toEqual(surveyOf(values));
      }),
    );
  });

  test('is offered with its count, never taken', () => {
    const surveys = new Map([['contact.renewal', surveyOf(['2024-05-06', '2024-05-07'])]]);
    const [column] = proposeMap(
      { contact: [profile('renewal')] },
      { unknownColumns: 'custom-field', surveys },
    ).columns;
    expect(column).toMatchObject({ target: { custom: { dataType: 'TEXT' } }, tier: 'none' });
    expect(column?.because).toContain('2 values read as dates, none would stay text: --type DATE');
  });
});

describe('fields the location has already', () => {
  const field = (dataType: string, choices: readonly string[] = []) => ({
    id: 'f1',
    name: 'Shoe size',
    fieldKey: 'contact.shoe_size',
    dataType,
    options: choices,
  });
  const propose = (dataType: string, values: readonly string[], choices?: readonly string[]) =>
    proposeFromLocation(profile('shoe_size'), 'shoe_size', [field(dataType, choices)], surveyOf(values));

  test('are used where the type can hold the values', () => {
    expect(propose('NUMERICAL', ['41', '42'])).toMatchObject({ kind: 'use', part: { transform: 'number' } });
    expect(propose('TEXT', ['41', 'small'])).toMatchObject({ kind: 'use', part: { transform: 'text' } });
    expect(propose('SINGLE_OPTIONS', ['Small', 'larg'], ['Small', 'Large'])).toMatchObject({
      kind: 'use',
      part: {
        transform: 'choice',
        values: { larg: 'Large' },
        target: { custom: { options: ['Small', 'Large'] } },
      },
    });
    expect(proposeFromLocation(profile('hat'), 'hat', [field('TEXT')], null)).toBeNull();
  });

  test('are never given values their type cannot hold: that is a conflict, said aloud', () => {
    expect(propose('NUMERICAL', ['small', 'large'])).toMatchObject({ kind: 'conflict' });
    expect(propose('DATE', ['41'])).toMatchObject({ kind: 'conflict' });
    expect(propose('FILE_UPLOAD', ['41'])).toMatchObject({ kind: 'conflict' });
    expect(propose('RADIO', ['x', 'y'], ['Small'])).toMatchObject({ kind: 'conflict' });
    const [column] = proposeMap(
      { contact: [profile('shoe_size')] },
      { unknownColumns: 'custom-field', locationFields: [field('DATE')] },
    ).columns;
    expect(column?.target).toMatchObject({ custom: { name: 'Shoe size (Kartra)', dataType: 'TEXT' } });
    expect(column?.because).toContain('HighLevel has a field "Shoe size" of type DATE');
  });

  test('CHECKBOX takes several choices and never a boolean', () => {
    const found = propose('CHECKBOX', ['Small, Large', 'Small'], ['Small', 'Large']);
    expect(found).toMatchObject({
      kind: 'use',
      part: { target: { custom: { dataType: 'CHECKBOX' } }, values: {} },
    });
  });
});

describe('names and values', () => {
  const column = (header: string, samples: readonly string[], distinct = 5) => ({
    ...profile(header),
    samples,
    distinct,
  });
  const propose = (object: string, columns: readonly ReturnType<typeof column>[]) =>
    proposeMap({ [object]: columns }, { unknownColumns: 'custom-field' }).columns;

  test('find standard fields under other names, with evidence and how sure it is', () => {
    const [stage, amount, owner] = propose('deal', [
      column('Etapa del negocio', ['Nuevo', 'Propuesta']),
      column('Deal amount', ['1200.50', '80']),
      column('Zuständig', ['ann@example.com', 'bo@example.com']),
    ]);
    expect(stage).toMatchObject({ target: { kind: 'field', field: 'pipelineStage' } });
    expect(amount).toMatchObject({ target: { kind: 'field', field: 'monetaryValue' }, transform: 'money' });
    expect(owner?.target).toMatchObject({ kind: 'field', field: 'assignedTo' });
    for (const found of [stage, amount]) {
      expect(found?.confidence).toBeGreaterThan(0.5);
      expect(found?.because).not.toBe('');
      expect(['dictionary', 'names-and-values']).toContain(found?.tier);
    }
  });

  test('a second claim on a field becomes a field of its own', () => {
    const found = propose('contact', [
      column('email', ['a@example.com']),
      column('Correo', ['b@example.com']),
    ]);
    expect(found.map(({ target }) => target.kind)).toEqual(['field', 'custom']);
  });

  test('columns about consent are evidence with their polarity, values kept as they are', () => {
    const found = propose('contact', [
      column('Newsletter opt-in', ['yes', 'no'], 2),
      column('SMS opt-in', ['yes', 'no'], 2),
      column('Unsubscribed at', ['2024-01-02', '2024-02-03']),
    ]);
    expect(found.map(({ evidence }) => evidence)).toEqual(['email-opt-in', 'sms-opt-in', 'blocked']);
    expect(found.every(({ target }) => target.kind === 'custom')).toBe(true);
  });
});

test('a template proposes what a person confirmed for a column of the same name, and is confirmed anew', () => {
  const earlier = proposeMap({ contact: [profile('Shoe Size')] }, { unknownColumns: 'archive' });
  const decided = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z', withoutReview: false };
  const columns = earlier.columns.map((column) => ({ ...column, status: 'confirmed' as const, decided }));
  const found = proposeFromTemplate('contact', 'shoe_size', [{ ...earlier, columns }]);
  expect(found).toMatchObject({ column: 'shoe_size', tier: 'template', status: 'proposed', decided: null });
  expect(found?.because).toContain('A. Person confirmed it on 2026-11-02');
  expect(proposeFromTemplate('contact', 'shoe_size', [earlier])).toBeNull();
});

test('every column ends in the map exactly once, and the order of columns changes nothing', () => {
  const names = fc.uniqueArray(
    fc.oneof(fc.string(), fc.constantFrom('email', 'phone_country_code', 'lists')),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(names, fc.constantFrom('contact', 'deal', 'transaction'), (columns, object) => {
      const propose = (order: readonly string[]) =>
        proposeMap({ [object]: order.map(profile) }, { unknownColumns: 'custom-field' }).columns;
      expect(propose(columns).map(({ column }) => column)).toEqual(columns);
      expect(propose(columns.toReversed()).toReversed()).toEqual(propose(columns));
    }),
  );
});

test('another word for a value is proposed where some are known, and only then', () => {
  const options = ['new', 'confirmed', 'showed'];
  const words = { confirmed: ['scheduled'], showed: ['completed'] };
  const { values, open } = proposeValues(['Completed', 'Scheduled', 'Vanished'], options, false, ',', words);
  expect(values).toEqual({ Completed: 'showed', Scheduled: 'confirmed' });
  expect(open).toEqual(['Vanished']);
  expect(proposeValues(['Completed'], options, false, ',').open).toEqual(['Completed']);
});

describe('a custom field Kartra tells the type of', () => {
  const place = { key: 'size', name: 'Size' };
  const account = (type: string, choices: readonly string[]) => [
    {
      id: '1',
      identifier: 'Shoe_Size',
      type,
      options: choices.map((value, at) => ({ id: `${at + 70}`, value })),
    },
  ];
  const from = (type: string, choices: readonly string[], cells: readonly string[]) =>
    proposeFromAccount(profile('shoe size'), place, account(type, choices), surveyOf(cells));

  test.each([
    ['input_field', [], 'TEXT', 'text'],
    ['text_area', [], 'LARGE_TEXT', 'exact'],
    ['drop_down', ['Red', 'Blue'], 'SINGLE_OPTIONS', 'choice'],
    ['radio_button', ['Red', 'Blue'], 'RADIO', 'choice'],
    ['checkbox', ['Red', 'Blue'], 'CHECKBOX', 'choice'],
    ['checkbox', ['I agree'], 'CHECKBOX', 'choice'],
    ['drop_down', [], 'TEXT', 'text'],
  ])('%s with the choices %j', (type, choices, dataType, transform) => {
    const found = from(type, choices, ['Red']);
    expect(found?.target).toEqual({ kind: 'custom', custom: { ...place, dataType, options: choices } });
    expect(found?.transform).toBe(transform);
  });

  test('its numbers and similar words get an answer, the rest is asked; nothing is said of other fields', () => {
    const found = from('drop_down', ['Large', 'Small'], ['Large', '71', 'Lrge', 'Huge']);
    expect(found?.values).toEqual({ 71: 'Small', Lrge: 'Large' });
    expect(found?.because).toContain('2 choices; 1 values are none of them');
    expect(from('webinar', [], ['a'])).toBeNull();
    expect(proposeFromAccount(profile('other'), place, account('drop_down', ['a']), null)).toBeNull();
  });

  test.each([
    ['Red, Blue', ['Red', 'Blue']],
    ['Red; Blue', ['Red', 'Blue']],
    ['Red|Blue', ['Red', 'Blue']],
    ['Yes, please; Red', ['Yes, please', 'Red']],
    ['Yes, please', ['Yes, please']],
    ['Red; Green', null],
  ])('several choices in %j, however they are separated', (text, value) => {
    const base = { checkLocalTime: () => null, timeZone: 'UTC', separator: ',', prefix: '', values: {} };
    const context: TransformContext = { ...base, options: ['Red', 'Blue', 'Yes, please'], several: true };
    expect(toChoice(text, context).value).toEqual(value);
  });
});
