/** `landfall pause` and `landfall resume`: a running load waits, and goes on, without being stopped. */
import type { Command } from 'commander';
import { parseTarget, runVerb } from './command.ts';

const verbs = {
  pause: 'let running commands finish what is under way, then wait',
  resume: 'let paused commands go on',
} as const;

export function registerPause(program: Command): void {
  for (const [verb, description] of Object.entries(verbs) as [keyof typeof verbs, string][]) {
    program
      .command(verb)
      .description(description)
      .option('--target <target>', 'rehearsal or production; both when absent')
      .action(async (flags: { readonly target?: string }, command: Command) => {
        await runVerb(command, verb, async ({ output, workspace, surroundings }) => {
          const { runPause } = await import('../pipeline/run-pause.ts');
          const target = flags.target === undefined ? null : parseTarget(flags.target);
          const { environment } = surroundings;
          const summary = await runPause(verb, await workspace(), target, environment, Date.now());
          if (output.json) output.document(summary);
          for (const [name, since] of Object.entries(summary.paused)) {
            output.say(since === null ? `${name}: goes on` : `${name}: paused since ${since}`);
          }
          output.say(`next: ${summary.next}`);
          return 0;
        });
      });
  }
}
