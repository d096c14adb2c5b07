/**
 * The transforms a field map can name: a closed set, each with the text it takes, what it makes, and
 * whether the source's text can be told from the result. Which fit a target: `transforms-for.ts`.
 * `docs/reference/transforms.md` is generated from this table.
 */
import { toChoice } from './choice.ts';
import { toCountry } from './country.ts';
import { createDateTransform } from './date.ts';
import { toEmail } from './email.ts';
import { toExact } from './exact.ts';
import { createInstantTransform } from './instant.ts';
import { toName } from './name.ts';
import { createMoneyTransform, createNumberTransform, toNumber } from './number.ts';
import { splitName } from './split-name.ts';
import { toTag } from './tag.ts';
import { toTags } from './tags.ts';
import { toText } from './text.ts';
import { toTimeZone } from './time-zone.ts';
import type { Transform } from './transform.ts';

export interface NamedTransform {
  /** Null where more than one cell's text is needed: those are carried by steps of their own. */
  readonly apply: Transform | null;
  readonly input: string;
  readonly output: string;
  /** `exact`: nothing changes; `reversible`: the text can be told from the value; `lossy`: what is lost. */
  readonly keeps: 'exact' | 'reversible' | `lossy: ${string}`;
  readonly says: string;
}

const ownZone = 'the zone chosen for Kartra’s stamps';

export const transforms = {
  exact: row(toExact, 'any text', 'the same text', 'exact', 'Byte for byte: consent, notes, long text.'),
  text: row(
    toText,
    'text',
    'text on one line',
    'lossy: outer blanks and line breaks',
    'Trims the ends, joins lines.',
  ),
  name: row(
    toName,
    'a name',
    'a name',
    'lossy: control characters and doubled blanks',
    'Cleans blanks, never the case.',
  ),
  'split-name': row(
    splitName,
    'a whole name',
    'first and last name',
    'lossy: which words are the last name is a rule',
    'The last word with the small words before it, or what stands before a comma.',
  ),
  email: row(
    toEmail,
    'an e-mail address',
    'an e-mail address',
    'lossy: upper case',
    'Lower case; what no server could deliver to is held, not repaired.',
  ),
  phone: row(
    null,
    'a phone, with its dialling code where the export has one',
    'E.164',
    'lossy: spacing and spelling',
    'International form; a doubtful number is held.',
  ),
  part: row(
    null,
    'a part of another column',
    'nothing of its own',
    'reversible',
    'Joined into the column it belongs to.',
  ),
  country: row(
    toCountry,
    'a country’s name or code',
    'ISO 3166 alpha-2',
    'lossy: the spelling',
    'HighLevel takes two letters only.',
  ),
  'time-zone': row(
    toTimeZone,
    'an IANA name',
    'an IANA name',
    'lossy: case',
    'Anything that could mean several zones is held.',
  ),
  date: row(
    createDateTransform(null),
    'YYYY-MM-DD or a month in words, time allowed',
    'YYYY-MM-DD',
    'lossy: the time of day',
    'The day as written, never moved by a zone.',
  ),
  'date-mdy': row(
    createDateTransform('month-first'),
    'MM/DD/YYYY too',
    'YYYY-MM-DD',
    'lossy: the time of day',
    'For columns that prove this order.',
  ),
  'date-dmy': row(
    createDateTransform('day-first'),
    'DD/MM/YYYY too',
    'YYYY-MM-DD',
    'lossy: the time of day',
    'For columns that prove this order.',
  ),
  instant: row(
    createInstantTransform(null),
    'a date with a time',
    'ISO 8601 with its offset',
    'reversible',
    `In ${ownZone}.`,
  ),
  'instant-mdy': row(
    createInstantTransform('month-first'),
    'MM/DD/YYYY with a time too',
    'ISO 8601 with its offset',
    'reversible',
    `In ${ownZone}.`,
  ),
  'instant-dmy': row(
    createInstantTransform('day-first'),
    'DD/MM/YYYY with a time too',
    'ISO 8601 with its offset',
    'reversible',
    `In ${ownZone}.`,
  ),
  number: row(
    toNumber,
    'digits, a point for decimals',
    'a number',
    'lossy: trailing zeros',
    'What means another number elsewhere is held.',
  ),
  'number-point': row(
    createNumberTransform('point'),
    '1,234.5',
    'a number',
    'lossy: separators',
    'For columns that prove the decimal point.',
  ),
  'number-comma': row(
    createNumberTransform('comma'),
    '1.234,5',
    'a number',
    'lossy: separators',
    'For columns that prove the decimal comma.',
  ),
  money: row(
    createMoneyTransform(null),
    '$1,234.50 and the like',
    'a number',
    'lossy: separators and signs',
    'An amount with one certain reading.',
  ),
  'money-point': row(
    createMoneyTransform('point'),
    '$1,234',
    'a number',
    'lossy: separators and signs',
    'For columns that prove the decimal point.',
  ),
  'money-comma': row(
    createMoneyTransform('comma'),
    '1.234 €',
    'a number',
    'lossy: separators and signs',
    'For columns that prove the decimal comma.',
  ),
  choice: row(
    toChoice,
    'one or more choices',
    'options of the field',
    'reversible',
    'Only options the field has, or what the value map says.',
  ),
  tags: row(
    toTags,
    'names with a separator',
    'tags',
    'lossy: upper case and repeats',
    'One tag for each name, in lower case.',
  ),
  tag: row(
    toTag,
    'yes or no, under the name of a tag',
    'a tag',
    'lossy: how the yes was written',
    'The tag of the column, where the cell says yes.',
  ),
  link: row(
    null,
    'the id, address or name of another record',
    'nothing of its own',
    'reversible',
    'Finds the record this one belongs to.',
  ),
  marker: row(
    null,
    'the record’s own id',
    'the mark in HighLevel',
    'reversible',
    'How Landfall knows the record again.',
  ),
  archive: row(null, 'anything', 'nothing', 'exact', 'Stays in the archive.'),
} as const satisfies Record<string, NamedTransform>;

export type TransformName = keyof typeof transforms;

/** The function of a transform; undefined for a name that has none. */
export function findTransform(name: string): Transform | undefined {
  const table: Readonly<Record<string, NamedTransform>> = transforms;
  return Object.hasOwn(table, name) ? (table[name]?.apply ?? undefined) : undefined;
}

function row(
  apply: Transform | null,
  input: string,
  output: string,
  keeps: NamedTransform['keeps'],
  says: string,
): NamedTransform {
  return { apply, input, output, keeps, says };
}
