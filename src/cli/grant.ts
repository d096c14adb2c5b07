/** `landfall grant`: a preview of who gets what; with --yes the next step: 1 person, then 25, then all. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import type { Grant } from '../pipeline/grants/grant.ts';
import type { GrantSummary } from '../pipeline/run-grant.ts';
import { plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';
import { showRollback } from './rollback.ts';

interface GrantFlags {
  readonly target: string;
  readonly only?: readonly string[];
  readonly undo?: boolean;
}

export function registerGrant(program: Command): void {
  program
    .command('grant')
    .argument('[what]', 'access (to courses, as in Kartra) or affiliates (accounts of affiliates)', 'access')
    .description(
      'give people what HighLevel may mail them about: a preview; with --yes to 1, then 25, then all',
    )
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--only <offer...>', 'of a preview of access: only through these offers')
    .option('--undo', 'take back what was given: a preview; with --yes all of it')
    .action(async (what: string, { target: name, only, undo }: GrantFlags, command: Command) => {
      await runVerb(command, 'grant', async ({ flags, output, workspace, surroundings }) => {
        const { previewGrant, runGrant, undoGrant } = await import('../pipeline/run-grant.ts');
        const target = parseTarget(name);
        const grant = await grantOf(what);
        const isPreview = flags.yes !== true && undo !== true;
        if (only !== undefined && (!isPreview || what !== 'access')) throw misplacedOnly();
        const of = { grant, workspace: await workspace(), target, surroundings };
        if (undo === true) {
          const mode = flags.yes === true ? 'yes' : 'preview';
          const undone = await undoGrant(of, mode, ({ total, settled }) => {
            output.progress(`${settled} of ${total} taken back`, { settled, total });
          });
          output.endProgress();
          if (output.json) output.document(undone);
          showRollback(undone, target, output);
          return exitCodeOf(undone);
        }
        const summary =
          flags.yes === true ? await runGrant(of, progressOf(output)) : await previewGrant(of, only ?? []);
        output.endProgress();
        if (output.json) output.document(summary);
        for (const line of linesOf(summary, grant)) output.say(line);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}

/** @throws `usage` */
async function grantOf(what: string): Promise<Grant> {
  if (what === 'access') return (await import('../pipeline/grants/grant-access.ts')).grantAccess;
  if (what === 'affiliates') return (await import('../pipeline/grants/grant-affiliates.ts')).grantAffiliates;
  throw new LandfallError('usage', `There is nothing named "${what}" to grant.`, {
    value: what,
    rule: 'access or affiliates',
    remedy: 'Say landfall grant access, or landfall grant affiliates.',
  });
}

function progressOf(output: Output): (more: number) => void {
  let done = 0;
  return (more) => {
    done += more;
    output.progress(`given ${plural(done, 'time')}`, { done });
  };
}

function linesOf(summary: GrantSummary, { object }: Grant): readonly string[] {
  const { preview, granted, left, closedForEmail, reasons, counts, verification, planHash, files } = summary;
  const { created = 0, unchanged = 0, skipped = 0 } = counts[object] ?? {};
  const people = (count: number) => plural(count, 'person', 'people');
  const [given, mail] =
    object === 'enrollment' ? ['access', 'a mail with a login'] : ['an account', 'an invitation'];
  const had = `${unchanged} right already, ${skipped} left out`;
  const paper = `Each of them: ${files.join(', ')}`;
  if (preview) {
    return [
      `${people(left)} would be given ${given} (${had}). Nothing was sent.`,
      ...Object.entries(reasons).map(([reason, count]) => `  ${count} × ${reason}`),
      ...(left > 0 ? [`HighLevel may send each of them ${mail}.`] : []),
      ...(closedForEmail > 0 ? [`${people(closedForEmail)} of them get no other e-mail from you.`] : []),
      `${paper} (preview ${planHash.slice(0, 12)})`,
    ];
  }
  const { verified = 0, missing = 0 } = verification ?? {};
  const proof = `read back: ${verified} stand, ${missing} do not`;
  return [
    `${people(granted)} given ${given}, ${people(left)} to go (${created} given in all, ${had}; ${proof}).`,
    ...(left > 0 ? ['Ask them what they see before you go on.'] : []),
    paper,
  ];
}

function misplacedOnly(): LandfallError {
  return new LandfallError('usage', '--only chooses what a preview of access shows.', {
    rule: '--only without --yes and --undo, and not of affiliates',
    remedy: 'First a preview with --only, then --yes without it: the last preview is carried out.',
  });
}
