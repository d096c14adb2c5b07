/** `landfall finish`: closes a migration, or says everything that is still open and what to do about each. */
import type { Command } from 'commander';
import { number, plural } from '../report/words.ts';
import { parseTarget, requireBy, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

interface FinishFlags {
  readonly target: string;
  readonly by?: string;
  readonly acceptMoney?: boolean;
}

export function registerFinish(program: Command): void {
  program
    .command('finish')
    .description('close the migration: refuses while anything is open; keeps or removes the marks as decided')
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--by <name>', 'who says that it is done')
    .option('--accept-money', 'and takes sums of money as they stand, equal on all sides or not')
    .action(async (flags: FinishFlags, command: Command) => {
      await runVerb(command, 'finish', async ({ output, workspace, surroundings, flags: { yes } }) => {
        const { runFinish } = await import('../pipeline/run-finish.ts');
        const target = parseTarget(flags.target);
        let done = 0;
        const summary = await runFinish(await workspace(), target, surroundings, {
          by: requireBy(flags.by),
          yes: yes === true,
          acceptsMoney: flags.acceptMoney === true,
          onProgress(count) {
            done += count;
            output.progress(`${number(done)} marks removed`, { done });
          },
        });
        output.endProgress();
        if (output.json) output.document(summary);
        const { open, finished, markers, marked, removed } = summary.finish;
        if (open.length > 0) output.say(`Not finished: ${plural(open.length, 'thing')} still open.`);
        for (const { what, remedy } of open) output.say(`  ${what} → ${remedy}`);
        if (markers === 'to-remove') {
          output.say(
            `By your decision the field "Kartra ID" and ${plural(Math.max(0, marked - 1), 'further mark')} are removed from HighLevel.`,
          );
          output.say(
            'Afterwards no later export can be carried over, and what was filled in on existing people cannot be undone any more. To keep them: landfall decide markers keep --by "Your Name"',
          );
        }
        if (removed !== null)
          output.say(
            `${plural(removed.gone, 'mark')} removed and read back; ${number(removed.standing)} still there.`,
          );
        if (finished)
          output.say(
            `Finished. The marks by which Landfall knows its records ${markers === 'removed' ? 'are removed' : 'stay'}. The report: ${summary.files.join(', ')}`,
          );
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
