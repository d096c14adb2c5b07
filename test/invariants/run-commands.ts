/**
 * Runs commands one after the other in this process, as `landfall` would, and writes what each said.
 *
 * @example node run-commands.ts STEPS.json SAID.json
 */
import { readFile, writeFile } from 'node:fs/promises';
import { type Command, CommanderError } from 'commander';
import { createProgram } from '../../src/cli/main.ts';
import { createOutput } from '../../src/cli/output.ts';
import { printError } from '../../src/cli/print-error.ts';
import { usageError } from '../../src/cli/usage-error.ts';

/** A command, or something that happens between two of them. */
export type Step =
  | { readonly argv: readonly string[] }
  | { readonly ask: string; readonly body: object }
  | { readonly write: string; readonly text: string };

export interface Said {
  readonly argv: readonly string[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SaidAll {
  /** Every command of the program by its whole name: `apply`, `map show`. */
  readonly commands: readonly string[];
  readonly said: readonly Said[];
}

const [stepsFile = '', saidFile = ''] = process.argv.slice(2);
if (import.meta.main) {
  const said: Said[] = [];
  for (const step of JSON.parse(await readFile(stepsFile, 'utf8')) as readonly Step[]) {
    if ('argv' in step) said.push(await run(step.argv));
    else if ('write' in step) await writeFile(step.write, step.text);
    else await ask(step.ask, step.body);
  }
  const all: SaidAll = { commands: namesOf(createProgram()), said };
  await writeFile(saidFile, JSON.stringify(all));
}

async function ask(url: string, body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

async function run(argv: readonly string[]): Promise<Said> {
  const heard = { stdout: '', stderr: '' };
  const release = (['stdout', 'stderr'] as const).map((name) =>
    hear(process[name], (text) => {
      heard[name] += text;
    }),
  );
  const program = createProgram();
  try {
    process.exitCode = 0;
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const failure = error instanceof CommanderError ? usageError(program, error) : error;
    process.exitCode = printError(failure, argv[0] ?? '', createOutput(argv.includes('--json')));
  } finally {
    for (const one of release) one();
  }
  const exitCode = Number(process.exitCode);
  process.exitCode = 0;
  return { argv, exitCode, ...heard };
}

/** Hears what is written instead of writing it, until what is returned is called. */
function hear(stream: NodeJS.WriteStream, onText: (text: string) => void): () => void {
  const write = stream.write.bind(stream);
  stream.write = (text: string | Uint8Array) => {
    onText(String(text));
    return true;
  };
  return () => {
    stream.write = write;
  };
}

function namesOf(command: Command, before = ''): readonly string[] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    return one.commands.length === 0 ? [name] : namesOf(one, `${name} `);
  });
}
