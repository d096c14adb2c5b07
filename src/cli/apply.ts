/** `landfall apply`: carries the plan out; run again, it goes on where it stopped. */
import type { Command } from 'commander';
import type { StepSummary } from '../model/summary.ts';
import { countsText } from '../report/counts-text.ts';
import { number, percent, plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';

export function registerApply(program: Command): void {
  program
    .command('apply')
    .description('write what the plan says; resumes by itself when run again')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'apply', async ({ output, workspace, surroundings }) => {
        const { runApply } = await import('../pipeline/run-apply.ts');
        const target = parseTarget(flags.target);
        const startedAt = Date.now();
        const summary = await runApply(await workspace(), target, surroundings, ({ total, settled }) => {
          const seconds = Math.max(1, (Date.now() - startedAt) / 1000);
          const share = total === 0 ? 1 : settled / total;
          output.progress(
            `${bar(share)} ${number(settled)} of ${number(total)} written (${percent(share, 0)}), ${Math.round(seconds)} s`,
            { settled, total },
          );
        });
        output.endProgress();
        if (output.json) output.document(summary);
        showCounts(summary, output);
        for (const instruction of summary.byHand ?? []) output.say(`for you to do: ${instruction}`);
        if (summary.held !== undefined) {
          const people = plural(summary.held, 'person', 'people');
          output.say(`Tags of ${people} are held back: landfall release --target ${target} gives them.`);
        }
        if (summary.status === 'interrupted') {
          output.say(`Interrupted; nothing is lost. next: landfall apply --target ${target}`);
        } else {
          output.say(`next: ${summary.next ?? ''}`);
        }
        return exitCodeOf(summary);
      });
    });
}

function bar(share: number): string {
  const full = Math.round(share * 20);
  return `[${'█'.repeat(full)}${'·'.repeat(20 - full)}]`;
}

/** One line per kind of object, in the customer's words. */
export function showCounts(summary: Pick<StepSummary, 'counts' | 'issues'>, output: Output): void {
  for (const [object, counts] of Object.entries(summary.counts)) output.say(countsText(object, counts));
  for (const [issue, count] of Object.entries(summary.issues)) output.say(`  ${number(count)} × ${issue}`);
}
