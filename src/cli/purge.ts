/** `landfall purge`: removes a person, or everything, from this machine. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { EntityKind } from '../model/entity.ts';
import { entityWords } from '../model/number-words.ts';
import { number, plural } from '../report/words.ts';
import { requireBy, runVerb } from './command.ts';

interface PurgeFlags {
  readonly person?: string;
  readonly everything?: boolean;
  readonly by?: string;
}

export function registerPurge(program: Command): void {
  program
    .command('purge')
    .description('remove a person, or everything, from exports, records, reports; counts stay under a hash')
    .option('--person <who>', 'e-mail address or Kartra lead id')
    .option('--everything', 'all personal data of this workspace')
    .option('--by <name>', 'who does it')
    .action(async (flags: PurgeFlags, command: Command) => {
      await runVerb(command, 'purge', async ({ flags: { yes }, output, workspace }) => {
        const { person, everything = false } = flags;
        if ((person === undefined) === !everything) {
          throw new LandfallError('usage', 'This does not say what to remove.', {
            rule: '--person WHO, or --everything',
            remedy: 'landfall purge --person 21000104 --by "Your Name" --yes',
          });
        }
        const { findPerson, purgeEverything, purgePerson } = await import('../pipeline/run-purge.ts');
        const by = requireBy(flags.by);
        const at = isoInstant(Date.now());
        if (yes !== true) {
          const found = person === undefined ? null : await findPerson(await workspace(), person);
          throw new LandfallError(
            'usage',
            found === null
              ? 'Everything in exports/, attachments/, reports/ and Landfall’s records would be removed.'
              : found.entityId === null
                ? 'The exports know nobody by this. Files and papers would be searched for it, and the address kept as a hash, so that it never arrives.'
                : `${plural(found.markers.length, 'record')} of this person would be removed, and every mention of them.`,
            {
              rule: '--yes, since nothing of it can be undone',
              remedy: 'Run it again with --yes.',
              safe: 'Nothing was removed. HighLevel and Kartra are never touched by it.',
            },
          );
        }
        const summary =
          person === undefined
            ? await purgeEverything(await workspace(), { by, at })
            : await purgePerson(await workspace(), { person, by, at });
        if (output.json) output.document(summary);
        for (const line of removedLines(summary.removed)) output.say(line);
        for (const file of summary.left) output.say(`Please mend by hand, it names them: ${file}`);
        output.say(
          person === undefined
            ? 'Removed from this machine. In HighLevel and Kartra everything still stands.'
            : 'Removed from this machine. In HighLevel and Kartra the person still stands: delete them there.',
        );
        output.say(`On record, by hash and numbers only: ${summary.files.join(', ')}`);
        output.say(`next: ${summary.next ?? ''}`);
        return 0;
      });
    });
}

/** The tables of Landfall's own records are one line: their names say nothing to whoever purges. */
function removedLines(removed: Readonly<Record<string, number>>): readonly string[] {
  const own = Object.entries(removed).filter(([what]) => what.startsWith('ledger, '));
  const lines = Object.entries(removed)
    .filter(([what]) => !what.startsWith('ledger, '))
    .map(
      ([what, count]) =>
        `${what in entityWords ? entityWords[what as EntityKind][1] : what}: ${number(count)}`,
    );
  const sum = own.reduce((total, [, count]) => total + count, 0);
  return own.length === 0 ? lines : [...lines, `mentions in Landfall’s own records: ${number(sum)}`];
}
