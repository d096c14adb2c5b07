/** `landfall map propose|show|set|confirm`: the field map, proposed by Landfall, confirmed by a person. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { formatTarget } from '../mapping/target-text.ts';
import { isoInstant } from '../model/clock.ts';
import type { FieldMap } from '../model/field-map.ts';
import { requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface ConfirmFlags {
  readonly all?: boolean;
  readonly by?: string;
}

export function registerMap(program: Command): void {
  const map = program.command('map').description('the field map: which column goes where');
  map
    .command('propose')
    .description('propose a target for every column; what you confirmed stays')
    .action(async (_flags: object, command: Command) => {
      await runVerb(command, 'map propose', async ({ output, workspace }) => {
        const { runMapPropose } = await import('../pipeline/run-map.ts');
        showMap(await runMapPropose(await workspace()), 'map propose', output);
        output.say('next: landfall map confirm --all --by "Your Name"   (or edit mapping.yaml first)');
        return 0;
      });
    });
  map
    .command('show')
    .description('show the map')
    .action(async (_flags: object, command: Command) => {
      await runVerb(command, 'map show', async ({ output, workspace }) => {
        const { requireMap } = await import('../pipeline/run-map.ts');
        showMap(await requireMap(await workspace()), 'map show', output);
        return 0;
      });
    });
  map
    .command('set <column> <target>')
    .description('change one column: email · custom:TEXT:Name · tags · tags:list: · archive')
    .action(async (column: string, target: string, _flags: object, command: Command) => {
      await runVerb(command, 'map set', async ({ output, workspace }) => {
        const { runMapSet } = await import('../pipeline/run-map.ts');
        const changed = await runMapSet(await workspace(), column, target);
        showMap(
          { ...changed, columns: changed.columns.filter((c) => c.column === column) },
          'map set',
          output,
        );
        return 0;
      });
    });
  map
    .command('confirm')
    .description('confirm the map: nothing moves before')
    .option('--all', 'everything as it stands, recorded as accepted without review')
    .option('--by <name>', 'who confirms')
    .action(async (flags: ConfirmFlags, command: Command) => {
      await runVerb(command, 'map confirm', async ({ output, workspace }) => {
        const { runMapConfirm } = await import('../pipeline/run-map.ts');
        if (flags.all !== true) {
          throw new LandfallError('usage', 'Say what you confirm.', {
            rule: '--all',
            remedy: 'Read it with `landfall map show` or in mapping.yaml, then confirm --all.',
          });
        }
        const confirmed = await runMapConfirm(await workspace(), {
          by: requireBy(flags.by),
          at: isoInstant(Date.now()),
          withoutReview: true,
        });
        if (output.json)
          output.document({ step: 'map confirm', status: 'done', columns: confirmed.columns.length });
        output.say(`${confirmed.columns.length} columns confirmed by ${confirmed.confirmedBy ?? ''}.`);
        output.say('next: landfall decide --recommended --by "Your Name"');
        return 0;
      });
    });
}

function showMap(map: FieldMap, step: string, output: Output): void {
  if (output.json) output.document({ step, status: 'done', map });
  const width = Math.max(...map.columns.map(({ column }) => column.length), 6);
  for (const { column, target, status, because } of map.columns) {
    const mark = status === 'confirmed' ? '✓' : '?';
    output.say(`${mark} ${column.padEnd(width)} → ${formatTarget(target).padEnd(34)} ${because}`);
  }
}
