/** What extracting noticed, in the words of the person at the keyboard: one line for each kind of thing. */
import type { FileFindingCode } from '../model/file-report.ts';
import { manyOf } from '../model/number-words.ts';
import { number } from './words.ts';

type IssueCode =
  | FileFindingCode
  | 'row-rejected'
  | 'column-question'
  | 'e-mail of two lead ids'
  | 'row of a person seen before'
  | 'row of a record seen before'
  | 'file-ignored'
  | 'expected-differs'
  | 'header-drift'
  | 'suppressed'
  | 'refund-without-sale'
  | 'transaction-type-unknown'
  | 'amount-unreadable'
  | 'date-unreadable';

const words: Readonly<Record<IssueCode, string>> = {
  'letters-garbled': 'cells with garbled letters',
  'letters-lost': 'cells in which letters were lost',
  'row-limit': 'rows of files that are exactly as long as a spreadsheet can be',
  'cells-cut': 'cells that may be cut off at 255 characters',
  'number-shortened': 'long numbers a spreadsheet shortened',
  'plus-or-zero-lost': 'phone numbers that may have lost their plus or zero',
  'zip-zero-lost': 'postal codes that may have lost their zero',
  'formula-error': 'cells with an error of a spreadsheet',
  'number-as-date': 'cells a spreadsheet may have made dates of',
  'formula-carried': 'cells that begin like a formula, kept as text',
  'rows-repeated': 'rows that stand twice in their file',
  'row-rejected': 'rows that are not usable',
  'column-question': 'questions about columns',
  'e-mail of two lead ids': 'rows whose e-mail belongs to another lead id too',
  'row of a person seen before': 'rows of a person another row is of too',
  'row of a record seen before': 'rows of a record another row is of too',
  'file-ignored': 'files that were not read',
  'expected-differs': 'numbers that differ from those read in Kartra',
  'header-drift': 'files with other columns than the one before',
  suppressed: 'addresses left out because suppress.csv names them',
  'refund-without-sale': 'refunds without a sale they could belong to',
  'transaction-type-unknown': 'transactions of a type nobody knows',
  'amount-unreadable': 'sums with amounts that cannot be read',
  'date-unreadable': 'sums with dates that cannot be read',
};

/** @example extractIssueLine('row-rejected', 4) // 'rows that are not usable: 4' */
export function extractIssueLine(code: string, count: number): string {
  return `${wordsOf(code)}: ${number(count)}`;
}

function wordsOf(code: string): string {
  if (Object.hasOwn(words, code)) return words[code as IssueCode];
  const kind = /^(?<kind>.+)-without-person$/u.exec(code)?.groups?.['kind'];
  return kind === undefined ? code : `${manyOf(kind)} of nobody the contacts exports have`;
}
