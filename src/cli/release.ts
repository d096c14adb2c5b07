/** `landfall release`: the next step of giving tags that were held back: to 1 person, then 25, then all. */
import type { Command } from 'commander';
import { plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerRelease(program: Command): void {
  program
    .command('release')
    .description('give the tags that were held back: to 1 person, then 25, then all, a step each time')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'release', async ({ output, workspace, surroundings }) => {
        const { runRelease } = await import('../pipeline/run-release.ts');
        const target = parseTarget(flags.target);
        let done = 0;
        const summary = await runRelease(await workspace(), target, surroundings, (more) => {
          done += more;
          output.progress(`${plural(done, 'person', 'people')} given their tags`, { done });
        });
        output.endProgress();
        if (output.json) output.document(summary);
        const { released, held, status, next } = summary;
        if (released + held === 0) output.say('No tag is held back: nobody is waiting for any.');
        else
          output.say(
            `${plural(released, 'person', 'people')} given their tags; ${plural(held, 'person', 'people')} still without.`,
          );
        if (held > 0 && status !== 'interrupted') {
          output.say('Look in HighLevel at what your workflows did with them before you go on.');
        }
        output.say(`next: ${next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
