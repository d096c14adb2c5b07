/** Every behaviour of the simulator has a test that shows it on, and one that shows it off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BEHAVIOURS } from '../../src/simulator/behaviours.ts';
import { behaviourTests } from './behaviour-tests.ts';
import { readTests, splitTests } from './read-tests.ts';

const folder = join(import.meta.dirname, '../../src/simulator');

describe('the behaviours of the simulator', () => {
  it('are all in the list of tests', () => {
    const listed = Object.values(behaviourTests).flatMap((named) => Object.keys(named));
    expect(listed.toSorted()).toEqual(Object.keys(BEHAVIOURS).toSorted());
    expect(Object.keys(BEHAVIOURS).length).toBeGreaterThan(100);
  });

  it('are shown by tests that are there and name them', () => {
    const tests = readTests(folder);
    expect(tests.length).toBeGreaterThan(300);
    const shown = Object.entries(behaviourTests).flatMap(([file, named]) =>
      Object.entries(named).map(([name, titles]) => ({ file, name, titles })),
    );
    const wrong = shown.flatMap(({ file, name, titles }) => {
      const [switched, byDefault] = typeof titles === 'string' ? [titles, titles] : titles;
      const own = tests.filter(({ title }) => title.startsWith(`${file} › `));
      const find = (wanted: string) => own.find(({ title }) => title.endsWith(` › ${wanted}`));
      const [on, off] = [find(switched), find(byDefault)];
      if (on === undefined) return [`${name}: no test "${switched}" in ${file}`];
      if (off === undefined) return [`${name}: no test "${byDefault}" in ${file}`];
      if (!readFileSync(join(folder, file), 'utf8').includes(name))
        return [`${name}: ${file} never names it`];
      // One test for both must look at least twice.
      const looks = on === off ? countLooks(on.text) : 2;
      return looks < 2 ? [`${name}: "${switched}" looks at one value only`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('would be missed without their tests', () => {
    const text = "describe('x', () => { it.each([1, 2])('adds %s', (n) => { expect(n); }); });";
    expect(splitTests('a.test.ts', text)).toEqual([
      { title: 'a.test.ts › x › adds %s', text: "it.each([1, 2])('adds %s', (n) => { expect(n); })" },
    ]);
    expect(countLooks("it('x', () => { expect(1); })")).toBe(1);
    expect(countLooks('for (const on of [true, false]) expect(on)')).toBe(2);
  });
});

/** How often a test looks at something: each `expect`, more than once in a loop or a table. */
function countLooks(text: string): number {
  const isRepeated = /\bfor \(|^(?:it|test)\.each|\.map\(/.test(text);
  return (text.match(/\bexpect\(/g) ?? []).length * (isRepeated ? 2 : 1);
}
