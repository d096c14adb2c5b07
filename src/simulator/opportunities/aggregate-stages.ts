/**
 * Owns: the totals per stage that a v3 search answers when it names a pipeline.
 * Source: StageAggregationResponseDto of the v3 opportunities spec. Unverified: which filters count as naming a
 * pipeline (an eq on it), and that the probability is the opportunity's own, else that of its stage.
 */

import type { LocationState } from '../world/location-state.ts';
import type { OpportunityRecord, StageRecord } from '../world/opportunity-record.ts';

type Filter = { readonly field: string; readonly operator: string; readonly value?: unknown };

/** The totals of each stage of the pipeline that `filters` name; undefined when they name none. */
export function aggregateStages(
  rows: readonly OpportunityRecord[],
  filters: readonly Filter[],
  location: LocationState,
): Record<string, unknown>[] | undefined {
  const named = filters.find(({ field, operator }) => /^pipeline_?id$/i.test(field) && operator === 'eq');
  const pipeline = typeof named?.value === 'string' ? location.pipelines.get(named.value) : undefined;
  return pipeline?.stages.map((stage) => {
    const inStage = rows.filter(({ pipelineStageId }) => pipelineStageId === stage.id);
    const open = inStage.filter(({ status }) => status === 'open');
    return {
      pipelineStageId: stage.id,
      totalCount: inStage.length,
      totalValue: sum(inStage),
      weightedValue: weigh(inStage, stage),
      openValue: sum(open),
      openWeightedValue: weigh(open, stage),
      wonValue: sum(inStage.filter(({ status }) => status === 'won')),
    };
  });
}

function sum(rows: readonly OpportunityRecord[]): number {
  return rows.reduce((total, { monetaryValue }) => total + monetaryValue, 0);
}

function weigh(rows: readonly OpportunityRecord[], stage: StageRecord): number {
  return rows.reduce(
    (total, { monetaryValue, forecastProbability }) =>
      total + (monetaryValue * (forecastProbability ?? stage.stageWinProbability)) / 100,
    0,
  );
}
