import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LandfallError } from '../errors.ts';
import type { ColumnProfile, FieldMap } from '../model/field-map.ts';
import { checkMap } from './check-map.ts';
import { confirmMap } from './confirm-map.ts';
import { readMap, writeMap } from './map-file.ts';
import { mapVersion } from './map-version.ts';
import { contactPreset } from './presets/contact-preset.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const profile = (column: string): ColumnProfile => ({
  column,
  filled: 9,
  distinct: 5,
  samples: ['a | b'],
  maxLength: 20,
  multiline: false,
});
const odd = ['2024', 'yes', 'null', 'a: b # c', '- x', '"quoted"', '__proto__', 'Größe', '~', '{a}'];
const map = proposeMap(
  { contact: [...contactPreset.keys(), ...odd].map(profile) },
  { unknownColumns: 'custom-field' },
);
const confirmation = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z', withoutReview: false };

const who = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z' };

function failure(text: string): LandfallError {
  try {
    readMap(text, 'mapping.yaml');
  } catch (error) {
    if (error instanceof LandfallError) return error;
  }
  throw new Error('The text was read.');
}

describe('round trip', () => {
  test('what was written is read again, odd headers included', () => {
    expect(readMap(writeMap(map), 'mapping.yaml')).toEqual(map);
    const confirmed = confirmMap(map, { ...confirmation, withoutReview: true });
    expect(readMap(writeMap(confirmed), 'mapping.yaml')).toEqual(confirmed);
  });

  test('any header and any name survives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }), (headers) => {
        const any = proposeMap({ contact: headers.map(profile) }, { unknownColumns: 'custom-field' });
        const text = writeMap(any);
        expect(readMap(text, 'mapping.yaml')).toEqual(any);
        expect(writeMap(any, text)).toBe(text);
      }),
    );
  });

  test('options survive', () => {
    const text = writeMap(map).replace(
      'target: custom:TEXT:Kartra business type',
      'options: [Shop, "Café, bar"]\n      target: custom:SINGLE_OPTIONS:Kartra business type',
    );
    const read = readMap(text, 'mapping.yaml');
    expect(read.columns.find((column) => column.column === 'business_type')).toMatchObject({
      target: { custom: { dataType: 'SINGLE_OPTIONS', options: ['Shop', 'Café, bar'] } },
      transform: 'choice',
    });
    expect(writeMap(read, text)).toBe(text);
  });
});

describe('a rewrite', () => {
  const commented = writeMap(map)
    .replace('\nobjects:', '\n# mine: above the columns\nobjects:')
    .replace('    gdpr_status:', '    # mine: ask the lawyer\n    gdpr_status: # mine: beside the key')
    .replace('target: email', 'target: email # mine: beside a value')
    .concat('# mine: at the end\n');

  test('keeps every comment of a person', () => {
    const text = writeMap(
      confirmMap(setColumn(map, 'notes', { target: 'archive', ...who }), confirmation),
      commented,
    );
    for (const comment of [
      'above the columns',
      'ask the lawyer',
      'beside the key',
      'beside a value',
      'at the end',
    ]) {
      expect(text).toContain(`# mine: ${comment}`);
    }
    expect(text).toContain('by: A. Person');
    expect(text.split('\n').filter((line) => line.includes('Where each column'))).toHaveLength(1);
  });

  test('changes nothing but what changed', () => {
    const settled = writeMap(map, commented);
    expect(writeMap(map, settled)).toBe(settled);
    const before = settled.split('\n');
    const after = writeMap(setColumn(map, 'city', { target: 'custom:TEXT:Town', ...who }), settled).split(
      '\n',
    );
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '      target: custom:TEXT:Town',
      '      key: city',
      '      because: Set by hand to custom:TEXT:Town.',
      '      from: person',
      '      status: changed',
      '      decided: {by: A. Person, at: 2026-11-02T10:00:00.000Z, withoutReview: false}',
    ]);
  });

  test('drops columns the map no longer has and appends new ones', () => {
    const fewer: FieldMap = { ...map, columns: map.columns.filter((column) => column.column !== 'city') };
    expect(readMap(writeMap(fewer, commented), 'mapping.yaml')).toEqual(fewer);
    expect(readMap(writeMap(map, writeMap(fewer)), 'mapping.yaml').columns).toHaveLength(map.columns.length);
  });

  test('refuses to overwrite a file it cannot read', () => {
    expect(() => writeMap(map, 'columns: [')).toThrow(expect.objectContaining({ code: 'map-invalid' }));
  });
});

describe('the first version of the file', () => {
  const old = [
    '# mine: at the top',
    'confirmed: null',
    '',
    '# mine: above the columns',
    'columns:',
    '  email: # mine: beside the key',
    '    target: email # mine: beside a value',
    '    status: confirmed',
    '',
  ].join('\n');

  test('is read as contacts, and rewritten with every comment', () => {
    const read = readMap(old, 'mapping.yaml');
    expect(read.columns).toMatchObject([
      { object: 'contact', column: 'email', status: 'confirmed', tier: 'none' },
    ]);
    const text = writeMap(read, old);
    expect(text.split('\n')[0]).toBe('# mine: at the top');
    for (const comment of ['above the columns', 'beside the key', 'beside a value']) {
      expect(text).toContain(`# mine: ${comment}`);
    }
    expect(text).toContain('version: 2');
    expect(readMap(text, 'mapping.yaml')).toEqual(read);
    expect(writeMap(read, text)).toBe(text);
  });
});

describe('mistakes are refused with their place', () => {
  test.each([
    ['columns:\n  a:\n    target: nope\n', 'unknown-target', 3, 'nope'],
    ['columns:\n  a:\n    target: custom:NUMBER:Size\n', 'bad-type', 3, 'custom:NUMBER:Size'],
    ['columns:\n  a:\n    target: custom:TEXT\n', 'bad-name', 3, 'custom:TEXT'],
    ['columns:\n  a:\n    target: email\n  a:\n    target: phone\n', 'duplicate-column', 4, 'a'],
    ['columns:\n  1:\n    target: email\n  "1":\n    target: phone\n', 'duplicate-column', 4, '1'],
    ['columns:\n  a:\n    target: email\n    transfrom: x\n', 'unknown-key', 4, 'transfrom'],
    ['column: {}\n', 'unknown-key', 1, 'column'],
    ['columns:\n  a: {target: email\n', 'yaml-syntax', 3, ''],
    ['columns:\n  a:\n    target: custom:SINGLE_OPTIONS:Size\n', 'wrong-options', 2, ''],
    ['columns:\n  a:\n    target: custom:TEXT:Size\n    options: [S, M]\n', 'wrong-options', 4, 'S, M'],
    ['columns:\n  a:\n    target: custom:RADIO:Size\n    options: [S, S]\n', 'wrong-options', 4, ''],
    ['columns:\n  a:\n    target: email\n    transform: date\n', 'wrong-transform', 4, 'date'],
    ['columns:\n  a:\n    target: email\n    consent: maybe\n', 'wrong-consent', 4, 'maybe'],
    ['columns:\n  a:\n    target: email\n    status: done\n', 'wrong-status', 4, 'done'],
    ['columns:\n  a:\n    target: email\n    separator: ","\n', 'stray-key', 4, 'separator'],
    ['columns:\n  a:\n    target: custom:TEXT:A\n    key: Not a key\n', 'bad-key', 4, 'Not a key'],
    [
      'columns:\n  a:\n    target: custom:TEXT:A\n    key: kartra_phone\n',
      'target-taken',
      3,
      'key kartra_phone',
    ],
    ['columns:\n  a:\n    target: email\n  b:\n    target: email\n', 'target-taken', 5, 'email'],
    [
      'columns:\n  a:\n    target: custom:TEXT:Size\n  b:\n    target: "custom:TEXT:size"\n',
      'target-taken',
      5,
      'name size',
    ],
    ['columns:\n  a:\n    target: part:phone\n', 'part-without-whole', 3, 'part:phone'],
    ['columns:\n  a:\n    because: x\n', 'target-missing', 2, 'a'],
    ['columns:\n  a: email\n', 'target-missing', 2, 'a'],
    ['columns:\n  a:\n    target: [email]\n', 'wrong-type', 3, ''],
    ['confirmed: yes please\ncolumns: {}\n', 'wrong-type', 1, ''],
    ['columns: []\n', 'columns-missing', 1, ''],
    ['version: 2\nobjects:\n  deal:\n    a:\n      target: email\n', 'unknown-target', 5, 'email'],
    ['version: 2\nobjects:\n  person:\n    a:\n      target: email\n', 'unknown-key', 3, 'person'],
    ['version: 3\nobjects: {}\n', 'version 1 or 2', 1, '3'],
    ['columns: {}\nobjects: {}\n', 'stray-key', 1, 'columns'],
    [
      'version: 2\nobjects:\n  deal:\n    a:\n      target: status\n      values: {Hot: warm}\n',
      'value-no-option',
      6,
      'warm',
    ],
    ['- a\n', 'not-a-map', 1, ''],
    ['', 'not-a-map', 1, ''],
  ])('%j', (text, rule, line, value) => {
    const error = failure(text);
    expect(error).toMatchObject({
      code: 'map-invalid',
      details: { file: 'mapping.yaml', rule, line, value },
    });
    expect(error.details.column).toBeGreaterThan(0);
    expect(error.details.remedy).not.toBe('');
    expect(error.message).toContain(`line ${line}`);
  });
});

describe('version', () => {
  test('is of the meaning only', () => {
    const other = { ...confirmMap(map, confirmation), columns: [...map.columns].reverse() };
    const reworded = { ...map, columns: map.columns.map((column) => ({ ...column, because: 'x' })) };
    expect([mapVersion(other), mapVersion(reworded)]).toEqual([mapVersion(map), mapVersion(map)]);
    expect(mapVersion(setColumn(map, 'notes', { target: 'archive', ...who }))).not.toBe(mapVersion(map));
    expect(mapVersion(map)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('comments and layout do not change it', () => {
    const text = writeMap(map).replace('    notes:', '    # a thought\n\n    notes:');
    expect(mapVersion(readMap(text, 'mapping.yaml'))).toBe(mapVersion(map));
  });
});

describe('setting a column', () => {
  test.each([
    [
      'city',
      'custom:text:Town',
      { kind: 'custom', custom: { key: 'city', name: 'Town', dataType: 'TEXT' } },
      'text',
    ],
    ['score', 'custom:TEXT:Points', { custom: { key: 'kartra_score', dataType: 'TEXT' } }, 'text'],
    ['lists', 'tags', { kind: 'tags', prefix: '', separator: '|' }, 'tags'],
    ['sequences', 'tags:seq:', { kind: 'tags', prefix: 'seq:', separator: ',' }, 'tags'],
    ['notes', 'archive', { kind: 'archive' }, 'archive'],
    ['notes', 'archive:too old', { kind: 'archive', reason: 'too old' }, 'archive'],
    ['date_joined', 'custom:DATE:Since', { custom: { dataType: 'DATE' } }, 'date'],
  ])('%s to %s', (column, text, target, transform) => {
    const next = setColumn(confirmMap(map, confirmation), column, { target: text, ...who });
    expect(next.columns.find((candidate) => candidate.column === column)).toMatchObject({
      target,
      transform,
      status: 'changed',
      decided: { by: 'A. Person', withoutReview: false },
    });
    expect(next.confirmedBy).toBeNull();
    expect(readMap(writeMap(next), 'mapping.yaml')).toEqual(next);
  });

  test.each([
    ['nobody', 'email', 'unknown-column'],
    ['city', 'emial', 'unknown-target'],
    ['city', 'custom:WORD:x', 'bad-type'],
    ['city', 'email', 'target-taken'],
    ['city', 'custom:RADIO:Size', 'wrong-options'],
    ['phone', 'custom:TEXT:Phone number', 'part-without-whole'],
  ])('%s to %s is refused', (column, text, rule) => {
    expect(() => setColumn(map, column, { target: text, ...who })).toThrow(
      expect.objectContaining({ code: 'usage', details: expect.objectContaining({ rule }) }),
    );
  });
});

test('a column that does not exist is answered with the nearest, not with all of them', () => {
  expect(() => setColumn(map, 'emial', { target: 'archive', ...who })).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({
        remedy: expect.stringMatching(
          /^Nearest: contact\.email(?:, [^,]+){1,4}\. All of them: landfall map show\.$/,
        ),
      }),
    }),
  );
});

test('confirming needs a name', () => {
  expect(() => confirmMap(map, { ...confirmation, by: ' ' })).toThrow(
    expect.objectContaining({ code: 'usage' }),
  );
});

test('a map is compared with the exports', () => {
  const [city, notes] = [profile('city'), profile('notes')];
  const small = proposeMap({ contact: [city, { ...notes, filled: 0 }] }, { unknownColumns: 'archive' });
  expect(checkMap(small, { contact: [notes, profile('shoe')] })).toEqual({
    unmapped: ['contact.shoe'],
    absent: ['contact.city'],
    noLongerEmpty: ['contact.notes'],
  });
});
