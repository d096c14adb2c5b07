/** `landfall enrich`: Kartra's API as a second witness beside the exports. It only reads. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { EnrichPlan, EnrichProgress } from '../pipeline/run-enrich.ts';
import { differenceWords } from '../report/difference-words.ts';
import { duration, number, plural } from '../report/words.ts';
import { runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';

interface EnrichFlags {
  readonly transactions?: boolean;
  readonly again?: boolean;
}

const paperTitles: Readonly<Record<string, string>> = {
  'second-witness.csv': 'Where the two do not say the same',
  'list-states.csv': 'Who is on which list, by each of the two',
};

export function registerEnrich(program: Command): void {
  program
    .command('enrich')
    .description('ask Kartra’s API about every person of the exports and compare; reads only, optional')
    .option('--transactions', 'transactions and subscriptions of each person too: many more calls')
    .option('--again', 'ask for everybody again, not only for those not known yet')
    .action(async (flags: EnrichFlags, command: Command) => {
      await runVerb(command, 'enrich', async ({ output, workspace, surroundings }) => {
        const { runEnrich } = await import('../pipeline/run-enrich.ts');
        const summary = await runEnrich(await workspace(), surroundings, {
          withMoney: flags.transactions === true,
          again: flags.again === true,
          onPlan: (plan) => showPlan(plan, flags.transactions === true, output),
          onProgress: (progress) => output.progress(progressText(progress), progress),
        });
        output.endProgress();
        if (output.json) output.document(summary);
        const { read = 0 } = summary.leads;
        output.say(
          `${plural(read, 'person', 'people')} read from Kartra’s API, ${plural(summary.requests.total, 'call')} this time.`,
        );
        for (const [issue, count] of Object.entries(summary.issues)) {
          output.say(`  ${number(count)} × ${sayIssue(issue)}`);
        }
        if (summary.communications === 'unknown') {
          output.say('What Kartra’s code for "may be written to" means could not be told: it counts as no.');
        }
        for (const file of summary.files) output.say(`${paperTitles[basename(file)] ?? 'Paper'}: ${file}`);
        output.say(`next: ${summary.next}`);
        return exitCodeOf(summary);
      });
    });
}

function showPlan({ toAsk, people, calls, minutes }: EnrichPlan, withMoney: boolean, output: Output): void {
  if (toAsk === 0) {
    output.say(`All ${plural(people, 'person', 'people')} were asked for before; --again asks anew.`);
    return;
  }
  const least = withMoney ? 'at least ' : '';
  output.say(
    `${plural(toAsk, 'person', 'people')} to ask for: ${least}${plural(calls, 'call')}, ${least}${number(minutes)} minutes at Kartra’s limit of 20 a second.`,
  );
  if (withMoney) output.say('Ten transactions or subscriptions of a person are one call more.');
}

function progressText({ asked, toAsk, perSecond, etaMs }: EnrichProgress): string {
  const left = etaMs === null ? '' : `, ${duration(etaMs)} left`;
  return `asked ${number(asked)} of ${number(toAsk)}, ${perSecond.toFixed(1)} a second${left}`;
}

/** @example sayIssue('export and API: zeros-lost') // 'leading zeros or plus lost in the export' */
function sayIssue(issue: string): string {
  const kind = issue.replace(/^export and API: /u, '');
  return (differenceWords as Readonly<Record<string, string>>)[kind] ?? issue;
}
