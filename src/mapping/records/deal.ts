/**
 * A deal as an opportunity: what its fields say in the destination's terms, and in which order the stages of its
 * pipeline stand. HighLevel cannot date an opportunity back, assign it to nobody it knows or make a reason why
 * one was lost: each such fact stands in a field.
 */
import type { CustomValue } from '../../model/contact.ts';
import type { Entity } from '../../model/entity.ts';
import { type OpportunityStatus, opportunityStatuses } from '../../model/opportunity.ts';
import type { CarriedRecord } from '../compile-record.ts';

export interface Deal {
  readonly externalId: string;
  /** Marker of the person; null where nobody is known. */
  readonly contact: string | null;
  readonly name: string;
  readonly pipeline: string;
  readonly stage: string;
  readonly status: OpportunityStatus;
  readonly amount: number | null;
  readonly closeDate: string | null;
  /** As the source writes them; empty where there is none. */
  readonly owner: string;
  readonly lostReason: string;
  /** Values by key of a custom field of opportunities, the owner's excepted. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** What an earlier export filled and the latest leaves empty, as changes of an opportunity name it. */
  readonly emptied: readonly string[];
}

/** Fields of a deal → what a change of its opportunity calls them; no others are emptied. */
const emptiedAs: Readonly<Record<string, string | readonly string[]>> = {
  // Who is no user of the location stands in a field.
  assignedTo: ['owner', 'custom.kartra_owner'],
  monetaryValue: 'amount',
  closeDate: 'closeDate',
  currency: 'custom.kartra_currency',
  createdAt: 'custom.kartra_created',
  lostReason: 'custom.kartra_lost_reason',
  'link:company': 'custom.kartra_company',
  notes: 'custom.kartra_notes',
};

/** Where a deal names no pipeline or stage. */
const defaults = { pipeline: 'Kartra deals', stage: 'From Kartra' } as const;

export function readDeal(entity: Entity, { fields, custom, links, emptied }: CarriedRecord): Deal {
  const status = opportunityStatuses.find((one) => one === fields.status) ?? 'open';
  const amount = Number(fields.monetaryValue ?? '');
  const texts = {
    kartra_currency: fields.currency ?? '',
    kartra_created: fields.createdAt ?? '',
    kartra_lost_reason: fields.lostReason ?? '',
    kartra_company: links.find(({ to }) => to === 'company')?.value ?? '',
    kartra_notes: fields.notes ?? '',
  };
  return {
    externalId: entity.marker,
    contact: entity.contact ?? null,
    name: fields.name ?? entity.marker,
    pipeline: fields.pipeline ?? defaults.pipeline,
    stage: fields.pipelineStage ?? defaults.stage,
    status,
    amount: fields.monetaryValue === undefined || !Number.isFinite(amount) ? null : amount,
    closeDate: fields.closeDate ?? null,
    owner: fields.assignedTo ?? '',
    lostReason: fields.lostReason ?? '',
    custom: {
      ...custom,
      kartra_id: entity.marker,
      ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    },
    emptied: emptied.flatMap((name) => (name.startsWith('custom.') ? name : (emptiedAs[name] ?? []))),
  };
}

/**
 * Pipelines with their stages. The export does not say in which order stages stand: those that hold open deals
 * come first, those where every deal has ended last, each as they are first met.
 */
export function collectPipelines(): {
  see(deal: Deal): void;
  pipelines(): readonly { readonly name: string; readonly stages: readonly string[] }[];
} {
  const seen = new Map<string, { name: string; stages: Map<string, { name: string; open: boolean }> }>();
  return {
    see({ pipeline, stage, status }) {
      const key = pipeline.trim().toLowerCase();
      const one = seen.get(key) ?? { name: pipeline.trim(), stages: new Map() };
      seen.set(key, one);
      const name = stage.trim();
      const known = one.stages.get(name.toLowerCase()) ?? { name, open: false };
      one.stages.set(name.toLowerCase(), { name: known.name, open: known.open || status === 'open' });
    },
    pipelines: () =>
      [...seen.values()].map(({ name, stages }) => {
        const all = [...stages.values()];
        const ordered = [...all.filter(({ open }) => open), ...all.filter(({ open }) => !open)];
        return { name, stages: ordered.map((stage) => stage.name) };
      }),
  };
}
