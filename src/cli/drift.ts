/** `landfall drift`: what of HighLevel is no longer as it was written; reads only. */
import type { Command } from 'commander';
import { number, objectWords, plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerDrift(program: Command): void {
  program
    .command('drift')
    .description('compare HighLevel as it is now with what was written; only reads')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'drift', async ({ output, workspace, surroundings }) => {
        const { runDrift } = await import('../pipeline/run-drift.ts');
        const target = parseTarget(flags.target);
        let done = 0;
        const summary = await runDrift(await workspace(), target, surroundings, (count) => {
          done += count;
          output.progress(`${plural(done, 'person', 'people')} read back`, { done });
        });
        output.endProgress();
        if (output.json) output.document(summary);
        const { fields, records, different } = summary.drift;
        for (const { object, field, compared, different: differ, edited } of fields) {
          if (differ === 0) continue;
          const theirs = edited === 0 ? '' : `, ${number(edited)} edited by your team since`;
          output.say(
            `${objectWords[object] ?? object}, ${field}: ${number(differ)} of ${number(compared)} differ${theirs}`,
          );
        }
        const compared = fields.reduce((sum, field) => sum + field.compared, 0);
        output.say(
          `${plural(compared, 'detail')} compared with what was written: ${number(different)} differ; ${plural(records.missing, 'record')} gone, ${number(records.extra)} there twice, ${number(records.unverifiable)} HighLevel does not show.`,
        );
        for (const file of summary.files) output.say(`Each of them: ${file}`);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
