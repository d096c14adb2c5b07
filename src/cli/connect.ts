/** `landfall connect`: checks a location and its token, or Kartra's API; keeps references to secrets only. */
import type { Command } from 'commander';
import type { TokenReference } from '../config.ts';
import { LandfallError } from '../errors.ts';
import { isClear } from '../plan/accept-findings.ts';
import { number, plural } from '../report/words.ts';
import { parseTarget, personalPath, runVerb, type VerbContext } from './command.ts';
import { exitCodeOf } from './output.ts';
import { parseLocation } from './parse-location.ts';
import { showPreflight } from './show-preflight.ts';

interface ConnectFlags {
  readonly source?: string;
  readonly target?: string;
  readonly location?: string;
  readonly tokenFile?: string;
  readonly tokenVariable?: string;
  readonly acceptWorkflow?: readonly string[];
  readonly acceptFinding?: readonly string[];
  readonly by?: string;
  readonly appId?: string;
  readonly keyFile?: string;
  readonly keyVariable?: string;
  readonly passwordFile?: string;
  readonly passwordVariable?: string;
}

export function registerConnect(program: Command): void {
  program
    .command('connect')
    .description('connect a HighLevel location by its token, or Kartra’s API by its key (optional)')
    .option('--target <target>', 'rehearsal or production')
    .option('--location <id>', "the location's id, or the address of one of its pages in HighLevel")
    .option('--token-file <file>', 'file that holds the token')
    .option('--token-variable <name>', 'environment variable that holds the token')
    .option('--accept-workflow <name...>', 'accept that these published workflows may react to a load')
    .option('--accept-finding <code...>', 'accept what the plan says is in the way, with what it costs')
    .option('--by <name>', 'who accepts')
    .option('--source <source>', 'kartra: connect Kartra’s API instead of a location')
    .option('--app-id <id>', 'the app registered with Kartra')
    .option('--key-file <file>', 'file that holds the API key')
    .option('--key-variable <name>', 'environment variable that holds the API key')
    .option('--password-file <file>', 'file that holds the API password')
    .option('--password-variable <name>', 'environment variable that holds the API password')
    .action(async (flags: ConnectFlags, command: Command) => {
      await runVerb(command, 'connect', async (context) => {
        if (flags.source !== undefined) return connectSource(flags, context);
        if (flags.acceptWorkflow !== undefined) return accept(flags.acceptWorkflow, flags, context);
        if (flags.acceptFinding !== undefined) return acceptOpen(flags.acceptFinding, flags, context);
        const { output, workspace, surroundings } = context;
        const { runConnect } = await import('../pipeline/run-connect.ts');
        const target = parseTarget(requireFlag('--target', 'rehearsal or production', flags.target));
        const { location, publishedWorkflows, preflight } = await runConnect(
          await workspace(),
          target,
          parseLocation(requireFlag('--location', 'the id of a HighLevel location', flags.location)),
          secretReference('token', flags.tokenFile, flags.tokenVariable),
          surroundings,
        );
        const next = 'landfall extract';
        const status = isClear(preflight) ? 'done' : 'blocked';
        if (output.json)
          output.document({ step: 'connect', status, target, location, publishedWorkflows, preflight, next });
        output.say(`Connected ${target}: "${location.name}" (${location.id})`);
        output.say(
          location.allowDuplicateContact
            ? 'This location allows several contacts with the same e-mail or phone.'
            : 'This location allows each e-mail and phone once: a shared phone stays with one person.',
        );
        showPreflight(preflight, target, output);
        output.say('next: landfall (shows where you are)');
        return exitCodeOf({ status });
      });
    });
}

/** For a location that is connected already: nothing else of it changes. */
async function accept(
  names: readonly string[],
  flags: ConnectFlags,
  { output, workspace, surroundings }: VerbContext,
): Promise<number> {
  const { acceptWorkflows } = await import('../pipeline/accept-workflows.ts');
  const target = parseTarget(requireFlag('--target', 'rehearsal or production', flags.target));
  const by = requireFlag('--by', 'the name of the person who accepts them', flags.by);
  const opened = await workspace();
  const { accepted, waiting } = await acceptWorkflows(opened, target, names, by, surroundings);
  const next = `landfall ${waiting.length > 0 ? 'connect' : 'apply'} --target ${target}`;
  if (output.json) output.document({ step: 'connect', status: 'done', target, accepted, waiting, next });
  output.say(`Accepted by ${by}: ${accepted.join(', ')}. They may react to what is written.`);
  if (opened.config.decisions['published-workflows']?.choice === 'draft') {
    output.say(
      'A load still waits until they are drafts, as was decided: landfall decide published-workflows accept-each changes that.',
    );
  }
  if (waiting.length > 0) output.say(`Still published, a load waits for them: ${waiting.join(', ')}`);
  output.say(`next: ${next}`);
  return 0;
}

/** What a plan says is in the way: who lets it stand, and for how many records. */
async function acceptOpen(
  ids: readonly string[],
  flags: ConnectFlags,
  { output, workspace, surroundings }: VerbContext,
): Promise<number> {
  const { acceptFinding } = await import('../pipeline/accept-finding.ts');
  const target = parseTarget(requireFlag('--target', 'rehearsal or production', flags.target));
  const by = requireFlag('--by', 'the name of the person who accepts it', flags.by);
  const { accepted, waiting } = await acceptFinding(await workspace(), target, ids, by, surroundings);
  const status = waiting.length > 0 ? 'blocked' : 'done';
  const next = `landfall ${waiting.length > 0 ? 'plan' : 'apply'} --target ${target}`;
  if (output.json) output.document({ step: 'connect', status, target, accepted, waiting, next });
  for (const { finding, records } of accepted)
    output.say(`Accepted by ${by}: ${finding}${records === null ? '' : `, ${plural(records, 'record')}`}.`);
  if (waiting.length > 0) output.say(`Still in the way: ${waiting.join(', ')}`);
  output.say(`next: ${next}`);
  return exitCodeOf({ status });
}

async function connectSource(
  flags: ConnectFlags,
  { output, workspace, surroundings }: VerbContext,
): Promise<number> {
  if (flags.source !== 'kartra') {
    throw new LandfallError('usage', `There is no source named "${flags.source ?? ''}".`, {
      value: flags.source ?? '',
      rule: 'kartra',
      remedy: 'Say --source kartra.',
    });
  }
  const { runConnectKartra } = await import('../pipeline/run-connect-kartra.ts');
  const source = {
    appId: requireFlag('--app-id', 'the id of the app registered with Kartra', flags.appId),
    key: secretReference('key', flags.keyFile, flags.keyVariable),
    password: secretReference('password', flags.passwordFile, flags.passwordVariable),
  };
  const account = await runConnectKartra(await workspace(), source, surroundings);
  const next = 'landfall enrich';
  if (output.json) output.document({ step: 'connect', status: 'done', source: 'kartra', account, next });
  const count = (value: number | null) => (value === null ? 'no answer about' : number(value));
  output.say(
    `Connected Kartra’s API: ${count(account.tags)} tags, ${count(account.lists)} lists, ${count(account.sequences)} sequences, ${count(account.customFields)} custom fields.`,
  );
  output.say(`next: ${next}`);
  return 0;
}

/** @throws `usage` */
function requireFlag(flag: string, rule: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new LandfallError('usage', `${flag} is missing.`, {
    value: flag,
    rule,
    remedy: `Add ${flag}, or see landfall connect --help.`,
  });
}

/** @throws `usage` */
function secretReference(
  name: 'token' | 'key' | 'password',
  file: string | undefined,
  variable: string | undefined,
): TokenReference {
  if (file !== undefined && variable === undefined) return { file: personalPath(file) };
  if (variable !== undefined && file === undefined) return { variable };
  throw new LandfallError('usage', `Say where the ${name} is.`, {
    rule: `either --${name}-file or --${name}-variable`,
    remedy: `A ${name} never stands on the command line: others can see it there.`,
  });
}
