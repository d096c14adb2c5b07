/**
 * One cell with a person's whole name, as the first and the last name HighLevel keeps apart. Where one
 * ends and the other begins is not in the data, so this is a rule, and every split is an issue:
 *
 *     Ann Lee            Ann · Lee            the last word is the last name
 *     Ludwig van der Ro  Ludwig · van der Ro  with the small words before it
 *     Lee, Ann           Ann · Lee            one comma: the last name stands first
 *     Ann Lee, Jr.       Ann · Lee, Jr.       unless a title follows it
 *     Ann                Ann                  one word is the first name
 *
 * A name of more than two words without such a sign is split as doubtful.
 */
import { toName } from './name.ts';
import type { Transformed } from './transform.ts';

/** Small words that begin a last name, in the languages the matcher reads. */
const particles = new Set(
  'af al av bin bint da das de degli dei del della den der di do dos du el ibn la las le los st. ten ter van von y zu zum zur'.split(
    ' ',
  ),
);

/** What follows a name after a comma without being one. */
const titles = /^(?:jr|sr|ii|iii|iv|v|md|phd|dds|dvm|esq|mba|cpa|rn|ma|msc|llc|inc|ltd|gmbh)$/i;

/**
 * @returns first and last name; the last is empty where the cell is one word
 * @example splitName('Ludwig van Beethoven').value // ['Ludwig', 'van Beethoven']
 */
export function splitName(text: string): Transformed {
  const name = String(toName(text).value ?? '');
  const parts = name.split(',').map((part) => part.trim());
  const [before = '', after = ''] = parts;
  const turned = parts.length === 2 && before !== '' && after !== '' && !isTitle(after);
  if (turned) return split(text, after, before, 'name-split');
  const words = (parts.length === 1 ? name : before).split(' ');
  if (words.length === 1)
    return parts.length === 1 ? whole(text, name) : split(text, name, '', 'name-split-doubtful');
  const from = lastNameFrom(words);
  const rest = parts.length === 1 ? '' : name.slice(before.length);
  const sure = words.length === 2 || from < words.length - 1;
  return split(
    text,
    words.slice(0, from).join(' '),
    `${words.slice(from).join(' ')}${rest}`,
    sure && parts.length <= 2 ? 'name-split' : 'name-split-doubtful',
  );
}

/** Where the last name begins: at the last word, or at the first of the small words before it. */
function lastNameFrom(words: readonly string[]): number {
  let from = words.length - 1;
  while (from > 1 && particles.has((words[from - 1] ?? '').toLowerCase())) from -= 1;
  return from;
}

const isTitle = (text: string): boolean =>
  text.split(/[\s.]+/).every((word) => word === '' || titles.test(word)) ||
  /^(?:[A-Z]\.)+[A-Z]?\.?$/.test(text);

function whole(text: string, word: string): Transformed {
  if (word === text) return { value: [word, ''], rule: 'name-one-word', findings: [] };
  const findings = [{ code: 'name-cleaned', severity: 'info', before: text, after: word }] as const;
  return { value: [word, ''], rule: 'name-one-word', findings };
}

function split(text: string, first: string, last: string, rule: 'name-split' | 'name-split-doubtful') {
  const severity = rule === 'name-split' ? 'info' : 'warning';
  const after = last === '' ? first : `${first} · ${last}`;
  const findings = [{ code: rule, severity, before: text, after }] as const;
  return { value: [first, last], rule, findings };
}
