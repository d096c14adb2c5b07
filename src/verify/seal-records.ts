/** Lines of a manifest: what the operations of a finished plan say must stand there, sealed value by value. */
import { createHmac } from 'node:crypto';
import type { PlanStore } from '../ledger/ledger.ts';
import type { CustomValue } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import { asExpectedOpportunity } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { ManifestRecord } from '../model/manifest.ts';
import { findStage, type OpportunityPlace } from '../model/opportunity-place.ts';
import { sealValue } from './seal-value.ts';

export interface SealOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  /** Custom-field key → field at the location. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  /** From which each record's salt is drawn; used once and thrown away. Hex. */
  readonly seed: string;
}

const dealKinds = ['opportunity', 'order', 'subscription'] as const;

/** In the order of the plan: the same each time it is asked, with the same seed. */
export async function* sealRecords(options: SealOptions): AsyncGenerator<ManifestRecord> {
  for (const object of ['contact', ...dealKinds] as const) {
    for await (const batch of options.plans.operations(options.planId, { object, states: ['done'] }))
      for (const operation of batch) {
        const { destinationId } = operation;
        if (destinationId === null) continue;
        yield object === 'contact'
          ? sealContact(operation, destinationId, options)
          : sealDeal(operation, destinationId, options);
      }
  }
}

const saltOf = (seed: string, id: string): string =>
  createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest('hex').slice(0, 32);

function sealContact(operation: Operation, id: string, { fields, seed }: SealOptions): ManifestRecord {
  const expected = asExpectedContact(operation.expected);
  const salt = saltOf(seed, id);
  const left = new Set(
    operation.note?.startsWith('moved: ') === true ? operation.note.slice(7).split(', ') : [],
  );
  const sealed: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(expected.fields))
    if (!left.has(field)) sealed[field] = sealValue(salt, field, '', value);
  sealCustom(expected.custom, fields, salt, left, sealed);
  if (expected.tags.length > 0) sealed['tags'] = expected.tags.map((tag) => sealValue(salt, 'tags', '', tag));
  for (const channel of expected.restricted) sealed[`dnd.${channel}`] = sealValue(salt, 'dnd', '', channel);
  return { object: 'contact', id, salt, fields: sealed };
}

function sealDeal(operation: Operation, id: string, { place, seed }: SealOptions): ManifestRecord {
  const expected = asExpectedOpportunity(operation.expected);
  const salt = saltOf(seed, id);
  const left = new Set(expected.left ?? []);
  const stage = findStage(place, expected.pipeline, expected.stage);
  const plain: Readonly<Record<string, string | number | null | undefined>> = {
    name: expected.name,
    pipeline: stage?.pipelineId,
    stage: stage?.stageId,
    status: expected.status,
    amount: expected.amount,
    owner: expected.ownerId,
    closeDate: expected.closeDate,
  };
  const sealed: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(plain))
    if (value !== null && value !== undefined && !left.has(field))
      sealed[field] = sealValue(salt, field, '', value);
  sealCustom(expected.custom, place.fields, salt, left, sealed);
  return { object: 'opportunity', id, salt, fields: sealed };
}

function sealCustom(
  custom: Readonly<Record<string, CustomValue>>,
  fields: ReadonlyMap<string, FieldAtLocation>,
  salt: string,
  left: ReadonlySet<string>,
  sealed: Record<string, string | readonly string[]>,
): void {
  for (const [key, value] of Object.entries(custom)) {
    const field = fields.get(key);
    if (field === undefined || left.has(`custom.${key}`)) continue;
    const name = `custom.${field.id}`;
    sealed[name] = sealValue(salt, name, field.dataType, value);
  }
}
