/** `landfall spot-check`: 25 records side by side, what stood in Kartra and what HighLevel shows, for a person to judge. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { SpotCheck } from '../model/spot-check.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { spotCheckText } from '../report/spot-check-text.ts';
import { plural } from '../report/words.ts';
import { parseTarget, requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface SpotCheckFlags {
  readonly target: string;
  readonly acceptAll?: boolean;
  readonly by?: string;
}

export function registerSpotCheck(program: Command): void {
  program
    .command('spot-check')
    .description('look at 25 records side by side and say whether each is right; the sign-off asks for it')
    .option('--target <target>', 'rehearsal or production', 'rehearsal')
    .option('--accept-all', 'accept them without looking; recorded as such')
    .option('--by <name>', 'who looks')
    .action(async (flags: SpotCheckFlags, command: Command) => {
      await runVerb(command, 'spot-check', async ({ output, workspace }) => {
        const opened = await workspace();
        const spotCheck = await answered(opened, parseTarget(flags.target), flags, output);
        if (output.json) output.document({ step: 'spot-check', ...spotCheck });
        const { result } = spotCheck;
        const next = result === null ? 'landfall spot-check --by "Your Name"' : nextOf(spotCheck);
        output.say(sentence(spotCheck));
        output.say(`next: ${next}`);
        return result === null || result.wrong > 0 ? 3 : 0;
      });
    });
}

async function answered(
  workspace: Workspace,
  target: TargetName,
  { acceptAll, by }: SpotCheckFlags,
  output: Output,
): Promise<SpotCheck> {
  const at = isoInstant(Date.now());
  const { acceptSpotCheck, readSpotCheck } = await import('../pipeline/run-spot-check.ts');
  if (acceptAll === true) return acceptSpotCheck(workspace, target, { by: requireBy(by), at });
  const spotCheck = await readSpotCheck(workspace, target);
  const asks = by !== undefined && !output.json && process.stdin.isTTY && process.stdout.isTTY;
  if (asks) return askEach(workspace, target, spotCheck, { by: requireBy(by), at }, output);
  for (const record of spotCheck.records) output.show(`\n${spotCheckText(record)}`);
  return spotCheck;
}

/** Ctrl-C or Escape leaves the rest for another time. */
async function askEach(
  workspace: Workspace,
  target: TargetName,
  spotCheck: SpotCheck,
  who: { readonly by: string; readonly at: string },
  output: Output,
): Promise<SpotCheck> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const { answerSpotCheck } = await import('../pipeline/run-spot-check.ts');
  let latest = spotCheck;
  const open = spotCheck.records.filter(({ verdict }) => verdict === null);
  for (const [position, record] of open.entries()) {
    output.show(`\n${spotCheckText(record)}`);
    const verdict = await select({
      message: `${position + 1} of ${open.length}: is it right?`,
      options: [
        { value: 'right' as const, label: 'right' },
        { value: 'wrong' as const, label: 'wrong' },
      ],
    });
    if (isCancel(verdict)) break;
    const comment = verdict === 'wrong' ? await text({ message: 'What is wrong?' }) : null;
    if (isCancel(comment)) break;
    const said = [{ externalId: record.externalId, verdict, comment }];
    latest = await answerSpotCheck(workspace, target, said, who);
  }
  return latest;
}

function sentence({ records, result }: SpotCheck): string {
  const open = records.filter(({ verdict }) => verdict === null).length;
  if (result === null) return `${plural(records.length, 'record')}, ${open} of them still to be judged.`;
  const how = result.withoutReview
    ? 'accepted without review'
    : `${result.right} right, ${result.wrong} wrong`;
  return `${plural(result.shown, 'record')}: ${how}, by ${result.by}.`;
}

function nextOf({ target, result }: SpotCheck): string {
  if ((result?.wrong ?? 0) > 0) return 'landfall map show';
  return target === 'rehearsal' ? 'landfall plan --target production' : 'landfall status';
}
