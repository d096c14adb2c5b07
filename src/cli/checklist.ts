/** `landfall checklist`: what only people do before and after the switch; ticked by name. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import { requireBy, runVerb } from './command.ts';

export function registerChecklist(program: Command): void {
  program
    .command('checklist [action] [item...]')
    .description('the cut-over checklist; `tick ITEM --by NAME` and `untick ITEM --by NAME` change it')
    .option('--by <name>', 'who did it')
    .action(
      async (
        action: string | undefined,
        ids: readonly string[],
        flags: { readonly by?: string },
        command: Command,
      ) => {
        await runVerb(command, 'checklist', async ({ output, workspace, reopen }) => {
          const { readChecklist, tickChecklist } = await import('../pipeline/report/run-checklist.ts');
          const at = isoInstant(Date.now());
          if (action !== undefined) {
            if ((action !== 'tick' && action !== 'untick') || ids.length === 0) {
              throw new LandfallError('usage', 'This does not say what to do with which item.', {
                value: [action, ...ids].join(' '),
                rule: 'tick ITEM or untick ITEM',
                remedy: 'landfall checklist tick sending-domain --by "Your Name"',
              });
            }
            await tickChecklist(await workspace(), ids, { by: requireBy(flags.by), at }, action === 'tick');
          }
          const items = await readChecklist(await reopen(), at);
          const open = items.filter(({ done }) => done === null).length;
          if (output.json) output.document({ step: 'checklist', status: 'done', open, items });
          for (const { id, what, due, done, group } of items) {
            output.say(
              `${done === null ? '☐' : '☑'} ${id} (${group}${due === null ? '' : `, ${due}`}): ${what}`,
            );
          }
          output.say(`${open} of ${items.length} to do; why each: landfall report checklist`);
          return 0;
        });
      },
    );
}
