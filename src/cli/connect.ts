/** `landfall connect`: checks a location and its token, keeps the reference to the token. */
import type { Command } from 'commander';
import type { TokenReference } from '../config.ts';
import { LandfallError } from '../errors.ts';
import { parseTarget, personalPath, runVerb } from './command.ts';

interface ConnectFlags {
  readonly target: string;
  readonly location: string;
  readonly tokenFile?: string;
  readonly tokenVariable?: string;
}

export function registerConnect(program: Command): void {
  program
    .command('connect')
    .description('connect a HighLevel location, by the private integration token it stands for')
    .requiredOption('--target <target>', 'rehearsal or production')
    .requiredOption('--location <id>', "the location's id")
    .option('--token-file <file>', 'file that holds the token')
    .option('--token-variable <name>', 'environment variable that holds the token')
    .action(async (flags: ConnectFlags, command: Command) => {
      await runVerb(command, 'connect', async ({ output, workspace, surroundings }) => {
        const { runConnect } = await import('../pipeline/run-connect.ts');
        const target = parseTarget(flags.target);
        const { location, publishedWorkflows } = await runConnect(
          await workspace(),
          target,
          flags.location,
          tokenReference(flags),
          surroundings,
        );
        const next = 'landfall extract';
        if (output.json)
          output.document({ step: 'connect', status: 'done', target, location, publishedWorkflows, next });
        output.say(`Connected ${target}: "${location.name}" (${location.id})`);
        output.say(
          location.allowDuplicateContact
            ? 'This location allows several contacts with the same e-mail or phone.'
            : 'This location allows each e-mail and phone once: a shared phone stays with one person.',
        );
        if (publishedWorkflows.length > 0) {
          output.say(`Published workflows would react to a load: ${publishedWorkflows.join(', ')}`);
        }
        output.say('next: landfall (shows where you are)');
        return 0;
      });
    });
}

function tokenReference({ tokenFile, tokenVariable }: ConnectFlags): TokenReference {
  if (tokenFile !== undefined && tokenVariable === undefined) return { file: personalPath(tokenFile) };
  if (tokenVariable !== undefined && tokenFile === undefined) return { variable: tokenVariable };
  throw new LandfallError('usage', 'Say where the token is.', {
    rule: 'either --token-file or --token-variable',
    remedy: 'A token never stands on the command line: others can see it there.',
  });
}
