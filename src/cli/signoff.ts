/** `landfall signoff`: a named person approves exactly what the plan for production says. */
import type { Command } from 'commander';
import { plural } from '../report/words.ts';
import { requireBy, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerSignoff(program: Command): void {
  program
    .command('signoff')
    .description('approve exactly what the plan for production says; production stays closed without')
    .option('--by <name>', 'who signs')
    .action(async (flags: { readonly by?: string }, command: Command) => {
      await runVerb(command, 'signoff', async ({ output, workspace, surroundings }) => {
        const { runSignoff } = await import('../pipeline/run-signoff.ts');
        const summary = await runSignoff(await workspace(), surroundings, requireBy(flags.by));
        if (output.json) output.document(summary);
        const { signoff, files, next } = summary;
        output.say(`Signed by ${signoff.by}, ${signoff.at}: plan ${signoff.planHash.slice(0, 12)}.`);
        if (signoff.withoutReview.length > 0) {
          output.say(`${plural(signoff.withoutReview.length, 'thing')} accepted without review:`);
          for (const what of signoff.withoutReview) output.say(`  ${what}`);
        }
        output.say(`Key fingerprint: ${signoff.fingerprint}`);
        output.say(`The paper: ${files.join(', ')}`);
        output.say(`next: ${next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
