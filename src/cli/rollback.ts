/** `landfall rollback`: shows what undoing would do, and does it when told --yes; run again, it goes on where it stopped. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { type ObjectKind, objectKinds, type Phase, phases } from '../model/plan.ts';
import type { RollbackCounts, RollbackScope } from '../model/rollback.ts';
import type { RollbackSummary } from '../pipeline/run-rollback.ts';
import { duration, number, objectWords, percent } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';

interface RollbackFlags {
  readonly target: string;
  readonly preview?: boolean;
  readonly phase?: string;
  readonly object?: string;
  readonly record?: string;
  readonly run?: string;
}

export function registerRollback(program: Command): void {
  program
    .command('rollback')
    .description('show what undoing would do, or undo it with --yes; what someone used since stays')
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--preview', 'write nothing: show what would be undone, kept, and why')
    .option('--phase <phase>', 'only what this phase wrote')
    .option('--object <object>', 'only one kind of object')
    .option('--record <id>', 'only one record and what hangs on it, by its Kartra id (L:1234)')
    .option('--run <id>', 'only what one run wrote: a load, a delta, a repair, a release or a grant')
    .action(async (flags: RollbackFlags, command: Command) => {
      await runVerb(command, 'rollback', async ({ flags: global, output, workspace, surroundings }) => {
        const { runRollback } = await import('../pipeline/run-rollback.ts');
        const target = parseTarget(flags.target);
        const isPreview = flags.preview === true || global.yes !== true;
        const startedAt = Date.now();
        let first: number | null = null;
        const summary = await runRollback(await workspace(), target, surroundings, {
          scope: scopeOf(flags),
          mode: isPreview ? 'preview' : 'yes',
          onProgress({ total, settled }) {
            first ??= settled;
            const left = timeLeft(settled - first, total - settled, Date.now() - startedAt);
            const share = total === 0 ? 1 : settled / total;
            output.progress(
              `${number(settled)} of ${number(total)} ${isPreview ? 'looked at' : 'undone or left'} (${percent(share, 0)})${left}`,
              { settled, total },
            );
          },
        });
        output.endProgress();
        if (output.json) output.document(summary);
        showRollback(summary, target, output);
        return exitCodeOf(summary);
      });
    });
}

function timeLeft(done: number, left: number, elapsedMs: number): string {
  return done < 10 || left === 0 ? '' : `, about ${duration((elapsedMs / done) * left)} left`;
}

export function showRollback(summary: RollbackSummary, target: string, output: Output): void {
  for (const [object, counts] of Object.entries(summary.byObject))
    output.say(`${objectWords[object] ?? object}: ${inWords(counts, summary.preview)}`);
  const { rollback: sum, preview, files, status } = summary;
  output.say(`Together: ${inWords(sum, preview)}`);
  if (sum.kept + sum.errored + sum.notReversible > 0) output.say(`Each with its reason: ${files.join(', ')}`);
  if (preview) {
    output.say(
      'Nothing was undone. A deleted person’s conversations, notes and tasks cannot be brought back.',
    );
    output.say(`To undo this in the ${target} location: ${summary.next ?? ''}`);
    return;
  }
  if (status === 'interrupted') output.say('Interrupted; nothing is lost.');
  output.say(`next: ${summary.next ?? ''}`);
}

function inWords(
  { written, reversed, kept, errored, notReversible }: RollbackCounts,
  preview: boolean,
): string {
  const parts = [
    [reversed, preview ? 'would be undone' : 'undone'],
    [kept, 'left in place because someone used it'],
    [errored, 'could not be undone'],
    [notReversible, 'cannot be undone by anyone'],
    [written - reversed - kept - errored - notReversible, 'still to come'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, words]) => `${number(count)} ${words}`);
  return `${number(written)} written = ${shown.join(' + ') || '0'}`;
}

/** @throws `usage` */
function scopeOf({ phase, object, record, run }: RollbackFlags): RollbackScope {
  const given = [phase, object, record, run].filter((flag) => flag !== undefined);
  if (given.length > 1) {
    throw new LandfallError(
      'usage',
      'Only one of --phase, --object, --record and --run can be undone at a time.',
      {
        value: given.join(', '),
        rule: 'at most one of the four',
        remedy: 'Leave the others out.',
      },
    );
  }
  if (phase !== undefined) return { kind: 'phase', phase: oneOf('--phase', phase, phases) as Phase };
  if (object !== undefined)
    return { kind: 'object', object: oneOf('--object', object, objectKinds) as ObjectKind };
  if (run !== undefined) return { kind: 'run', runId: run };
  return record === undefined ? { kind: 'all' } : { kind: 'record', externalId: record };
}

function oneOf(flag: string, text: string, known: readonly string[]): string {
  if (known.includes(text)) return text;
  throw new LandfallError('usage', `${flag} does not know "${text}".`, {
    value: text,
    rule: known.join(', '),
    remedy: `Give ${flag} one of these.`,
  });
}
