/** `landfall demo`: the whole line on this machine, no account needed, killed half-way and resumed. */
import type { Command } from 'commander';
import { parseCount, personalPath, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

interface DemoFlags {
  readonly contacts?: string;
  readonly seed?: string;
  readonly directory?: string;
}

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('see it work without any account: generate, move, kill, resume, prove')
    .option('--contacts <number>', 'how many people (about a minute for the default)')
    .option('--seed <number>', 'same seed, same account')
    .option('--directory <directory>', 'where to work (default ./landfall-demo)')
    .action(async (flags: DemoFlags, command: Command) => {
      await runVerb(command, 'demo', async (context) => {
        const { runDemo } = await import('./run-demo.ts');
        const summary = await runDemo(context, {
          directory: personalPath(flags.directory ?? 'landfall-demo'),
          contacts: flags.contacts === undefined ? 200 : parseCount('--contacts', flags.contacts, 1, 100_000),
          seed: flags.seed === undefined ? 7 : parseCount('--seed', flags.seed, 0, 2 ** 32 - 1),
        });
        return exitCodeOf(summary);
      });
    });
}
