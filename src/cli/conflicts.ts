/** `landfall conflicts`: details that changed in Kartra and in HighLevel; a person decides each. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { Conflict } from '../pipeline/conflict-file.ts';
import type { Resolution } from '../plan/three-way.ts';
import { objectWords, plural } from '../report/words.ts';
import { parseTarget, requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface ConflictsFlags {
  readonly target: string;
  readonly by?: string;
  readonly value?: string;
}

export function registerConflicts(program: Command): void {
  program
    .command('conflicts [action] [words...]')
    .description(
      'details that changed on both sides: list, `show ID`, `resolve ID... source|destination|edit --by NAME`',
    )
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--value <value>', 'what to write instead (with edit)')
    .option('--by <name>', 'who decides')
    .action(
      async (
        action: string | undefined,
        words: readonly string[],
        flags: ConflictsFlags,
        command: Command,
      ) => {
        await runVerb(command, 'conflicts', async ({ output, workspace }) => {
          const { awaitsDelta, isOpen, readConflicts, resolveConflicts, unknownConflict } = await import(
            '../pipeline/conflict-file.ts'
          );
          const target = parseTarget(flags.target);
          const opened = await workspace();
          if (action === 'resolve') {
            const ids = words.slice(0, -1);
            const resolution = readResolution(words.at(-1), flags.value);
            if (ids.length === 0) throw unclear([action, ...words]);
            const who = { by: requireBy(flags.by), at: isoInstant(Date.now()) };
            await resolveConflicts(opened, target, ids, resolution, who);
          } else if (action !== undefined && action !== 'list' && action !== 'show')
            throw unclear([action, ...words]);
          const all = await readConflicts(opened, target);
          const named = action === 'resolve' ? words.slice(0, -1) : action === 'show' ? words : ['all'];
          const unknown = named.find((id) => id !== 'all' && !all.some((conflict) => conflict.id === id));
          if (unknown !== undefined || named.length === 0) throw unknownConflict(unknown ?? '', target);
          const shown = named.includes('all') ? all : all.filter(({ id }) => named.includes(id));
          const open = all.filter(isOpen).length;
          const decided = all.filter(awaitsDelta).length;
          if (output.json)
            output.document({ step: 'conflicts', status: 'done', target, open, decided, conflicts: shown });
          for (const conflict of shown) say(conflict, output);
          output.say(
            `${plural(open, 'detail')} for you to decide, ${plural(decided, 'decision')} the next delta takes up.`,
          );
          if (open > 0)
            output.say(
              `To decide: source takes Kartra’s value, destination keeps HighLevel’s, edit --value "…" another; all in place of the id answers every open one.`,
            );
          const [first] = all.filter(isOpen);
          const resolve = `landfall conflicts resolve ${first?.id ?? ''} source --target ${target} --by "Your Name"`;
          const delta = decided > 0 ? `landfall delta --target ${target}` : 'landfall status';
          output.say(`next: ${first === undefined ? delta : resolve}`);
          return 0;
        });
      },
    );
}

function readResolution(choice: string | undefined, value: string | undefined): Resolution {
  if (choice === 'source' || choice === 'destination') return { choice };
  if (choice === 'edit' && value !== undefined) return { choice, value };
  if (choice !== 'edit') throw unclear(['resolve', choice ?? '']);
  throw new LandfallError('usage', 'An edit says what to write instead.', {
    value: 'edit',
    rule: 'edit comes with --value',
    remedy: 'Add --value "…", or pick source or destination.',
  });
}

function unclear(words: readonly string[]): LandfallError {
  return new LandfallError('usage', 'This does not say what to do with which conflict.', {
    value: words.join(' '),
    rule: 'list, show ID, or resolve ID... followed by source, destination or edit',
    remedy: 'landfall conflicts resolve ID source --target production --by "Your Name"',
  });
}

function say(conflict: Conflict, output: Output): void {
  const { id, object, externalId, field, wrote, source, destination, choice, value, by } = conflict;
  const decided =
    choice === null
      ? ''
      : ` → ${choice}${choice === 'edit' ? ` "${value}"` : ''}${by === '' ? '' : ` (${by})`}`;
  output.show(`${id} ${objectWords[object] ?? object}, ${externalId}, ${field}${decided}`);
  output.show(`  Kartra then "${wrote}", Kartra now "${source}", HighLevel now "${destination}"`);
}
