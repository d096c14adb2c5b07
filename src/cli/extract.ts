/** `landfall extract`: reads everything in `exports/` into the workspace. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { number, plural } from '../report/words.ts';
import { requireBy, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

interface ExtractFlags {
  readonly encoding?: readonly string[];
  readonly by?: string;
}

export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('read the Kartra exports in exports/, check every row, put people together')
    .option('--encoding <file=encoding...>', 'confirm the text encoding of a file: FILE=windows-1252')
    .option('--by <name>', 'who confirms it')
    .action(async (flags: ExtractFlags, command: Command) => {
      await runVerb(command, 'extract', async ({ output, workspace, reopen }) => {
        const { runExtract } = await import('../pipeline/run-extract.ts');
        const { encoding = [] } = flags;
        if (encoding.length > 0) await confirmEncodings(await workspace(), encoding, requireBy(flags.by));
        const opened = encoding.length > 0 ? await reopen() : await workspace();
        const summary = await runExtract(opened, ({ stage, file, rows }) =>
          output.progress(`${stage} ${file ?? ''} ${rows > 0 ? number(rows) : ''}`),
        );
        output.endProgress();
        if (output.json) output.document(summary);
        for (const input of summary.inputs) {
          output.say(
            `${input.name}: ${number(input.rows)} rows = ${number(input.staged)} read + ${number(input.rejected)} not usable (${input.encoding})`,
          );
        }
        output.say(`${plural(summary.entities.contact ?? 0, 'person', 'people')} in all.`);
        const conflicts = summary.issues['e-mail of two lead ids'] ?? 0;
        if (conflicts > 0) output.say(`${plural(conflicts, 'row')}: the e-mail belongs to another lead id.`);
        for (const file of summary.files) output.say(`Rows that are not usable, and why: ${file}`);
        output.say(`next: ${summary.next}`);
        return exitCodeOf(summary);
      });
    });
}

/** Keeps in `landfall.yaml` who said which encoding a file is in. @throws `usage`, `file-missing` */
async function confirmEncodings(workspace: Workspace, pairs: readonly string[], by: string): Promise<void> {
  const at = isoInstant(Date.now());
  const edits = pairs.map((pair) => {
    const split = pair.lastIndexOf('=');
    const [file, encoding] = [pair.slice(0, Math.max(split, 0)), pair.slice(split + 1)];
    if (file === '' || encoding !== 'windows-1252') {
      throw new LandfallError('usage', 'This does not say which file is in which encoding.', {
        value: pair,
        rule: 'FILE=windows-1252; every other encoding is recognised without help',
        remedy: 'landfall extract --encoding "contacts.csv=windows-1252" --by "Your Name"',
      });
    }
    if (!existsSync(join(workspace.exportsDirectory, file))) {
      throw new LandfallError('file-missing', `exports/ holds no file ${file}.`, {
        file,
        rule: 'the name of a file below exports/',
        remedy: 'Write the name as the message about the encoding shows it.',
      });
    }
    return { path: ['encodings', file], value: { encoding, by, at } };
  });
  await workspace.editConfig(edits);
}
