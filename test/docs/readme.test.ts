/** What the documents say a person can type, open or click is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fencesOf, relativeLinksOf, verbsIn, verbsInHelp } from './markdown.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

describe('README.md', () => {
  it('opens with the demo command and the test command', () => {
    const commands = fencesOf(read('README.md'), 'sh').slice(0, 2);
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  });

  it('names only commands that exist', () => {
    const help = execFileSync(join(root, 'landfall'), ['--help'], { encoding: 'utf8' });
    const verbs = verbsInHelp(help);
    expect(verbs).toEqual(expect.arrayContaining(['demo', 'init', 'plan', 'apply', 'verify']));
    expect(verbsIn(read('README.md')).filter((verb) => !verbs.includes(verb))).toEqual([]);
  });

  it('names only npm scripts that exist, and so does CONTRIBUTING.md', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm (?:run )?([a-z:-]+)\b/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !['ci', 'run', 'with', 'scripts', 'script'].includes(name));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('links', () => {
  it.each(documents)('of %s lead to files that exist', (path) => {
    const targets = relativeLinksOf(read(path)).map((target) => join(root, dirname(path), target));
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });

  it('were looked for in enough documents', () => {
    expect(documents.length).toBeGreaterThanOrEqual(6);
  });
});

describe('the reader of Markdown', () => {
  const sample = [
    '# X',
    '```sh\nnpm ci && npm start\n```',
    'See [here](docs/a.md#part), ![shot](docs/b.png "B"), [there](https://example.com) and `[no](c.md)`.',
    'Landfall plans; `landfall plan` and `./landfall map confirm --all` do; `landfall.yaml` is a file.',
    '```sh\nlandfall apply --target rehearsal && landfall verify\n```',
  ].join('\n\n');

  it('finds fences, relative links and verbs', () => {
    expect(fencesOf(sample, 'sh')).toHaveLength(2);
    expect(relativeLinksOf(sample)).toEqual(['docs/a.md', 'docs/b.png']);
    expect(verbsIn(sample).toSorted()).toEqual(['apply', 'map', 'plan', 'verify']);
  });

  it('finds the verbs of a help page', () => {
    const help =
      'Usage: landfall [options]\n\nOptions:\n  -h\n\nCommands:\n  init [options] <dir>  makes\n  map   the map\n';
    expect(verbsInHelp(help)).toEqual(['init', 'map']);
  });
});
