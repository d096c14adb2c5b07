/** `landfall repair`: writes again only what is not as it was signed, and reads it back. */
import type { Command } from 'commander';
import { number, objectWords, plural } from '../report/words.ts';
import { parseTarget, recreateWords, runVerb } from './command.ts';
import { exitCodeOf } from './output.ts';

export function registerRepair(program: Command): void {
  program
    .command('repair')
    .description('write again only what the read-back found wrong, and read it back once more')
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--recreate', recreateWords)
    .action(async (flags: { readonly target: string; readonly recreate?: boolean }, command: Command) => {
      await runVerb(command, 'repair', async ({ output, workspace, surroundings }) => {
        const { runRepair } = await import('../pipeline/run-repair.ts');
        const target = parseTarget(flags.target);
        const onProgress = (what: string) => output.progress(`repairing: ${what}`);
        const recreate = flags.recreate === true;
        const summary = await runRepair(await workspace(), target, surroundings, onProgress, recreate);
        output.endProgress();
        if (output.json) output.document(summary);
        const { found, written, edited, addedAgain, deleted } = summary.repair;
        const { mismatched, missing, extra } = summary.verification.records;
        output.say(
          `${plural(found, 'record')} not as signed; ${number(written)} put right; ${number(mismatched + missing + extra)} still differ.`,
        );
        if (addedAgain > 0)
          output.say(
            `${plural(addedAgain, 'person', 'people')} no longer in HighLevel added again. Was somebody deleted on purpose? Delete them there once more, and take them out here: landfall purge --person LEAD_ID --by "Your Name".`,
          );
        const gone = Object.entries(deleted);
        for (const [object, records] of gone)
          output.say(
            `Deleted in HighLevel, left deleted, ${objectWords[object] ?? object}: ${number(records)}.`,
          );
        if (gone.length > 0)
          output.say(`To add them again: landfall plan --recreate --target ${target}, then apply.`);
        if (edited > 0)
          output.say(`${plural(edited, 'record')} edited by your team since: left alone, listed.`);
        for (const [object, reasons] of Object.entries(summary.repair.left))
          for (const [why, records] of Object.entries(reasons))
            output.say(`Left as it is, ${objectWords[object] ?? object}, ${number(records)}: ${why}.`);
        if (extra > 0) output.say(`${plural(extra, 'record')} there twice: merge them in HighLevel.`);
        output.say(
          `The papers: ${plural(summary.files.length, 'file')} in reports/, ${summary.files[0] ?? ''} among them.`,
        );
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}
