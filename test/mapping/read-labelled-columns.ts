/**
 * Reads labelled columns. A line beginning with `;` is a remark. A file of columns begins with
 * `# system; object; language`; a line of it is `header = target`, then, where needed,
 * `/ other defensible target,…`, `! polarity` and `: value | value`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MatchObject, matchObjects, type Polarity } from '../../src/mapping/match/column-match.ts';
import { type TargetKey, targetKeys } from '../../src/mapping/match/target-keys.ts';

export interface LabelledColumn {
  readonly id: string;
  /** System and object: what is matched together. */
  readonly file: string;
  readonly object: MatchObject;
  readonly lang: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly target: TargetKey;
  /** Other answers that can be defended. */
  readonly alt: readonly TargetKey[];
  readonly polarity: Polarity | null;
}

const line =
  /^(?<header>.+?) = (?<target>\S+)(?: \/ (?<alt>\S+))?(?: ! (?<polarity>optin|optout|status))?(?: : (?<samples>.+))?$/;
const polarities = ['optin', 'optout', 'status'] as const;

/**
 * @param name of a file beside this one
 * @throws Error at the first line in another form: a mistyped label must not count as an answer
 */
export function readLabelledColumns(name: string): readonly LabelledColumn[] {
  const columns: LabelledColumn[] = [];
  let file = { name: '', object: '', lang: '' };
  for (const row of readFileSync(join(import.meta.dirname, name), 'utf8').split('\n')) {
    if (row === '' || row.startsWith(';')) continue;
    if (row.startsWith('# ')) {
      const [system = '', object = '', lang = ''] = row.slice(2).split('; ');
      file = { name: system, object, lang };
      continue;
    }
    const { header, target, alt, polarity, samples } = line.exec(row)?.groups ?? {};
    if (header === undefined || target === undefined) throw new Error(`Not a labelled column: ${row}`);
    columns.push({
      id: `${file.name}:${columns.length}`,
      file: file.name,
      object: one(matchObjects, file.object, row),
      lang: file.lang,
      header,
      samples: samples?.split(' | ') ?? [],
      target: one(targetKeys, target, row),
      alt: (alt?.split(',') ?? []).map((each) => one(targetKeys, each, row)),
      polarity: polarity === undefined ? null : one(polarities, polarity, row),
    });
  }
  return columns;
}

function one<Word extends string>(words: readonly Word[], word: string, row: string): Word {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`"${word}" is unknown in: ${row}`);
  return found;
}
