/** `landfall map propose|show|set|confirm|export|import`: where each column goes, confirmed by a person. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isArchivedAsEmpty } from '../mapping/check-map.ts';
import { mapVersion } from '../mapping/map-version.ts';
import { isoInstant } from '../model/clock.ts';
import type { ModelReport } from '../pipeline/match-profiles.ts';
import type { ProposedMap, ProposeOptions } from '../pipeline/run-map.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { parseTarget, personalPath, requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';
import { showChanges, showMap, showProposal } from './show-map.ts';

interface ConfirmFlags {
  readonly all?: boolean;
  readonly minConfidence?: string;
  readonly by?: string;
}

interface SetFlags {
  readonly type?: string;
  readonly transform?: string;
  readonly value?: readonly string[];
  readonly option?: readonly string[];
  readonly separator?: string;
  readonly consent?: string;
  readonly by?: string;
}

interface ShowFlags {
  readonly object?: string;
  readonly at?: string;
  readonly open?: boolean;
}

export function registerMap(program: Command): void {
  const map = program.command('map').description('the field map: which column goes where');
  registerPropose(map);
  registerShow(map);
  registerSet(map);
  registerConfirm(map);
  registerTemplates(map);
  registerOwners(map);
}

function registerPropose(map: Command): void {
  map
    .command('propose')
    .description('propose a target for every column; what you confirmed stays')
    .option('--target <target>', 'use the custom fields this location has already: rehearsal or production')
    .action(async (flags: { readonly target?: string }, command: Command) => {
      await runVerb(command, 'map propose', async ({ output, workspace, surroundings }) => {
        const { readLocationFields, runMapPropose } = await import('../pipeline/run-map.ts');
        const opened = await workspace();
        const { environment } = surroundings;
        const options: ProposeOptions =
          flags.target === undefined
            ? { environment }
            : {
                environment,
                locationFields: await readLocationFields(opened, parseTarget(flags.target), surroundings),
              };
        const { map: proposed, model } = await runMapPropose(opened, options);
        await tellProposal(opened, { map: proposed, model }, 'map propose', output);
        output.say('next: landfall map confirm --all --by "Your Name"   (or edit mapping.yaml first)');
        return 0;
      });
    });
}

async function tellProposal(
  workspace: Workspace,
  { map, model }: ProposedMap,
  step: string,
  output: Output,
): Promise<void> {
  const { readOpenQuestions } = await import('../pipeline/run-map.ts');
  const questions = await readOpenQuestions(workspace, map);
  if (output.json) output.document({ step, status: 'done', version: mapVersion(map), map, model, questions });
  else showProposal(map, questions, output);
  sayModel(model, output);
}

function sayModel(report: ModelReport | null, output: Output): void {
  if (report === null) return;
  const { model, asked, abstained } = report;
  output.say(`\nThe language model ${model} was asked about ${asked} columns nothing else understood.`);
  if (abstained !== null) output.say(`Left open: ${abstained}`);
}

function registerShow(map: Command): void {
  map
    .command('show [column]')
    .description('show the map, what needs your look first; of one column, what changes in its values')
    .option('--object <object>', 'columns of one kind of record: contact, transaction, …')
    .option('--open', 'only columns nobody has looked at')
    .option('--at <version>', 'a version confirmed earlier, such as the one a plan used')
    .action(async (name: string | undefined, flags: ShowFlags, command: Command) => {
      await runVerb(command, 'map show', async ({ output, workspace }) => {
        const { readMapVersion, requireMap } = await import('../pipeline/run-map.ts');
        const opened = await workspace();
        const whole =
          flags.at === undefined ? await requireMap(opened) : await readMapVersion(opened, flags.at);
        if (name !== undefined) {
          const { findColumn } = await import('../mapping/confirm-map.ts');
          const { sampleColumn } = await import('../pipeline/sample-column.ts');
          const column = findColumn(whole, name);
          const changes = await sampleColumn(opened, whole, column);
          showMap({ ...whole, columns: [column] }, 'map show', output, { changes });
          showChanges(changes, output);
          return 0;
        }
        const columns = whole.columns.filter(
          ({ object, status }) =>
            (flags.object === undefined || object === flags.object) &&
            (flags.open !== true || status === 'proposed'),
        );
        if (flags.object !== undefined && !whole.columns.some(({ object }) => object === flags.object)) {
          throw new LandfallError('usage', `The map has no columns of "${flags.object}".`, {
            value: flags.object,
            rule: `one of ${[...new Set(whole.columns.map(({ object }) => object))].join(', ')}`,
            remedy: 'Leave --object out to see all of them.',
          });
        }
        showMap({ ...whole, columns }, 'map show', output);
        return 0;
      });
    });
}

function registerSet(map: Command): void {
  map
    .command('set <column> [target]')
    .description(
      'change one column: email · custom:TEXT:Name · tags · tags:list: · tag:VIP · link:contact · archive',
    )
    .option('--type <type>', 'another type for a custom field: TEXT, DATE, NUMERICAL, MONETORY, …')
    .option('--transform <name>', 'how values are put into form')
    .option('--value <pair...>', 'what a value becomes: "Gold=Gold plan", "Old=skip", "*=skip"')
    .option('--option <name...>', 'the choices of a custom field that has them')
    .option('--separator <what>', 'what stands between two tags: comma, semicolon, bar, or the characters')
    .option('--consent <evidence>', 'what the column says about consent: blocked, sms-opt-in, …, none')
    .option('--by <name>', 'who decides')
    .action(async (name: string, target: string | undefined, flags: SetFlags, command: Command) => {
      await runVerb(command, 'map set', async ({ output, workspace }) => {
        const { findColumn } = await import('../mapping/confirm-map.ts');
        const { readOutdatedPlans, runMapSet } = await import('../pipeline/run-map.ts');
        const { type, transform, value, option, separator, consent } = flags;
        const said = [target, type, transform, value, option, separator, consent];
        if (said.every((one) => one === undefined)) {
          throw new LandfallError('usage', `What shall become of ${name}?`, {
            rule: 'a target, --type, --transform, --value, --option, --separator or --consent',
            remedy: 'landfall map set contact.city archive',
          });
        }
        const opened = await workspace();
        const changed = await runMapSet(opened, name, {
          ...(target === undefined ? {} : { target }),
          ...(type === undefined ? {} : { type }),
          ...(transform === undefined ? {} : { transform }),
          ...(value === undefined ? {} : { values: value }),
          ...(option === undefined ? {} : { options: option }),
          ...(separator === undefined ? {} : { separator }),
          ...(consent === undefined ? {} : { consent }),
          // Words about consent are somebody's; a change of place is at least this user's.
          by: consent === undefined ? (flags.by?.trim() ?? userInfo().username) : requireBy(flags.by),
          at: isoInstant(Date.now()),
        });
        const outdated = await readOutdatedPlans(opened, changed);
        showMap({ ...changed, columns: [findColumn(changed, name)] }, 'map set', output, { outdated });
        if (outdated.length > 0) {
          output.say(
            `This is a new version of the map: the plan for ${outdated.join(' and ')} was made with another. Plan and rehearse again before production.`,
          );
        }
        output.say('next: landfall map confirm --all --by "Your Name"');
        return 0;
      });
    });
}

function registerConfirm(map: Command): void {
  map
    .command('confirm [columns...]')
    .description('confirm the map, or columns of it: nothing moves before')
    .option('--all', 'everything as it stands, recorded as accepted without review')
    .option(
      '--min-confidence <share>',
      'what is at least this sure, such as 0.9; columns about consent never',
    )
    .option('--by <name>', 'who confirms')
    .action(async (columns: readonly string[], flags: ConfirmFlags, command: Command) => {
      await runVerb(command, 'map confirm', async ({ output, workspace }) => {
        const { readOpenQuestions, runMapConfirm } = await import('../pipeline/run-map.ts');
        const what = whatIsConfirmed(columns, flags);
        const opened = await workspace();
        const confirmed = await runMapConfirm(
          opened,
          { by: requireBy(flags.by), at: isoInstant(Date.now()), withoutReview: !('names' in what) },
          what,
        );
        const questions = await readOpenQuestions(opened, confirmed);
        const open = confirmed.columns.filter(({ status }) => status === 'proposed');
        const { length: done } = confirmed.columns.filter(({ status }) => status !== 'proposed');
        const unread = confirmed.columns.filter(
          (column) =>
            column.evidence !== null && column.decided?.withoutReview === true && !isArchivedAsEmpty(column),
        );
        if (output.json) {
          output.document({
            step: 'map confirm',
            status: open.length === 0 ? 'done' : 'blocked',
            columns: done,
            open: open.length,
            unreadConsent: unread.length,
            questions,
          });
        }
        output.say(`${done} columns confirmed${open.length > 0 ? `, ${open.length} still open` : ''}.`);
        for (const { column, asks, answers } of questions) {
          output.say(`${column} cannot be confirmed yet: ${asks} ${answers.join('   or   ')}`);
        }
        if (unread.length > 0) output.say(unreadConsent(unread.map(({ column }) => column)));
        const { readStatus } = await import('../pipeline/read-status.ts');
        const { next } = await readStatus(opened, Date.now());
        output.say(`next: ${open.length > 0 ? 'landfall map show --open' : next}`);
        return open.length > 0 ? 3 : 0;
      });
    });
}

/** What accepting columns about consent unread does and does not do. */
function unreadConsent(columns: readonly string[]): string {
  return [
    `${columns.length} of them speak of consent and nobody looked at them: ${columns.join(', ')}.`,
    'Kartra’s own (lists, gdpr_status, gdpr_communications) follow the rule of `landfall decide` "email-consent",',
    'which a person answers apart. Every other one can only silence people and open nothing, until you look',
    'at it: landfall map confirm COLUMN --by "Your Name".',
  ].join('\n');
}

function whatIsConfirmed(columns: readonly string[], flags: ConfirmFlags) {
  const ways = [columns.length > 0, flags.all === true, flags.minConfidence !== undefined].filter(Boolean);
  if (ways.length !== 1) {
    throw new LandfallError('usage', 'Say what you confirm.', {
      rule: '--all, --min-confidence or the names of columns',
      remedy: 'Read it with `landfall map show` or in mapping.yaml, then confirm --all.',
    });
  }
  if (columns.length > 0) return { names: columns };
  if (flags.all === true) return { all: true as const };
  const least = Number(flags.minConfidence);
  if (flags.minConfidence !== '' && least >= 0 && least <= 1) return { least };
  throw new LandfallError('usage', '--min-confidence is not a share.', {
    value: flags.minConfidence ?? '',
    rule: 'a number from 0 to 1',
    remedy: 'landfall map confirm --min-confidence 0.9 --by "Your Name"',
  });
}

function registerTemplates(map: Command): void {
  map
    .command('export <file>')
    .description('write the map as a template for other workspaces')
    .action(async (file: string, _flags: object, command: Command) => {
      await runVerb(command, 'map export', async ({ output, workspace }) => {
        const { exportMap } = await import('../pipeline/map-templates.ts');
        const { columns } = await exportMap(await workspace(), personalPath(file));
        if (output.json) output.document({ step: 'map export', status: 'done', columns, file });
        output.say(`${columns} confirmed columns written to ${file}, each with who confirmed it.`);
        return 0;
      });
    });
  map
    .command('import <file>')
    .description('propose what a template says; you confirm it as any proposal')
    .action(async (file: string, _flags: object, command: Command) => {
      await runVerb(command, 'map import', async ({ output, workspace, surroundings }) => {
        const { importMap } = await import('../pipeline/map-templates.ts');
        const { environment } = surroundings;
        const opened = await workspace();
        const proposed = await importMap(opened, personalPath(file), environment);
        await tellProposal(opened, proposed, 'map import', output);
        output.say('next: landfall map confirm --all --by "Your Name"');
        return 0;
      });
    });
}

function registerOwners(map: Command): void {
  map
    .command('owners')
    .description('who owns records in Kartra, and which HighLevel user each is')
    .requiredOption('--target <target>', 'rehearsal or production')
    .action(async (flags: { readonly target: string }, command: Command) => {
      await runVerb(command, 'map owners', async ({ output, workspace, surroundings }) => {
        const { readOwners } = await import('../pipeline/read-owners.ts');
        const columns = await readOwners(await workspace(), parseTarget(flags.target), surroundings);
        if (output.json) output.document({ step: 'map owners', status: 'done', columns });
        if (columns.length === 0) output.say('No column of the map names an owner.');
        for (const { column, owners } of columns) {
          output.say(`\n${column}`);
          for (const { owner, records, userId, because } of owners) {
            const user = userId === null ? 'nobody: left unassigned, the name is kept' : `user ${userId}`;
            output.show(`  ${owner} (${records}) → ${user} (${because.replaceAll('-', ' ')})`);
          }
          output.say(
            `  another user, now or later: landfall assign-owners "OWNER=user@example.com" --target ${flags.target}`,
          );
        }
        return 0;
      });
    });
}
