/** The schema and the reader agree on what a map may say. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { confirmMap } from './confirm-map.ts';
import { readMap, writeMap } from './map-file.ts';
import { mapSchema } from './map-schema.ts';
import { contactPreset } from './presets/contact-preset.ts';
import { proposeMap } from './propose/propose-map.ts';

const validate = new Ajv2020({ allowUnionTypes: true }).compile(mapSchema() as object);
const profile = (column: string) => ({
  column,
  filled: 9,
  distinct: 5,
  samples: ['a'],
  maxLength: 20,
  multiline: false,
});
const map = proposeMap(
  {
    contact: [...contactPreset.keys(), 'shoe'].map(profile),
    deal: ['Deal ID', 'Status', 'Owner'].map(profile),
  },
  { unknownColumns: 'custom-field' },
);

test('takes what Landfall writes, and the first version', () => {
  const confirmed = confirmMap(map, { by: 'A. Person', at: '2026-11-02T10:00:00.000Z', withoutReview: true });
  for (const written of [
    writeMap(map),
    writeMap(confirmed),
    'confirmed: null\ncolumns: {email: {target: email}}',
  ]) {
    validate(parse(written));
    expect(validate.errors ?? []).toEqual([]);
  }
});

test.each([
  'objects: {deal: {a: {target: email}}}',
  'objects: {person: {a: {target: email}}}',
  'objects: {contact: {a: {target: "custom:WORD:x"}}}',
  'objects: {contact: {a: {target: email, transform: shout}}}',
  'objects: {contact: {a: {target: email, status: done}}}',
  'objects: {contact: {a: {target: email, transfrom: x}}}',
  'objects: {contact: {a: {because: x}}}',
])('refuses what the reader refuses: %s', (written) => {
  expect(validate(parse(written))).toBe(false);
  expect(() => readMap(written, 'mapping.yaml')).toThrow(expect.objectContaining({ code: 'map-invalid' }));
});
