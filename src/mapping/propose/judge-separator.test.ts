import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitNames } from '../transforms/tags.ts';
import { createSeparatorJudge, readNames } from './judge-separator.ts';

const judge = (cells: readonly string[], known: readonly string[] = []) => {
  const judgement = createSeparatorJudge(new Set(known));
  for (const cell of cells) judgement.add(cell);
  return judgement.result();
};

test.each([
  ['one separator', ['a, b', 'c'], ','],
  ['bars', ['a|b'], '|'],
  ['nothing to separate', ['a', 'b'], ','],
  ['nothing at all', [], ','],
  ['two habits in one column', ['a, b', 'b; c', 'a', 'b', 'c'], ',;'],
])('%s needs no known names', (_what, cells, separator) => {
  const { separator: found, isDoubtful } = judge(cells);
  expect(found.split('').toSorted().join('')).toBe(separator);
  expect(isDoubtful).toBe(false);
});

test.each([
  ['a semicolon', ['smith, john; vip', 'vip; buyer'], ['smith, john', 'vip', 'buyer'], ';'],
  ['a comma', ['vip, a;b', 'a;b, buyer'], ['vip', 'buyer', 'a;b'], ','],
  ['nothing: the whole cell is one name', ['smith, john', 'gold, vip'], ['smith, john', 'gold, vip'], '\n'],
  [
    'a comma, though one known name holds one',
    ['vip, buyer', 'buyer, new'],
    ['vip', 'buyer', 'new', 'x, y'],
    ',',
  ],
])('known names decide for %s', (_what, cells, known, separator) => {
  expect(judge(cells, known)).toMatchObject({ separator, isDoubtful: false });
});

test('where neither cells nor known names decide, a person is asked', () => {
  const found = judge(['a,b', 'c;d']);
  expect(found).toMatchObject({ separator: ';', isDoubtful: true });
  expect(found.because).toContain('Please say: 1 hold a comma too.');
  expect(judge(['gold, vip'], ['gold, vip', 'gold', 'vip'])).toMatchObject({ isDoubtful: true });
});

test.each([
  [
    'a comma; what bar and semicolon stand in are names',
    ['VIP,Podcast | Guest', 'VIP,Cold', 'Cold,Pay; monthly', 'Podcast | Guest,Pay; monthly'],
    ',',
  ],
  ['a semicolon; the comma stands in names', ['A, B;C', 'C;D', 'D;A, B'], ';'],
])('names that come again decide for %s', (_what, cells, separator) => {
  expect(judge(cells)).toMatchObject({ separator, isDoubtful: false });
});

test('where what a finer reading cuts stands apart elsewhere, a person is asked', () => {
  expect(judge(['VIP,Podcast | Guest', 'VIP,Guest', 'Guest,Podcast | Guest'])).toMatchObject({
    isDoubtful: true,
  });
});

test('cells written from the API teach names', () => {
  expect(judge(['smith, john\nvip\n', 'smith, john; vip'])).toMatchObject({
    separator: ';',
    isDoubtful: false,
  });
});

test('without a look at all cells the samples speak', () => {
  expect(readNames({ samples: ['a; b'] }).separator).toBe(';');
});

test('whatever the names: with a list of them, cells joined by a separator no name holds are read back', () => {
  const name = fc.stringMatching(/^[a-z][a-z ,]{0,8}[a-z]$/);
  const cells = fc
    .uniqueArray(name, { minLength: 4, maxLength: 12, selector: (text) => text })
    .chain((names) =>
      fc.record({
        names: fc.constant(names),
        picks: fc.array(fc.subarray(names, { minLength: 2 }), { minLength: 3, maxLength: 20 }),
      }),
    );
  let seen = 0;
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom(';', '|'),
      fc.infiniteStream(fc.nat()),
      (account, separator, random) => {
        const texts = account.picks.map((pick) => pick.join(`${separator} `));
        const known = account.names.map((one) => one.replace(/\s+/g, ' '));
        const found = judge(texts, known);
        const shuffled = texts
          .map((text) => ({ text, at: random.next().value }))
          .toSorted((a, b) => a.at - b.at);
        expect(
          judge(
            shuffled.map(({ text }) => text),
            known,
          ),
        ).toEqual(found);
        if (found.isDoubtful) return;
        seen += 1;
        expect(texts.map((text) => splitNames(text, found.separator))).toEqual(account.picks);
      },
    ),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(250);
});
