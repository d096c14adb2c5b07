/**
 * Tags on a person this load made that nobody gave: not the export, not the release of tags held back, and no person
 * since, who would have moved the time of change. On people who stood there before, other tags are their own business.
 */
import type { PlanStore } from '../ledger/ledger.ts';
import { missingTags } from '../model/compare-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { ExpectedContact } from '../model/expected-contact.ts';
import type { Operation } from '../model/journal.ts';
import type { EditWatch } from './edit-watch.ts';

export interface ExtraTags {
  /** Empty for anybody who stood there before the plan, or whom somebody changed since. */
  find(
    operation: Operation,
    expected: ExpectedContact,
    standing: DestinationContact,
  ): Promise<readonly string[]>;
}

interface ExtraTagsOptions {
  readonly planId: number;
  /** Epoch ms. */
  readonly plannedAt: number;
  readonly plans: PlanStore;
  readonly edits: EditWatch;
}

export function createExtraTags({ planId, plannedAt, plans, edits }: ExtraTagsOptions): ExtraTags {
  let released: Promise<ReadonlyMap<string, readonly string[]>> | null = null;
  return {
    async find(operation, expected, { tags, addedAt, updatedAt }) {
      if (addedAt === undefined || addedAt < plannedAt) return [];
      const others = missingTags(tags, expected.tags);
      if (others.length === 0 || (await edits.isEdited(operation, updatedAt))) return [];
      const given = (await (released ??= releasedTags(plans, planId))).get(operation.externalId) ?? [];
      return missingTags(others, given);
    },
  };
}

/** By person: tags given by operations of their own. */
async function releasedTags(
  plans: PlanStore,
  planId: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const given = new Map<string, readonly string[]>();
  for (const object of ['contact-tags', 'held-tags'] as const)
    for await (const batch of plans.operations(planId, { object }))
      for (const { dependsOn, expected } of batch) {
        const [person = ''] = dependsOn;
        const { tags } = expected as { readonly tags: readonly string[] };
        given.set(person, [...(given.get(person) ?? []), ...tags]);
      }
  return given;
}
