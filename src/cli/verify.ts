/** `landfall verify`: reads everything back and compares it field by field. */
import type { Command } from 'commander';
import { number, plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('read everything back and compare it field by field')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'verify', async ({ output, workspace, surroundings }) => {
        const { runVerify } = await import('../pipeline/run-verify.ts');
        let done = 0;
        const summary = await runVerify(
          await workspace(),
          parseTarget(flags.target),
          surroundings,
          (count) => {
            done += count;
            output.progress(`${number(done)} people read back`, { done });
          },
        );
        output.endProgress();
        if (output.json) output.document(summary);
        const { records, fields, consent } = summary.verification;
        output.say(
          `${number(fields.compared)} fields compared: ${number(fields.equal)} equal, ${number(fields.normalised)} equal after normalising, ${number(fields.different)} different.`,
        );
        output.say(
          `${number(records.verified)} records proven, ${number(records.mismatched)} differ, ${number(records.missing)} missing, ${number(records.extra)} arrived twice, ${number(records.unverifiable)} cannot be proven.`,
        );
        output.say(
          `Consent of ${plural(consent.people, 'person', 'people')} proven with ${plural(consent.requests, 'request')}: ${number(consent.byFilter)} by filtered search, ${number(consent.byRead)} by a read each.`,
        );
        output.say(`The table: ${summary.files.join(', ')}`);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
