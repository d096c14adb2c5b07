/** Opportunities, and the pipelines they stand in, as HighLevel holds them. */
import type { CustomValue } from './contact.ts';

/** HighLevel, opportunities: the statuses a record can have. */
export const opportunityStatuses = ['open', 'won', 'lost', 'abandoned'] as const;

export type OpportunityStatus = (typeof opportunityStatuses)[number];

/** What an opportunity of ours says it comes from. */
export const opportunitySource = 'Kartra';

export interface DestinationOpportunity {
  readonly id: string;
  readonly name: string;
  readonly contactId: string;
  readonly pipelineId: string;
  readonly stageId: string | null;
  /** One of `opportunityStatuses`, or one the platform has added since. */
  readonly status: string;
  /** In the location's currency, as the platform holds it: a number, not minor units. */
  readonly amount: number | null;
  readonly ownerId: string | null;
  readonly source: string | null;
  readonly lostReasonId: string | null;
  /** `YYYY-MM-DD`. */
  readonly expectedCloseDate: string | null;
  /** When anybody last changed it, epoch ms; absent where the read does not say. */
  readonly updatedAt?: number;
  /** By field id; a date as the platform shows it. */
  readonly custom: Readonly<Record<string, CustomValue>>;
}

export interface DestinationStage {
  readonly id: string;
  readonly name: string;
}

export interface DestinationPipeline {
  readonly id: string;
  readonly name: string;
  /** In their order. */
  readonly stages: readonly DestinationStage[];
}

export interface DestinationLostReason {
  readonly id: string;
  readonly name: string;
}
