/** `landfall extract`: reads everything in `exports/` into the workspace. */
import type { Command } from 'commander';
import { runExtract } from '../pipeline/run-extract.ts';
import { number, plural } from '../report/words.ts';
import { runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('read the Kartra exports in exports/, check every row, put people together')
    .action(async (_flags: object, command: Command) => {
      await runVerb(command, 'extract', async ({ output, workspace }) => {
        const summary = await runExtract(await workspace(), ({ stage, file, rows }) =>
          output.progress(`${stage} ${file ?? ''} ${rows > 0 ? number(rows) : ''}`),
        );
        output.endProgress();
        if (output.json) output.document(summary);
        for (const input of summary.inputs) {
          output.say(
            `${input.name}: ${number(input.rows)} rows = ${number(input.staged)} read + ${number(input.rejected)} not usable (${input.encoding})`,
          );
        }
        output.say(`${plural(summary.entities.contact ?? 0, 'person', 'people')} in all.`);
        const conflicts = summary.issues['e-mail of two lead ids'] ?? 0;
        if (conflicts > 0) output.say(`${plural(conflicts, 'row')}: the e-mail belongs to another lead id.`);
        for (const file of summary.files) output.say(`Rows that are not usable, and why: ${file}`);
        output.say(`next: ${summary.next}`);
        return exitCodeOf(summary);
      });
    });
}
