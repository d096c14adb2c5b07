/**
 * The inventory of what must be rebuilt by hand, written as YAML: `inventory….yaml` below `exports/`. A person
 * writes it, so it is forgiving in form and strict in words: a list of entries with their kind, or a list under
 * each kind; an entry is a name, or a name with what is known of it. It is read as the table an `inventory.csv`
 * would be, one row an entry; a fault names its own line of the YAML. The file is never rewritten here.
 */
import { stringify } from 'csv-stringify/sync';
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { refuseFile } from './refuse-file.ts';

/** Columns of the inventory, as its CSV form has them. */
export const inventoryColumns = [
  'Kind',
  'Name',
  'Steps',
  'Status',
  'Used By',
  'Link',
  'Description',
] as const;

const keys = inventoryColumns.map((column) => column.toLowerCase().replaceAll(' ', '_'));

/** More than any account's automations, pages and products; a longer file is something else. */
export const longestInventoryBytes = 4 * 1024 * 1024;

/** @param name path of a file below `exports/` */
export function isInventoryYaml(name: string): boolean {
  return /(?:^|\/)inventory[^/]*\.ya?ml$/iu.test(name);
}

/**
 * @param file its name in messages
 * @returns the same entries as CSV text, the header first
 * @throws LandfallError `file-not-an-export`
 * @example readInventoryYaml('sequences:\n  - Welcome', 'inventory.yaml') // 'Kind,Name,…\nsequence,Welcome,…\n'
 */
export function readInventoryYaml(text: string, file: string): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number | undefined): number => lines.linePos(offset ?? 0).line || 1;
  const refuse = (what: string, node: ParsedNode | null, remedy: string): Error =>
    refuseFile(file, what, { line: lineOf(node?.range[0]), rule: 'inventory-yaml', remedy });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw refuseFile(file, 'this is no YAML that can be read.', {
      line: lineOf(fault.pos[0]),
      rule: 'inventory-yaml',
      remedy: 'Mend the line: often it is a tab, or a colon without a blank behind it.',
    });
  }
  const rows: (readonly string[])[] = [];
  const addEntry = (node: ParsedNode | null, kind: string): void => {
    if (isScalar(node)) {
      rows.push(rowOf({ kind, name: textOf(node.value) }));
      return;
    }
    if (!isMap(node)) throw refuse('an entry is neither a name nor a list of facts.', node, example);
    const entry: Record<string, string> = { kind };
    for (const { key, value } of node.items) {
      const word = isScalar(key)
        ? textOf(key.value)
            .toLowerCase()
            .replaceAll(/[\s_-]+/gu, '_')
        : '';
      if (!keys.includes(word))
        throw refuse(`an inventory knows no "${word}".`, key, `Use ${keys.join(', ')}.`);
      entry[word] = isSeq(value) ? value.items.map((item) => textOf(item)).join(', ') : textOf(value);
    }
    if ((entry['name'] ?? '') === '') throw refuse('an entry has no name.', node, example);
    if ((entry['kind'] ?? '') === '') throw refuse('an entry has no kind.', node, example);
    rows.push(rowOf(entry));
  };
  const root: ParsedNode | null = document.contents;
  if (isSeq(root)) for (const item of root.items) addEntry(item, '');
  else if (isMap(root)) {
    for (const { key, value } of root.items) {
      const kind = singular(isScalar(key) ? textOf(key.value) : '');
      if (isSeq(value)) for (const item of value.items) addEntry(item, kind);
      else if (value !== null && textOf(value) !== '') throw refuse(`"${kind}" holds no list.`, key, example);
    }
  } else if (root !== null) throw refuse('this is no inventory.', root, example);
  return stringify([[...inventoryColumns], ...rows]);
}

const example =
  'Write "sequences:" and below it "  - name: Welcome"; landfall extract --inventory-template shows it.';

function rowOf(entry: Readonly<Record<string, string>>): readonly string[] {
  return keys.map((key) => entry[key] ?? '');
}

/** The text of a value, whatever YAML took it for; a list's items and nothing have none of their own. */
function textOf(value: unknown): string {
  const plain: unknown = isScalar(value) ? (value.source ?? value.value) : value;
  if (typeof plain === 'string') return plain.trim();
  return typeof plain === 'number' || typeof plain === 'boolean' ? String(plain) : '';
}

/** "Sequences" is the kind "sequence": the words of the CSV form are singular. */
function singular(word: string): string {
  const lower = word.trim().toLowerCase();
  return lower.endsWith('ies') ? `${lower.slice(0, -3)}y` : lower.replace(/(?<!s)s$/u, '');
}
