import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { helpExamples, namedCommands } from './help-examples.ts';
import { createProgram } from './main.ts';

const examples = Object.entries(helpExamples).flatMap(([name, lines]) =>
  lines.map(([, line]) => [name, line] as const),
);

/** Words as a shell splits them. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

function isReached(program: Command, name: string): () => boolean {
  let reached: string | null = null;
  for (const one of namedCommands(program)) {
    one.command.exitOverride();
    if (one.command.commands.length === 0) one.command.action(() => void (reached = one.name));
  }
  return () => reached === name;
}

it('every command has one', () => {
  const names = namedCommands(createProgram()).map(({ name }) => name);
  expect(Object.keys(helpExamples).toSorted()).toEqual(names.toSorted());
});

it('a command the program names with options is named with those it asks for', () => {
  const asked = new Map(
    namedCommands(createProgram()).map(({ command, name }) => [
      name,
      command.options.flatMap(({ mandatory, long }) => (mandatory && long != null ? [long] : [])),
    ]),
  );
  const cwd = join(import.meta.dirname, '..');
  const files = globSync('**/*.ts', { cwd }).filter((file) => !file.endsWith('.test.ts'));
  const lines = files.flatMap((file) =>
    readFileSync(join(cwd, file), 'utf8')
      .matchAll(/landfall ((?:[a-z]+(?:-[a-z]+)* )+)--[^'";)]*/gu)
      .map(([line, name = '']) => ({
        file,
        line,
        lacks: (asked.get(name.trim()) ?? []).filter((one) => !line.includes(one)),
      }))
      .toArray(),
  );
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter(({ lacks }) => lacks.length > 0)).toEqual([]);
});

it.each(examples)('%s: %s', async (name, line) => {
  const [, ...words] = wordsOf(line);
  const program = createProgram();
  const wanted = name === 'landfall' ? 'status' : name === 'map' ? 'map show' : name;
  const hasReached = isReached(program, wanted);
  await program.parseAsync(words, { from: 'user' });
  expect(hasReached()).toBe(true);
});
