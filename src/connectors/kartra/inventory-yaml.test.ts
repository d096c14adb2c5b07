import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { isInventoryYaml, readInventoryYaml } from './inventory-yaml.ts';

const read = (text: string) => parse(readInventoryYaml(text, 'inventory.yaml'), { columns: true });

test('lists under each kind, names alone or with facts; comments are nobody’s entries', () => {
  const rows = read(`# what we know
sequences:
  - Welcome            # the old one
  - name: Win back
    steps: 05
    status: active
    used_by: [Launch, Webinar]
categories:
  - "Yes: really"
pages:
`);
  expect(rows).toMatchObject([
    { Kind: 'sequence', Name: 'Welcome', Steps: '' },
    { Kind: 'sequence', Name: 'Win back', Steps: '05', Status: 'active', 'Used By': 'Launch, Webinar' },
    { Kind: 'category', Name: 'Yes: really' },
  ]);
});

test('a plain list of entries with their kind', () => {
  expect(read('- kind: video\n  name: Intro\n  Link: https://example.com/v\n')).toMatchObject([
    { Kind: 'video', Name: 'Intro', Link: 'https://example.com/v' },
  ]);
});

test.each([
  ['sequences:\n  - steps: 4\n', 2, 'has no name'],
  ['- name: Intro\n', 1, 'has no kind'],
  ['sequences:\n  - name: A\n    colour: red\n', 3, 'knows no "colour"'],
  ['sequences: Welcome\n', 1, 'holds no list'],
  ['sequences:\n  - [a, b]\n', 2, 'neither a name'],
  ['just words\n', 1, 'no inventory'],
  ['sequences:\n\t- a\n', 2, 'no YAML'],
])('%j is refused at its line', (text, line, what) => {
  expect(() => readInventoryYaml(text, 'inventory.yaml')).toThrowError(
    expect.objectContaining({
      code: 'file-not-an-export',
      message: expect.stringContaining(what),
      details: expect.objectContaining({ file: 'inventory.yaml', line }),
    }),
  );
});

test.each([
  ['inventory.yaml', true],
  ['old/Inventory_2026.yml', true],
  ['landfall.yaml', false],
  ['inventory.csv', false],
])('%s', (name, is) => {
  expect(isInventoryYaml(name)).toBe(is);
});
