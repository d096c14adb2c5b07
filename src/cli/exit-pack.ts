/** `landfall exit-pack`: everything as CSV, JSON and SQLite, to leave with. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import type { EntityKind } from '../model/entity.ts';
import { entityWords } from '../model/number-words.ts';
import { number } from '../report/words.ts';
import { runVerb } from './command.ts';

export function registerExitPack(program: Command): void {
  program
    .command('exit-pack')
    .description(
      'write everything that is known of the account as CSV, JSON and SQLite, with where it came from',
    )
    .action(async (_flags: object, command: Command) => {
      await runVerb(command, 'exit-pack', async ({ output, workspace }) => {
        const { runExitPack } = await import('../pipeline/run-exit-pack.ts');
        const summary = await runExitPack(await workspace(), isoInstant(Date.now()));
        if (output.json) output.document(summary);
        for (const [kind, count] of Object.entries(summary.records))
          output.say(`${entityWords[kind as EntityKind][1]}: ${number(count)}`);
        output.say(
          `The pack: ${summary.files.length} files in exit-pack/, listed with their hashes in exit-pack/pack.json`,
        );
        output.say(
          'It holds personal data: keep it where nobody else reads, and delete it when you need it no more.',
        );
        return 0;
      });
    });
}
