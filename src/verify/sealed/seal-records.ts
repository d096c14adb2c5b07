/** Lines of a manifest: what the operations of a finished plan say must stand there, sealed value by value. */
import { createHmac } from 'node:crypto';
import type { JournalStore } from '../../ledger/journal-stores.ts';
import type { PlanStore } from '../../ledger/ledger.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import { asExpectedAppointment, asExpectedSchedule, asExpectedTask } from '../../model/expected-calendar.ts';
import { asExpectedContact } from '../../model/expected-contact.ts';
import { filesFieldKey } from '../../model/expected-files.ts';
import {
  asExpectedNote,
  asExpectedOpportunity,
  asExpectedRecord,
  asExpectedRelation,
} from '../../model/expected-record.ts';
import { movedFields, type Operation } from '../../model/journal.ts';
import { type ManifestObject, type ManifestRecord, sealedLists } from '../../model/manifest.ts';
import { findStage, type OpportunityPlace } from '../../model/opportunity-place.ts';
import type { ObjectKind } from '../../model/plan.ts';
import { associationId } from '../../model/schema-ids.ts';
import { sealValue } from './seal-value.ts';
import {
  expectedBooking,
  expectedCalendar,
  expectedCompany,
  expectedFiles,
  expectedLink,
  expectedNote,
  expectedProperties,
  expectedSchedule,
  expectedTask,
  type IdsAtLocation,
  type SealedValues,
} from './sealed-values.ts';

export interface SealOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds'>;
  /** Custom-field key → field at the location. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  /** From which each record's salt is drawn; used once and thrown away. Hex. */
  readonly seed: string;
}

interface Sealed {
  readonly as: ManifestObject;
  /** External ids whose ids at the location are needed. */
  readonly needs: (operation: Operation) => readonly string[];
  readonly values: (operation: Operation, ids: IdsAtLocation, options: SealOptions) => SealedValues;
  /** Under what the location lists it, where it is listed under something. */
  readonly on?: (operation: Operation, ids: IdsAtLocation, options: SealOptions) => string | undefined;
}

const nothing = (): readonly string[] => [];
const contactOf = ({ expected }: Operation): string => (expected as { readonly contact: string }).contact;

const person: Sealed = {
  as: 'contact',
  needs: ({ expected }) => {
    const { company } = asExpectedContact(expected);
    return company === null ? [] : [company];
  },
  values: contactValues,
};
const deal: Sealed = { as: 'opportunity', needs: (operation) => [contactOf(operation)], values: dealValues };
const record: Sealed = {
  as: 'record',
  needs: nothing,
  values: ({ expected }) => expectedProperties(expected),
  on: ({ expected }) => asExpectedRecord(expected).object,
};
const link: Sealed = {
  as: 'link',
  needs: ({ expected }) => {
    const { association, record: of, contact } = asExpectedRelation(expected);
    return [associationId(association), of, contact];
  },
  values: ({ expected }, ids) => expectedLink(expected, ids),
  on: (operation, ids) => ids[contactOf(operation)],
};
const note: Sealed = {
  as: 'note',
  needs: (operation) => [contactOf(operation)],
  values: ({ expected }, ids) => expectedNote(expected, ids),
  on: ({ expected }, ids) => ids[asExpectedNote(expected).contact],
};

/** Kinds a manifest vouches for; what is not here is named in its first line. */
const sealed: Readonly<Partial<Record<ObjectKind, Sealed>>> = {
  company: { as: 'company', needs: nothing, values: ({ expected }) => expectedCompany(expected) },
  contact: person,
  opportunity: deal,
  order: deal,
  subscription: deal,
  'appointment-deal': deal,
  'order-record': record,
  'subscription-record': record,
  'membership-record': record,
  'affiliate-record': record,
  'order-link': link,
  'subscription-link': link,
  'membership-link': link,
  'affiliate-link': link,
  calendar: { as: 'calendar', needs: nothing, values: ({ expected }) => expectedCalendar(expected) },
  schedule: {
    as: 'schedule',
    needs: ({ expected }) => [asExpectedSchedule(expected).calendar],
    values: ({ expected }, ids) => expectedSchedule(expected, ids),
    on: ({ expected }) => asExpectedSchedule(expected).userId,
  },
  appointment: {
    as: 'appointment',
    needs: ({ expected }) => [contactOf({ expected } as Operation), asExpectedAppointment(expected).calendar],
    values: ({ expected }, ids) => expectedBooking(expected, ids),
    on: ({ expected }, ids) => ids[asExpectedAppointment(expected).calendar],
  },
  'appointment-task': {
    as: 'task',
    needs: (operation) => [contactOf(operation)],
    values: ({ expected }) => expectedTask(expected),
    on: ({ expected }, ids) => ids[asExpectedTask(expected).contact],
  },
  'appointment-note': note,
  note,
  'history-note': note,
  attachment: {
    as: 'files',
    needs: nothing,
    values: ({ expected }) => expectedFiles(expected),
    on: (_, __, { fields }) => fields.get(filesFieldKey)?.id,
  },
};

export const isSealed = (object: string): boolean => sealed[object as ObjectKind] !== undefined;

/** In the order of the plan: the same each time it is asked, with the same seed. */
export async function* sealRecords(options: SealOptions): AsyncGenerator<ManifestRecord> {
  const linked = await linkedPeople(options);
  for await (const batch of options.plans.operations(options.planId, { states: ['done'] })) {
    const written = batch.filter(({ destinationId }) => destinationId !== null);
    const names = written.flatMap((operation) => sealed[operation.object]?.needs(operation) ?? []);
    const ids = await options.journal.destinationIds(options.locationId, [...new Set(names)]);
    for (const operation of written) {
      const kind = sealed[operation.object];
      if (kind === undefined) continue;
      const left = leftOf(operation);
      // A link that was not made is counted with the plan, and vouched for by nobody.
      if (kind.as === 'contact' && !linked.has(operation.externalId)) left.add('company');
      yield sealOne(operation, kind, left, ids, options);
    }
  }
}

function sealOne(
  operation: Operation,
  kind: Sealed,
  left: ReadonlySet<string>,
  ids: IdsAtLocation,
  options: SealOptions,
): ManifestRecord {
  const id = operation.destinationId ?? '';
  const salt = saltOf(options.seed, `${kind.as} ${id}`);
  const types = typesById(options);
  const fields: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(kind.values(operation, ids, options))) {
    if (value === null || value === '' || left.has(field)) continue;
    const { name, type } = sealingOf(field, types);
    fields[field] =
      sealedLists.has(field) && Array.isArray(value)
        ? value.map((one: string) => sealValue(salt, field, '', one))
        : sealValue(salt, name, type, value);
  }
  const on = kind.on?.(operation, ids, options);
  return { object: kind.as, id, ...(on === undefined ? {} : { on }), salt, fields };
}

/** Channels that are closed are sealed under one name: which of them is their value. */
export function sealingOf(
  field: string,
  types: Readonly<Record<string, string>>,
): { readonly name: string; readonly type: string } {
  if (field.startsWith('dnd.')) return { name: 'dnd', type: '' };
  const type = field.startsWith('custom.') ? (types[field.slice('custom.'.length)] ?? '') : '';
  return { name: field, type };
}

/** Type of each custom field, by id. */
export function typesById({ fields, place }: Pick<SealOptions, 'fields' | 'place'>): Record<string, string> {
  const all = [...fields.values(), ...place.fields.values()];
  return Object.fromEntries(all.map(({ id, dataType }) => [id, dataType]));
}

function saltOf(seed: string, name: string): string {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(name).digest('hex').slice(0, 32);
}

/** Fields left to somebody, by the plan or while writing: not ours to vouch for. */
function leftOf({ object, expected, note: said }: Operation): Set<string> {
  const { left = [] } = object === 'contact' ? {} : (expected as { readonly left?: readonly string[] });
  return new Set([...left, ...movedFields(said)]);
}

function contactValues({ expected, note: said }: Operation, ids: IdsAtLocation, options: SealOptions) {
  const { fields, custom, tags, company, restricted } = asExpectedContact(expected);
  return {
    ...fields,
    ...customValues(custom, options.fields, movedFields(said)),
    tags: tags.length === 0 ? null : tags,
    company: company === null ? null : (ids[company] ?? null),
    ...Object.fromEntries(restricted.map((channel) => [`dnd.${channel}`, channel])),
  };
}

function dealValues(operation: Operation, ids: IdsAtLocation, { place }: SealOptions): SealedValues {
  const expected = asExpectedOpportunity(operation.expected);
  const stage = findStage(place, expected.pipeline, expected.stage);
  return {
    person: ids[expected.contact] ?? null,
    name: expected.name,
    pipeline: stage?.pipelineId ?? null,
    stage: stage?.stageId ?? null,
    status: expected.status,
    amount: expected.amount,
    owner: expected.ownerId,
    closeDate: expected.closeDate,
    lostReason: expected.lostReasonId,
    ...customValues(expected.custom, place.fields, leftOf(operation)),
  };
}

function customValues(
  custom: SealedValues,
  fields: ReadonlyMap<string, FieldAtLocation>,
  left: ReadonlySet<string>,
): SealedValues {
  const known = Object.entries(custom).flatMap(([key, value]) => {
    const field = fields.get(key);
    return field === undefined || left.has(`custom.${key}`) ? [] : [[`custom.${field.id}`, value] as const];
  });
  return Object.fromEntries(known);
}

/** People whose link to their company was made. */
async function linkedPeople({ plans, planId }: SealOptions): Promise<ReadonlySet<string>> {
  const linked = new Set<string>();
  for await (const batch of plans.operations(planId, { object: 'contact-company', states: ['done'] }))
    for (const { dependsOn } of batch) if (dependsOn[0] !== undefined) linked.add(dependsOn[0]);
  return linked;
}
