/** `landfall generate DIR`: a Kartra account as export files, with the known answers beside them. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { number } from '../report/words.ts';
import { parseCount, personalPath, runVerb } from './command.ts';

interface GenerateFlags {
  readonly contacts: string;
  readonly seed?: string;
  readonly vintage?: string;
  readonly files?: string;
}

const vintages = ['contacts', 'leads', 'both'] as const;

export function registerGenerate(program: Command): void {
  program
    .command('generate <directory>')
    .description('write a realistic Kartra account as export files, and its known answers')
    .requiredOption('--contacts <number>', 'how many people')
    .option('--seed <number>', 'same seed, same bytes')
    .option('--vintage <vintage>', `header style: ${vintages.join(', ')}`)
    .option('--files <number>', 'spread over so many overlapping files')
    .action(async (directory: string, flags: GenerateFlags, command: Command) => {
      await runVerb(command, 'generate', async ({ output }) => {
        const vintage = vintages.find((name) => name === flags.vintage);
        if (flags.vintage !== undefined && vintage === undefined) {
          throw new LandfallError('usage', `There is no vintage named "${flags.vintage}".`, {
            value: flags.vintage,
            rule: `one of ${vintages.join(', ')}`,
          });
        }
        const { generateAccount } = await import('../simulator/generate/generate-account.ts');
        const account = await generateAccount({
          directory: personalPath(directory),
          contacts: parseCount('--contacts', flags.contacts, 0, 1_600_000),
          seed: flags.seed === undefined ? 1 : parseCount('--seed', flags.seed, 0, 2 ** 32 - 1),
          ...(vintage === undefined ? {} : { vintage }),
          ...(flags.files === undefined ? {} : { files: parseCount('--files', flags.files, 1, 50) }),
        });
        if (output.json) {
          const { directory: folder, files, summary } = account;
          output.document({
            step: 'generate',
            status: 'done',
            directory: folder,
            files,
            counts: summary.counts,
          });
        }
        for (const file of account.files) output.say(`${file.name}: ${number(file.rows)} rows`);
        output.say(
          `${number(account.summary.counts.people)} people; the known answers: ${account.answersPath}`,
        );
        return 0;
      });
    });
}
