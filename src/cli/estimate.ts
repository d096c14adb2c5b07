/** `landfall estimate`: how long, how many requests, what price; from counts alone or from a workspace. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { EstimateSummary } from '../pipeline/audit/run-estimate.ts';
import { duration, number } from '../report/words.ts';
import { personalPath, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface EstimateFlags {
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
  readonly count?: readonly string[];
  readonly api?: boolean;
  readonly prices?: string;
  readonly pricesTemplate?: boolean;
}

const route = { category: 'crm', from: 'kartra', to: 'highlevel' } as const;

export function registerEstimate(program: Command): void {
  program
    .command('estimate')
    .description('how long it will take and what it will cost: from counts alone, or from this workspace')
    .option('--category <category>', 'what is migrated: crm')
    .option('--from <platform>', 'where it stands: kartra')
    .option('--to <platform>', 'where it goes: highlevel')
    .option('--count <name=number...>', 'counts, such as contacts=5000 transactions=20000; no workspace then')
    .option('--api', 'with counts: Kartra’s API is asked about each lead')
    .option('--prices <file>', 'with counts: the rules of price')
    .option('--prices-template', 'print the example rules of price, to be saved as prices.yaml and edited')
    .action(async (flags: EstimateFlags, command: Command) => {
      await runVerb(command, 'estimate', async ({ flags: global, output, workspace }) => {
        checkRoute(flags);
        if (flags.pricesTemplate === true) {
          const { examplePriceFile } = await import('../pipeline/audit/read-prices.ts');
          const template = examplePriceFile();
          if (output.json) output.document({ step: 'estimate', status: 'done', template });
          output.say(template);
          return 0;
        }
        const run = await import('../pipeline/audit/run-estimate.ts');
        const at = isoInstant(Date.now());
        const hasWorkspace = existsSync(join(personalPath(global.workspace), 'landfall.yaml'));
        if (flags.count === undefined && !hasWorkspace) {
          throw new LandfallError('usage', 'There is nothing to estimate from.', {
            rule: 'counts, or a workspace',
            remedy: 'landfall estimate --count contacts=5000 transactions=20000',
          });
        }
        const summary =
          flags.count === undefined
            ? await run.estimateFromWorkspace(await workspace(), at)
            : await run.estimateFromCounts(run.readCounts(flags.count), {
                prices: flags.prices === undefined ? null : personalPath(flags.prices),
                withApi: flags.api === true,
                at,
              });
        if (output.json) output.document(summary);
        showEstimate(summary, output);
        return 0;
      });
    });
}

/** One pair today: said, so that nobody takes the answer for another. @throws LandfallError `usage` */
function checkRoute(flags: Pick<EstimateFlags, keyof typeof route>): void {
  for (const key of ['category', 'from', 'to'] as const) {
    const value = flags[key] ?? route[key];
    if (value.toLowerCase() === route[key]) continue;
    throw new LandfallError('usage', `Landfall does not estimate --${key} ${value}.`, {
      value,
      rule: route[key],
      remedy: 'Leave the option out.',
    });
  }
}

function showEstimate(summary: EstimateSummary, output: Output): void {
  const { workingDays, weeks, because, phases, price, limit } = summary;
  output.say(
    `${workingDays.low} to ${workingDays.high} working days, most likely ${workingDays.likely} (${weeks}): ${because.join('; ')}`,
  );
  output.say(
    `${number(summary.highLevelRequests)} requests to HighLevel, ${number(summary.kartraRequests)} calls to Kartra; ${limit} binds; ${duration(summary.machineMinutes * 60_000)} of machine time`,
  );
  for (const { phase, machineMinutes, humanMinutes, waitingDays } of phases) {
    output.say(
      `  ${phase}: people ${duration(humanMinutes * 60_000)}, machine ${duration(machineMinutes * 60_000)}, waiting ${waitingDays} days`,
    );
  }
  if (price === null) output.say('More than 2,000,000 records: scoped individually, no price is computed.');
  else {
    for (const { rule, what, amount } of price.lines) output.say(`  ${rule}  ${what}: ${number(amount)}`);
    output.say(
      `${number(price.total)} ${price.currency}, as of ${summary.at}; the same for one record more or less`,
    );
  }
  if (summary.files.length > 0) output.say(`The estimate: ${summary.files.join(', ')}`);
  output.say(`next: ${summary.next}`);
}
