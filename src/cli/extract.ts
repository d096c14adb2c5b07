/** `landfall extract`: reads everything in `exports/` into the workspace. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import type { ExtractProgress } from '../extract/extract-exports.ts';
import { isoInstant } from '../model/clock.ts';
import type { InventoryFormat } from '../pipeline/inventory-template.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { plural } from '../report/words.ts';
import { personalPath, requireBy, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';

interface ExtractFlags {
  readonly encoding?: readonly string[];
  readonly by?: string;
  readonly preview?: string;
  readonly suppressFrom?: string;
  readonly guide?: boolean;
  readonly inventoryTemplate?: boolean | string;
  readonly pictures?: boolean;
}

/** Every file that is no UTF text, in one go. */
const everyFile = '*=windows-1252';

const paperTitles: Readonly<Record<string, string>> = {
  'rejected-rows.csv': 'Rows that are not usable, and why',
  'file-columns.csv': 'How full each column is',
  'column-questions.csv': 'What only you can answer about some columns',
  'file-findings.csv': 'Please look: signs that a file was damaged on its way',
  'extract-issues.csv': 'What to look at, one by one, with what to do',
  'money-by-month.csv': 'Money by currency and month, to compare with Kartra',
};

/** Papers with the rows of one export that were not usable. */
const titleOf = (file: string): string =>
  paperTitles[basename(file)] ?? 'To mend, then to put into exports/ and extract again';

export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('read the Kartra exports in exports/, check every row, put people together')
    .option(
      '--encoding <file=encoding...>',
      'confirm the text encoding of a file: FILE=windows-1252, or "*=windows-1252" for every one that is asked about',
    )
    .option('--by <name>', 'who confirms it')
    .option('--preview <file>', 'show what a file in exports/ is taken for, and keep nothing of it')
    .option('--suppress-from <file>', 'add the hashes of the addresses in a file to suppress.csv first')
    .option('--guide', 'which exports to download from Kartra, where, and what has arrived; reads nothing')
    .option(
      '--inventory-template [form]',
      'write inventory.csv, or yaml, to fill in: what must be rebuilt by hand',
    )
    .option('--pictures', 'fetch the pictures of people into attachments/; nothing is fetched without it')
    .action(async (flags: ExtractFlags, command: Command) => {
      await runVerb(command, 'extract', async ({ output, workspace, reopen, surroundings }) => {
        const form = inventoryFormat(flags.inventoryTemplate);
        if (flags.guide === true || form !== null) {
          const { showGuide } = await import('./show-guide.ts');
          return showGuide(await workspace(), form, output);
        }
        if (flags.preview !== undefined) return showPreview(await workspace(), flags.preview, output);
        if (flags.suppressFrom !== undefined) await suppress(await workspace(), flags.suppressFrom, output);
        const { runExtract } = await import('../pipeline/run-extract.ts');
        const { createExtractProgress } = await import('./extract-progress.ts');
        const { extractLines } = await import('../report/extract-text.ts');
        const { encoding = [] } = flags;
        if (encoding.length > 0) await confirmEncodings(await workspace(), encoding, requireBy(flags.by));
        const opened = encoding.length > 0 ? await reopen() : await workspace();
        const describe = createExtractProgress(Date.now);
        const onProgress = (progress: ExtractProgress) => output.progress(describe(progress));
        const summary = await runExtract(opened, onProgress, surroundings.stop);
        output.endProgress();
        const { runAudit } = await import('../pipeline/audit/run-audit.ts');
        const audit = await runAudit(opened, isoInstant(Date.now()));
        const { recordAttachments, showAttachments } = await import('./show-attachments.ts');
        const { stop } = surroundings;
        const attachments = await recordAttachments(opened, flags.pictures === true, stop, output);
        if (output.json) output.document({ ...summary, attachments });
        for (const line of extractLines(summary)) output.say(line);
        for (const file of summary.files) output.say(`${titleOf(file)}: ${file}`);
        output.say(
          `What is there, and what will not come along: ${audit.files[0] ?? ''} (grade ${audit.grade.overall}, ${plural(audit.open, 'gap')} to know of)`,
        );
        if (attachments !== null) showAttachments(attachments, output);
        output.say(`next: ${summary.next}`);
        return exitCodeOf(summary);
      });
    });
}

/** @throws `usage` */
function inventoryFormat(said: boolean | string | undefined): InventoryFormat | null {
  if (said === undefined || said === false) return null;
  if (said === true || said === 'csv') return 'csv';
  if (said === 'yaml') return 'yaml';
  throw new LandfallError('usage', 'An inventory is written as csv or yaml.', {
    value: said,
    rule: 'csv or yaml',
    remedy: 'landfall extract --inventory-template yaml',
  });
}

/** Prints what a file is taken for. */
async function showPreview(workspace: Workspace, file: string, output: Output): Promise<number> {
  const { previewExport } = await import('../pipeline/preview-export.ts');
  const preview = await previewExport(workspace, file);
  if (output.json) output.document(preview);
  const { name, kind, encoding, columns } = preview;
  output.say(`${name}: read as ${kind} (${encoding}), ${plural(columns.length, 'column')}`);
  for (const { header, readAs, shapes } of columns) {
    const shown = shapes.filter((shape) => shape !== '').join(' · ');
    output.show(`  ${header} → ${readAs ?? 'kept under its own name'}${shown === '' ? '' : `   ${shown}`}`);
  }
  output.say('Not what it is? Say so in landfall.yaml:');
  output.say(`  exports:\n    ${JSON.stringify(name)}: deals`);
  return 0;
}

async function suppress(workspace: Workspace, file: string, output: Output): Promise<void> {
  const { addSuppressions } = await import('../pipeline/suppressions.ts');
  const { read, added } = await addSuppressions(workspace, personalPath(file));
  output.say(`${plural(read, 'address', 'addresses')} read, ${added} new in suppress.csv (hashes only).`);
}

/** Keeps in `landfall.yaml` who said which encoding a file is in. @throws `usage`, `file-missing` */
async function confirmEncodings(workspace: Workspace, pairs: readonly string[], by: string): Promise<void> {
  const { findUnconfirmedEncodings } = await import('../pipeline/find-unconfirmed-encodings.ts');
  const at = isoInstant(Date.now());
  const named = await Promise.all(
    pairs.map(async (pair) =>
      pair === everyFile
        ? (await findUnconfirmedEncodings(workspace)).map((name) => `${name}=windows-1252`)
        : [pair],
    ),
  );
  const edits = named.flat().map((pair) => {
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
