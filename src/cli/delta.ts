/** `landfall delta`: reads later exports and plans what they change; what people typed in HighLevel since stays. */
import type { Command } from 'commander';
import type { TargetName } from '../model/location.ts';
import { plannedText } from '../report/counts-text.ts';
import { number, plural } from '../report/words.ts';
import { parseTarget, recreateWords, runVerb, type VerbContext } from './command.ts';
import { exitCodeOf } from './output.ts';

interface DeltaFlags {
  readonly target: string;
  readonly optOutsOnly?: boolean;
  readonly recreate?: boolean;
}

export function registerDelta(program: Command): void {
  program
    .command('delta')
    .description('read later exports and plan what they change; nothing your team typed since is replaced')
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--recreate', recreateWords)
    .option('--opt-outs-only', 'stop whoever opted out since, at once, and nothing else: safe every day')
    .action(async (flags: DeltaFlags, command: Command) => {
      await runVerb(command, 'delta', async (context) => {
        if (flags.optOutsOnly === true) return stopOptOuts(parseTarget(flags.target), context);
        const { output, workspace, surroundings } = context;
        const { runDelta } = await import('../pipeline/run-delta.ts');
        const target = parseTarget(flags.target);
        const recreate = flags.recreate === true;
        const summary = await runDelta(await workspace(), target, surroundings, () => undefined, {
          recreate,
        });
        output.endProgress();
        if (output.json) output.document(summary);
        for (const [object, counts] of Object.entries(summary.counts))
          output.say(`Plan, ${plannedText(object, counts)}`);
        const { conflicts, left, emptied, gone, generations } = summary.delta;
        if (generations < 2)
          output.say('No export is later than what was loaded: put new ones into exports/.');
        if (left > 0)
          output.say(`${plural(left, 'detail')} edited in HighLevel since, or already there, left alone.`);
        if (emptied > 0)
          output.say(
            `${plural(emptied, 'detail')} emptied in Kartra: listed in reports/emptied-in-kartra.csv, each with what becomes of it; the plan empties only what still stands as we wrote it.`,
          );
        if (gone > 0)
          output.say(
            `${plural(gone, 'record')} of earlier exports in none of the newest date: gone from Kartra, or not exported this time. Listed in reports/gone-from-kartra.csv, not deleted.`,
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

async function stopOptOuts(
  target: TargetName,
  { output, workspace, surroundings }: VerbContext,
): Promise<number> {
  const { runOptOuts } = await import('../pipeline/run-opt-outs.ts');
  let done = 0;
  const summary = await runOptOuts(await workspace(), target, surroundings, {
    onExtract: () => undefined,
    onStopped(count) {
      done += count;
      output.progress(`${number(done)} people stopped`, { done });
    },
  });
  output.endProgress();
  if (output.json) output.document(summary);
  const { saidNo, stopped, verified, toStopInKartra } = summary.optOuts;
  output.say(
    `${plural(saidNo, 'person', 'people')} said no in Kartra; ${number(stopped)} could still be reached in HighLevel and are stopped now, ${number(verified)} of them read back; ${plural(summary.requests.total, 'request')}.`,
  );
  if (toStopInKartra === null)
    output.say('Who opted out in HighLevel cannot be searched for; landfall probe would tell.');
  else if (toStopInKartra > 0)
    output.say(
      `${plural(toStopInKartra, 'person', 'people')} opted out in HighLevel: unsubscribe them in Kartra too while it sends. The list: ${summary.files.join(', ')}`,
    );
  output.say('Once a day until 30 days after Kartra’s last send is enough.');
  output.say(`next: ${summary.next ?? ''}`);
  return exitCodeOf(summary);
}
