/**
 * `landfall next`: takes the next step that only reads and thinks, and stops at each question, which it asks
 * where there is a terminal. A step
 * that writes to HighLevel is named, and taken with `--yes` only.
 */
import type { Command } from 'commander';
import { type GlobalFlags, personalPath, runVerb } from './command.ts';

export function registerNext(program: Command): void {
  program
    .command('next')
    .description('take the next safe step; stops at each question')
    .action(async (_flags: object, command: Command) => {
      let verb: readonly string[] = [];
      await runVerb(command, 'next', async ({ flags, output, workspace }) => {
        const { nextStep } = await import('../pipeline/next-step.ts');
        const { readStatus } = await import('../pipeline/read-status.ts');
        const status = await readStatus(await workspace(), Date.now());
        const step = nextStep(status);
        const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !output.json;
        const taken =
          step.turn === 'landfall' ||
          (step.turn === 'asks' && isTerminal) ||
          (step.turn === 'writes' && flags.yes === true);
        if (taken) {
          output.say(`${step.because} (${step.command})`);
          verb = step.verb;
          return 0;
        }
        if (output.json) {
          output.document({
            step: 'next',
            status: 'blocked',
            on: 'you',
            because: step.because,
            next: step.command,
          });
        }
        output.say(step.because);
        for (const { what, command: way } of status.waiting) output.say(`waiting for ${what}: ${way}`);
        output.say(step.turn === 'writes' ? 'next: landfall next --yes' : `next: ${step.command}`);
        return 3;
      });
      if (verb.length > 0) await program.parseAsync([...verb, ...globalWords(command)], { from: 'user' });
    });
}

/** The global flags of this command line, for the verb that is run in its place. */
function globalWords(command: Command): readonly string[] {
  const { workspace, json, yes, clock, allowHost, share, businessHours } =
    command.optsWithGlobals<GlobalFlags>();
  return [
    '--workspace',
    personalPath(workspace),
    ...(json === true ? ['--json'] : []),
    ...(yes === true ? ['--yes'] : []),
    ...(clock === undefined ? [] : ['--clock', clock]),
    ...(allowHost ?? []).flatMap((host) => ['--allow-host', host]),
    ...(share === undefined ? [] : ['--share', share]),
    ...(businessHours === undefined ? [] : ['--business-hours', businessHours]),
  ];
}
