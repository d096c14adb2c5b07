/**
 * Owns: the nouns around opportunities as the simulator stores them, independent of any API version.
 * Invariants: records are immutable; times are virtual milliseconds; an absent field is undefined.
 */

import type { StoredCustomField } from './contact-record.ts';

export const OPPORTUNITY_STATUSES = ['open', 'won', 'lost', 'abandoned'] as const;
export type OpportunityStatus = (typeof OPPORTUNITY_STATUSES)[number];

export interface OpportunityRecord {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly pipelineId: string;
  readonly pipelineStageId: string;
  readonly name: string;
  readonly status: OpportunityStatus;
  readonly monetaryValue: number;
  readonly assignedTo?: string | undefined;
  readonly source?: string | undefined;
  readonly lostReasonId?: string | undefined;
  /** YYYY-MM-DD */
  readonly forecastExpectedCloseDate?: string | undefined;
  readonly forecastProbability?: number | undefined;
  readonly customFields: readonly StoredCustomField[];
  readonly followers: readonly string[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly lastStatusChangeAtMs: number;
  readonly lastStageChangeAtMs: number;
}

export interface StageRecord {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly showInFunnel: boolean;
  readonly showInPieChart: boolean;
  readonly stageWinProbability: number;
  readonly color?: string | undefined;
}

/** A pipeline in its read shape; its stages stand in the order of their positions. */
export interface PipelineRecord {
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
  readonly position: number;
  readonly stages: readonly StageRecord[];
  readonly showInFunnel: boolean;
  readonly showInPieChart: boolean;
  readonly useOpportunityProbability: boolean;
  readonly colorRenderMode: 'dot' | 'bg-tint' | 'none';
  readonly dateAdded: string;
  readonly dateUpdated: string;
}

export interface LostReasonRecord {
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
