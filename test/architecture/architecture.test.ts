/** The import rules hold over the whole tree, and each of them is shown to bite on a planted violation. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkTree, type Expectation, type Violation } from './check-tree.ts';
import { plantedViolations, soundTree } from './planted-violations.ts';
import { readTree } from './read-imports.ts';
import { useRules } from './rules.ts';
import { recoveries, runners, writingVerbs } from './writing-verbs.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['src', 'test', 'scripts', 'bench'];

/** What exists today. Raise the numbers as the tree grows: they keep the check from passing on nothing. */
const builtSoFar: Expectation = {
  sourceFiles: 200,
  testFiles: 80,
  folders: ['errors', 'model', 'http', 'connectors', 'ledger', 'extract', 'mapping', 'plan', 'apply'].concat([
    'verify',
    'pipeline',
    'cli',
    'simulator',
  ]),
};

function checkPlanted(
  tree: Readonly<Record<string, string>>,
  expected: Partial<Expectation> = {},
): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-architecture-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkTree(readTree(folder, folders), { sourceFiles: 0, testFiles: 0, folders: [], ...expected });
}

const tree = readTree(root, folders);

describe('the tree', () => {
  it('keeps the import rules', () => {
    expect(checkTree(tree, builtSoFar)).toEqual([]);
  });

  it('has start-up recovery on every command that may write, each shown by a test', () => {
    expect(writingVerbs(tree)).toEqual(Object.keys(recoveries).toSorted());
    for (const { shownBy } of Object.values(recoveries)) {
      const [file, words] = shownBy;
      const names = readFileSync(join(root, file), 'utf8').match(/test\(\s*['`].*?['`],/gs) ?? [];
      expect(
        names.some((name) => name.includes(words)),
        `${file}: ${words}`,
      ).toBe(true);
    }
  });

  it('holds the lock of the location wherever operations are handed out to be sent', () => {
    const found = runners(tree);
    expect(found.length).toBeGreaterThanOrEqual(5);
    const without = found.filter(
      (path) => !readFileSync(join(root, path), 'utf8').includes('connection.lock(workspace.directory)'),
    );
    expect(without).toEqual([]);
  });

  it('finds a new command that writes, however far from its file the write is', () => {
    const file = (path: string, ...targets: string[]) => ({
      path,
      lines: 1,
      globals: [],
      narrowed: [],
      imports: targets.map((target) => ({
        specifier: '',
        target,
        names: ['registerSend'],
        typeOnly: false,
        line: 1,
      })),
    });
    const planted = [
      file('src/cli/main.ts', 'src/cli/send.ts', 'src/cli/look.ts'),
      file('src/cli/send.ts', 'src/pipeline/run-send.ts'),
      file('src/pipeline/run-send.ts', 'src/apply/apply-plan.ts'),
      file('src/cli/look.ts', 'src/pipeline/run-look.ts'),
    ];
    expect(writingVerbs(planted)).toEqual(['send']);
    expect(runners(planted)).toEqual(['src/pipeline/run-send.ts']);
  });

  it('publishes exactly one command', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ bin: { landfall: './landfall' } });
    expect(Object.keys((manifest as { bin: object }).bin)).toHaveLength(1);
  });
});

describe('the checker', () => {
  it('refuses an empty tree', () => {
    const rules = checkPlanted({}, builtSoFar).map(({ rule }) => rule);
    expect(rules).toHaveLength(builtSoFar.folders.length + 2);
    expect(new Set(rules)).toEqual(new Set(['saw-something']));
  });

  it('refuses a tree that lacks one layer', () => {
    const violations = checkPlanted(soundTree, { folders: ['ledger', 'rollback'] });
    expect(violations).toEqual([{ rule: 'saw-something', what: 'saw no file of rollback' }]);
  });

  it('accepts a sound tree, whatever its comments and strings say', () => {
    expect(checkPlanted(soundTree, { sourceFiles: 8, testFiles: 1 })).toEqual([]);
  });

  it.each(plantedViolations)('finds $rule: $title', ({ rule, path, text }) => {
    const violations = checkPlanted({ ...soundTree, [path]: text });
    expect(violations.map((violation) => violation.rule)).toEqual([rule]);
    expect(violations[0]?.what).toContain(path);
  });

  it('has a planted violation for every rule on uses', () => {
    const planted = new Set(plantedViolations.map(({ rule }) => rule));
    expect(useRules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
