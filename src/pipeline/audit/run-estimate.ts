/** Estimate as a step: from counts alone, without a workspace, or from what a workspace was found to hold. */
import { estimate, noCounts } from '../../audit/estimate/estimate.ts';
import { examplePrices } from '../../audit/estimate/price.ts';
import { LandfallError } from '../../errors.ts';
import {
  type Estimate,
  type EstimateCount,
  type EstimateInputs,
  estimateCounts,
} from '../../model/estimate.ts';
import { estimatePaper } from '../../report/papers/estimate-paper.ts';
import type { Workspace } from '../workspace.ts';
import { readAudit } from './read-audit.ts';
import { readPriceFile } from './read-prices.ts';
import { writePaper } from './write-paper.ts';

export interface EstimateSummary extends Estimate {
  readonly step: 'estimate';
  readonly status: 'done';
  /** ISO instant: what makes it a quote. */
  readonly at: string;
  readonly files: readonly string[];
  readonly next: string;
}

/** @param pairs `contacts=5000`; what is not said is none @throws LandfallError `usage` */
export function readCounts(pairs: readonly string[]): EstimateInputs {
  const counts: Partial<Record<EstimateCount, number>> = {};
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=');
    const known = estimateCounts.find((count) => count === name.trim());
    const number = Number(value.replaceAll(/[,_]/gu, ''));
    if (known === undefined || !/^[\d,_]+$/u.test(value) || !Number.isSafeInteger(number)) {
      throw new LandfallError('usage', 'This is no count Landfall can estimate from.', {
        value: pair,
        rule: `name=number, with a name of ${estimateCounts.join(', ')}`,
        remedy: 'landfall estimate --count contacts=5000 transactions=20000',
      });
    }
    counts[known] = number;
  }
  return { ...noCounts, subAccounts: 1, ...counts };
}

/** @param prices a file of rules; null for the example rates */
export async function estimateFromCounts(
  counts: EstimateInputs,
  options: { readonly prices: string | null; readonly withApi: boolean; readonly at: string },
): Promise<EstimateSummary> {
  const prices = options.prices === null ? examplePrices : await readPriceFile(options.prices);
  return {
    step: 'estimate',
    status: 'done',
    at: options.at,
    files: [],
    next: 'landfall init my-migration --default-country US --time-zone America/New_York',
    ...estimate(counts, { prices, withApi: options.withApi }),
  };
}

/** @param at ISO instant */
export async function estimateFromWorkspace(workspace: Workspace, at: string): Promise<EstimateSummary> {
  const { estimate: forecast, survey } = await readAudit(workspace);
  const imprint = { account: survey.account, writtenAt: at, asOf: survey.asOf };
  const files = await writePaper(workspace, 'estimate', estimatePaper(forecast), forecast, imprint);
  return { step: 'estimate', status: 'done', at, files, next: 'landfall audit', ...forecast };
}
