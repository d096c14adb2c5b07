/** `landfall generate DIR`: a Kartra account as export files, with the known answers beside them. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { number } from '../report/words.ts';
import { ACCOUNT_OBJECTS, type AccountObject, REFUND_SIGNS } from '../simulator/generate/account-objects.ts';
import { parseCount, personalPath, runVerb } from './command.ts';

interface GenerateFlags {
  readonly contacts: string;
  readonly seed?: string;
  readonly vintage?: string;
  readonly files?: string;
  readonly objects?: string;
  readonly currencies?: string;
  readonly transactions?: string;
  readonly deals?: string;
  readonly refundSign?: string;
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
    .option(
      '--objects <list>',
      `what is written: all, or ${ACCOUNT_OBJECTS.join(',')}; contacts alone without it`,
    )
    .option('--currencies <list>', 'a transactions file for each, such as USD,EUR; USD without it')
    .option('--transactions <number>', 'exactly so many rows of transactions; as drawn without it')
    .option('--deals <number>', 'exactly so many deals; 6 for a hundred people without it')
    .option('--refund-sign <sign>', `refunds in the transactions file: ${REFUND_SIGNS.join(', ')}`)
    .action(async (directory: string, flags: GenerateFlags, command: Command) => {
      await runVerb(command, 'generate', async ({ output }) => {
        const vintage = vintages.find((name) => name === flags.vintage);
        if (flags.vintage !== undefined && vintage === undefined) {
          throw new LandfallError('usage', `There is no vintage named "${flags.vintage}".`, {
            value: flags.vintage,
            rule: `one of ${vintages.join(', ')}`,
            remedy: 'Name one of these, or leave --vintage out.',
          });
        }
        const refundSign = REFUND_SIGNS.find((sign) => sign === flags.refundSign);
        if (flags.refundSign !== undefined && refundSign === undefined) {
          throw new LandfallError('usage', `There is no refund sign named "${flags.refundSign}".`, {
            value: flags.refundSign,
            rule: `one of ${REFUND_SIGNS.join(', ')}`,
            remedy: 'Name one of these, or leave --refund-sign out to have both signs in one file.',
          });
        }
        if (vintage === 'both' && flags.files === '1') {
          throw new LandfallError('usage', 'One file cannot have both header styles.', {
            value: flags.files,
            rule: '--vintage both needs at least 2 files',
            remedy: 'Write --files 2 or more, or leave --files out.',
          });
        }
        const startedMs = performance.now();
        const { generateAccount } = await import('../simulator/generate/generate-account.ts');
        const account = await generateAccount({
          directory: personalPath(directory),
          contacts: parseCount('--contacts', flags.contacts, 0, 1_600_000),
          seed: flags.seed === undefined ? 1 : parseCount('--seed', flags.seed, 0, 2 ** 32 - 1),
          ...(vintage === undefined ? {} : { vintage }),
          ...(flags.files === undefined ? {} : { files: parseCount('--files', flags.files, 1, 50) }),
          ...(flags.objects === undefined ? {} : { objects: parseObjects(flags.objects) }),
          ...(flags.currencies === undefined ? {} : { currencies: parseCurrencies(flags.currencies) }),
          ...(flags.transactions === undefined
            ? {}
            : { transactions: parseCount('--transactions', flags.transactions, 0, 5_000_000) }),
          ...(flags.deals === undefined ? {} : { deals: parseCount('--deals', flags.deals, 0, 1_000_000) }),
          ...(refundSign === undefined ? {} : { refundSign }),
        });
        if (output.json) {
          const { directory: folder, files, summary } = account;
          output.document({
            step: 'generate',
            status: 'done',
            directory: folder,
            files,
            counts: summary.counts,
            ...(summary.commerce === undefined ? {} : { commerce: summary.commerce }),
            ...(summary.records === undefined ? {} : { records: summary.records }),
          });
        }
        const { commerce, records } = account.summary;
        for (const file of [...account.files, ...(commerce?.files ?? []), ...(records?.files ?? [])])
          output.say(`${file.name}: ${number(file.rows)} rows`);
        output.say(
          `${number(account.summary.counts.people)} people; the known answers: ${account.answersPath}`,
        );
        const seconds = (performance.now() - startedMs) / 1000;
        const megabytes = Math.ceil(process.resourceUsage().maxRSS / 1024);
        output.say(`${seconds.toFixed(1)} s, at most ${number(megabytes)} MB of memory`);
        return 0;
      });
    });
}

/** @throws `usage` when a word is no object, or contacts are missing */
function parseObjects(list: string): readonly AccountObject[] {
  const wanted = list.split(',').map((word) => word.trim());
  if (wanted.length === 1 && wanted[0] === 'all') return ACCOUNT_OBJECTS;
  const known = ACCOUNT_OBJECTS.filter((object) => wanted.includes(object));
  const unknown = wanted.filter((word) => !ACCOUNT_OBJECTS.some((object) => object === word));
  if (unknown.length === 0 && known.includes('contacts')) return known;
  throw new LandfallError('usage', '--objects is not a list this command can write.', {
    value: list,
    rule: `all, or contacts and any of ${ACCOUNT_OBJECTS.slice(1).join(', ')}, with commas between them`,
    remedy: 'Write --objects all, or name contacts and what you want beside them.',
  });
}

/** @throws `usage` when one is not three capital letters */
function parseCurrencies(list: string): string[] {
  const currencies = [...new Set(list.split(',').map((code) => code.trim()))];
  if (currencies.every((code) => /^[A-Z]{3}$/.test(code))) return currencies;
  throw new LandfallError('usage', '--currencies is not a list of currencies.', {
    value: list,
    rule: 'three capital letters each, with commas between them, such as USD,EUR',
    remedy: 'Write the ISO 4217 codes in capitals, or leave --currencies out for USD alone.',
  });
}
