/** `landfall delta`: reads later exports and plans what they change; what people typed in HighLevel since stays. */
import type { Command } from 'commander';
import { plural } from '../report/words.ts';
import { showCounts } from './apply.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerDelta(program: Command): void {
  program
    .command('delta')
    .description('read later exports and plan what they change; nothing your team typed since is replaced')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'delta', async ({ output, workspace, surroundings }) => {
        const { runDelta } = await import('../pipeline/run-delta.ts');
        const target = parseTarget(flags.target);
        const summary = await runDelta(await workspace(), target, surroundings, () => undefined);
        output.endProgress();
        if (output.json) output.document(summary);
        showCounts({ counts: summary.counts, issues: {} }, output);
        const { conflicts, left, gone, generations } = summary.delta;
        if (generations < 2)
          output.say('No export is later than what was loaded: put new ones into exports/.');
        if (left > 0)
          output.say(`${plural(left, 'detail')} edited in HighLevel since, or already there, left alone.`);
        if (gone > 0)
          output.say(
            `${plural(gone, 'record')} no longer in Kartra: listed in reports/gone-from-kartra.csv, not deleted.`,
          );
        if (conflicts > 0)
          output.say(
            `${plural(conflicts, 'detail')} changed on both sides: decide each with landfall conflicts --target ${target}, then run landfall delta again.`,
          );
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
