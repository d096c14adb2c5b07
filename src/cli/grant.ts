/** `landfall grant`: a preview of who gets access to which course; with --yes the next step: 1 person, then 25, then all. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import type { GrantSummary } from '../pipeline/run-grant.ts';
import { plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';

interface GrantFlags {
  readonly target: string;
  readonly only?: readonly string[];
}

export function registerGrant(program: Command): void {
  program
    .command('grant')
    .description(
      'give people the access to courses they have in Kartra: a preview; with --yes 1 person, then 25, then all',
    )
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--only <offer...>', 'of a preview: only through these offers, each as HighLevel spells it')
    .action(async ({ target: name, only }: GrantFlags, command: Command) => {
      await runVerb(command, 'grant', async ({ flags, output, workspace, surroundings }) => {
        const { previewGrant, runGrant } = await import('../pipeline/run-grant.ts');
        const target = parseTarget(name);
        if (flags.yes === true && only !== undefined) throw onlyWithYes();
        const summary =
          flags.yes === true
            ? await runGrant(await workspace(), target, surroundings, progressOf(output))
            : await previewGrant(await workspace(), target, only ?? [], surroundings);
        output.endProgress();
        if (output.json) output.document(summary);
        for (const line of linesOf(summary)) output.say(line);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}

function progressOf(output: Output): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    output.progress(`access given ${plural(done, 'time')}`, { done });
  };
}

function linesOf(summary: GrantSummary): readonly string[] {
  const { preview, granted, left, closedForEmail, reasons, counts, verification, planHash, files } = summary;
  const { created = 0, unchanged = 0, skipped = 0 } = counts['enrollment'] ?? {};
  const people = (count: number) => plural(count, 'person', 'people');
  const had = `${plural(unchanged, 'access', 'accesses')} right already, ${skipped} left out`;
  const why = Object.entries(reasons).map(([reason, count]) => `  ${count} × ${reason}`);
  const paper = `Each of them: ${files.join(', ')}`;
  if (preview) {
    return [
      `${people(left)} would be given access (${had}). Nothing was sent.`,
      ...why,
      'HighLevel may send each of them a mail with a login.',
      ...(closedForEmail > 0 ? [`${people(closedForEmail)} of them get no other e-mail from you.`] : []),
      `${paper} (preview ${planHash.slice(0, 12)})`,
    ];
  }
  const proof =
    verification === null
      ? ''
      : `; read back: ${verification.verified} stand, ${verification.missing} do not`;
  return [
    `${people(granted)} given access, ${people(left)} to go (${created} given in all, ${had})${proof}.`,
    ...(left > 0 ? ['Ask them what they see before you go on.'] : []),
    paper,
  ];
}

function onlyWithYes(): LandfallError {
  return new LandfallError(
    'usage',
    '--only chooses what a preview shows; --yes carries the last preview out.',
    {
      rule: '--only or --yes',
      remedy: 'First a preview with --only, then --yes without it.',
    },
  );
}
