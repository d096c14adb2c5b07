/** `landfall init DIR`: makes a workspace and records the two answers nobody can guess. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import { personalPath, runVerb } from './command.ts';

interface InitFlags {
  readonly defaultCountry?: string;
  readonly timeZone?: string;
  readonly by?: string;
}

export function registerInit(program: Command): void {
  program
    .command('init <directory>')
    .description('make a workspace: one folder for one migration')
    .option('--default-country <code>', 'country of phone numbers without a code, such as US')
    .option('--time-zone <zone>', "time zone of Kartra's dates, such as America/New_York")
    .option('--by <name>', 'who says so')
    .action(async (directory: string, flags: InitFlags, command: Command) => {
      await runVerb(command, 'init', async ({ output }) => {
        const { checkChoice } = await import('../pipeline/check-choice.ts');
        const remedy = `landfall init ${directory} --default-country US --time-zone America/New_York`;
        const { initWorkspace, openWorkspace } = await import('../pipeline/workspace.ts');
        const answers = [
          ['default-country', flags.defaultCountry],
          ['time-zone', flags.timeZone],
        ] as const;
        const checked = answers.flatMap(([id, choice]) =>
          choice === undefined ? [] : [{ id, choice: checkChoice(id, choice, remedy) }],
        );
        const folder = personalPath(directory);
        await initWorkspace(folder);
        const workspace = await openWorkspace(folder);
        const by = flags.by?.trim() || userName();
        const at = isoInstant(Date.now());
        await workspace.editConfig(
          checked.map(({ id, choice }) => ({
            path: ['decisions', id],
            value: { choice, by, at, withoutReview: false },
          })),
        );
        await workspace.close();
        if (output.json)
          output.document({ step: 'init', status: 'done', workspace: folder, next: 'landfall extract' });
        output.say(`Made the workspace ${folder}\nPut the Kartra exports into ${folder}/exports, then:`);
        output.say(`next: landfall extract --workspace ${directory}`);
        return 0;
      });
    });
}

/** The system's name for this person; not every user id has one. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'whoever ran init';
  }
}
