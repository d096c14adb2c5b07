/**
 * Finds numbers that a text says and nobody counted. Every number of the figures is replaced by one that only it
 * has; what is written from them then may say no other. The replacements grow by squares from 1,000,003 on, so
 * that no sum and no difference of some is another of them: a paper that reckons by itself is found out.
 */
import { formatMinor } from '../../src/model/money.ts';
import type { Paper } from '../../src/report/paper/paper.ts';
import { duration, number, percent } from '../../src/report/words.ts';

/** Numbers become unique ones, digits of texts letters, so that no name and no date can be taken for a count. */
export function withUniqueNumbers<Value>(value: Value): Value {
  let seen = 0;
  const replace = (one: unknown): unknown => {
    if (typeof one === 'number') {
      seen += 1;
      return 1_000_003 + 7_919 * seen + 13 * seen * seen;
    }
    if (typeof one === 'string') return one.replaceAll(/\d/gu, (digit) => 'abcdefghij'[Number(digit)] ?? '');
    if (Array.isArray(one)) return one.map(replace);
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [replace(key), replace(item)]));
    return one;
  };
  return replace(value) as Value;
}

/** What the program itself says, of the platforms and of its own rules. */
const constants = [
  '100 requests in 10 seconds',
  '100 in 10 seconds',
  '200,000 a day',
  '200,000 requests a day',
  'more than 2,000,000',
  'answers 20 a second',
  'Up to 5,000 contacts',
  'more than 20,000 transactions',
  'Above 10,000 contacts',
  'more than 2 in 100 bounce, or 1 in 1,000 complains',
  'redirects (301)',
  'at 10,000 each',
  '(A2P 10DLC)',
  'opened in 90 days',
  'as of 2026-11',
];

/**
 * @param figures with unique numbers, that the texts were written from
 * @returns the texts that say a number which is none of them, how many lines there are, or a constant
 */
export function strangeNumbers(texts: readonly string[], figures: object): readonly string[] {
  const said = new Set<string>();
  let lines = 0;
  const learn = (one: unknown): void => {
    if (typeof one === 'number') {
      for (const text of [
        number(one),
        String(one),
        one.toFixed(2),
        one.toFixed(3),
        percent(one, 0),
        percent(one),
        duration(one * 60_000),
        formatMinor(one, 'USD'),
      ])
        for (const token of tokensOf(text)) said.add(token);
    } else if (typeof one === 'object' && one !== null) {
      const items = Object.values(one);
      lines += items.length;
      for (const item of items) learn(item);
    }
  };
  learn(figures);
  return texts.filter((text) => {
    const bare = constants.reduce((left, constant) => left.replaceAll(constant, ''), text);
    return tokensOf(bare).some((token) => !said.has(token) && !(Number(token) <= lines));
  });
}

function tokensOf(text: string): readonly string[] {
  return (text.match(/\d[\d.,]*/gu) ?? []).map((token) => token.replace(/[.,]+$/u, ''));
}

/** Everything a paper says, cell by cell. */
export function textsOf({ title, lead, sections }: Paper): readonly string[] {
  return [
    title,
    lead,
    ...sections.flatMap((section) => [
      section.title,
      ...section.blocks.flatMap((block): readonly string[] => {
        switch (block.kind) {
          case 'text':
            return [block.text];
          case 'list':
            return block.items;
          case 'ticks':
            return block.items.flatMap(({ text, details = [] }) => [text, ...details]);
          case 'code':
            return block.lines;
          case 'figures':
            return block.figures.map(([name, value]) => `${name}: ${value}`);
          case 'bars':
            return [
              block.caption,
              ...block.bars.map(({ name, value, shown }) => `${name}: ${shown ?? value}`),
            ];
          case 'table':
            return [block.caption, ...block.columns, ...block.rows.flat().map(String)];
        }
      }),
    ]),
  ];
}

/** Every text of a value, however deep. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
