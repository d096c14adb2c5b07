/** `landfall assign-owners`: gives the records of owners HighLevel does not know to users, in one step. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import { number, plural } from '../report/words.ts';
import { parseTarget, requireBy, runVerb } from './command.ts';

interface AssignFlags {
  readonly target: string;
  readonly by?: string;
}

export function registerAssignOwners(program: Command): void {
  program
    .command('assign-owners <pairs...>')
    .description(
      'give records of unknown owners to users: "kim@old.com=lee@acme.com"; plans it, writes nothing',
    )
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--by <name>', 'who decides')
    .action(async (pairs: readonly string[], flags: AssignFlags, command: Command) => {
      await runVerb(
        command,
        'assign-owners',
        async ({ flags: global, output, workspace, reopen, surroundings }) => {
          const { keepOwners, previewOwners } = await import('../pipeline/run-assign-owners.ts');
          const target = parseTarget(flags.target);
          const opened = await workspace();
          const assignments = await previewOwners(opened, target, pairs, surroundings);
          const lines = assignments.map(
            ({ owner, user, records }) => `${owner} → ${user ?? 'nobody'}: ${plural(records, 'record')}`,
          );
          if (global.yes !== true) {
            const next = 'the same command with --yes --by "Your Name"';
            if (output.json) output.document({ step: 'assign-owners', status: 'preview', assignments, next });
            for (const line of lines) output.say(line);
            output.say('Nothing was kept or written.');
            output.say(`next: ${next}`);
            return 0;
          }
          const who = { by: requireBy(flags.by), at: isoInstant(Date.now()) };
          await keepOwners(opened, assignments, who);
          const { runPlan } = await import('../pipeline/run-plan.ts');
          const plan = await runPlan(await reopen(), target, surroundings);
          const { changes, planHash } = plan;
          const next = target === 'production' ? 'landfall signoff --by "Your Name"' : plan.next;
          if (output.json) {
            output.document({
              step: 'assign-owners',
              status: plan.status,
              assignments,
              planHash,
              changes,
              next,
            });
          }
          for (const line of lines) output.say(line);
          output.say(
            `The plan has ${number(changes)} changes (${planHash.slice(0, 12)}); nothing is written yet.`,
          );
          if (assignments.some(({ user }) => user === null)) {
            output.say(
              `What they were given before stays with them; to take it back: landfall rollback --target ${target} --run <the run that gave it>`,
            );
          }
          output.say(`next: ${next ?? ''}`);
          return plan.status === 'blocked' ? 3 : 0;
        },
      );
    });
}
