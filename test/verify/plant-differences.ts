/**
 * Differences of every kind, planted in a location after a load: what the platform loses (no time of change moves) and
 * what a person edits. Each says what a check must call it, and whether a repair can put it right.
 */
import type { Operation } from '../../src/model/journal.ts';
import type { RecordState } from '../../src/model/verification.ts';
import type { TestMigration } from '../support/migration.ts';
import { act, operations } from '../support/small-account.ts';

export interface Planted {
  readonly kind: string;
  readonly object: string;
  readonly externalId: string;
  readonly field: string | null;
  readonly state: RecordState;
  /** A person must settle it: a repair leaves it. */
  readonly stays: boolean;
}

interface Expected {
  readonly fields: Readonly<Record<string, string>>;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly restricted: readonly string[];
  readonly company: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly body: string | null;
  readonly website: string | null;
  readonly object: string;
  readonly ownerId?: string | null;
}

interface State {
  readonly customFields: readonly {
    readonly id: string;
    readonly fieldKey: string;
    readonly dataType: string;
    readonly picklistOptions: readonly string[];
  }[];
  readonly pipelines: readonly { readonly id: string; readonly stages: readonly { readonly id: string }[] }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly pipelineId: string;
    readonly pipelineStageId: string;
  }[];
  readonly users: readonly { readonly id: string }[];
  readonly contacts: readonly {
    readonly id: string;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
}

/** What was planted on the record; null when it has nothing of the kind to lose. */
type Planting = (operation: Operation, expected: Expected) => Promise<Planted | null>;

const silently = true;

/** Plants on every record that can take something, each kind in turn. */
export async function plantDifferences(migration: TestMigration): Promise<readonly Planted[]> {
  // What is edited after is edited a while after.
  await migration.ask('clock', { advanceMs: 120_000 });
  const all = (await operations(migration)).filter(({ state }) => state === 'done');
  const state = (await migration.ask(`state?locationId=${migration.locationId}`)) as State;
  const of = (...objects: readonly string[]) => all.filter(({ object }) => objects.includes(object));
  const planted: Planted[] = [];
  const plantOn = async (some: readonly Operation[], plantings: readonly Planting[]) => {
    let turn = 0;
    for (const operation of some) {
      for (let tried = 0; tried < plantings.length; tried += 1) {
        turn += 1;
        const planting = plantings[turn % plantings.length];
        const found = await planting?.(operation, operation.expected as unknown as Expected);
        if (found == null) continue;
        planted.push(found);
        break;
      }
    }
  };
  const files = of('attachment');
  const withFiles = new Set(files.flatMap(({ dependsOn }) => dependsOn));
  const people = of('contact').filter(({ externalId }) => !withFiles.has(externalId));
  await plantOn(people, contactPlantings(migration, state));
  await plantOn(of('company'), companyPlantings(migration));
  const deals = of('opportunity', 'order', 'subscription');
  const isOwned = ({ expected }: Operation) => (expected as unknown as Expected).ownerId != null;
  // Those with an owner first: few have one.
  const inTurn = [...deals.filter(isOwned), ...deals.filter((deal) => !isOwned(deal))];
  await plantOn(inTurn, dealPlantings(migration, state));
  const records = of('order-record', 'subscription-record', 'membership-record', 'affiliate-record');
  const links = new Map(
    of('order-link', 'subscription-link', 'membership-link', 'affiliate-link').map((link) => [
      link.dependsOn[0] ?? '',
      link,
    ]),
  );
  planted.push(...(await plantOnRecords(migration, records, links)));
  await plantOn(of('appointment'), datedPlantings(migration, 'appointments', 'title', 'dateUpdatedMs'));
  await plantOn(of('note', 'history-note'), datedPlantings(migration, 'notes', 'body', 'dateUpdated'));
  await plantOn(of('schedule').slice(0, 1), [
    async (operation) => {
      await lose(migration, 'schedules', operation, { timezone: 'Asia/Tokyo' });
      return planting('wrong time zone', operation, 'timeZone');
    },
  ]);
  await plantOn(of('calendar').slice(0, 1), [
    async (operation) => {
      await lose(migration, 'calendars', operation, { slotBuffer: 55, slotBufferUnit: 'mins' });
      return { ...planting('wrong rule', operation, 'bufferMinutes'), stays: true };
    },
  ]);
  await plantOn(of('media-file').slice(0, 1), [
    async (operation) => {
      await lose(migration, 'media', operation, null);
      return planting('file missing', operation, null, 'missing');
    },
  ]);
  const fileField = state.customFields.find(({ fieldKey }) => fieldKey.endsWith('kartra_files'))?.id;
  await plantOn(files.slice(0, 2), [
    async (operation) => {
      const { contacts } = state;
      const contact = contacts.find(({ id }) => id === operation.destinationId);
      if (contact === undefined || fileField === undefined) return null;
      const customFields = contact.customFields.filter(({ id }) => id !== fileField);
      const changes = { customFields: [...customFields, { id: fileField, value: '' }] };
      await act(migration, 'edit-contact', { contactId: contact.id, changes, silently });
      return planting('file lost', operation, 'file');
    },
  ]);
  const [first] = people;
  const marker = state.customFields.find(({ fieldKey }) => fieldKey.endsWith('kartra_id'))?.id;
  if (first !== undefined) {
    const customFields = [{ id: marker, value: first.externalId }];
    await act(migration, 'create-contact', { contact: { firstName: 'Twin', customFields } });
    planted.push({ ...planting('duplicate', first, null, 'extra'), stays: true });
  }
  await migration.ask('clock', { advanceMs: 60_000 });
  return planted;
}

function planting(
  kind: string,
  { object, externalId }: Operation,
  field: string | null,
  state: RecordState = 'mismatched',
): Planted {
  return { kind, object, externalId, field, state, stays: state === 'suspended' };
}

function lose(
  migration: TestMigration,
  kind: string,
  { destinationId }: Operation,
  changes: object | null,
): Promise<unknown> {
  return act(migration, 'lose', { kind, id: destinationId, changes });
}

function contactPlantings(migration: TestMigration, state: State): readonly Planting[] {
  const edit = ({ destinationId: contactId }: Operation, changes: object) =>
    act(migration, 'edit-contact', { contactId, changes, silently });
  const fieldOf = (key: string) =>
    state.customFields.find(({ fieldKey }) => fieldKey.slice(fieldKey.indexOf('.') + 1) === key);
  const custom = async (operation: Operation, key: string, value: unknown) => {
    const field = fieldOf(key);
    await edit(operation, { customFields: [{ id: field?.id, value }] });
  };
  return [
    async (operation, { fields }) => {
      const field = ['city', 'address1', 'postalCode'].find((name) => (fields[name] ?? '') !== '');
      if (field === undefined) return null;
      await edit(operation, { [field]: '' });
      return planting('field dropped', operation, field);
    },
    async (operation, { fields: { lastName = '' } }) => {
      if (lastName.length < 4) return null;
      await edit(operation, { lastName: lastName.slice(0, 2) });
      return planting('truncated', operation, 'lastName');
    },
    async (operation, { custom: values }) => {
      const [key] =
        Object.entries(values).find(
          ([name, value]) =>
            name !== 'kartra_id' && fieldOf(name)?.dataType === 'TEXT' && /[a-z]/u.test(String(value)),
        ) ?? [];
      if (key === undefined) return null;
      await custom(operation, key, 'something else');
      return planting('wrong value', operation, `custom.${key}`);
    },
    async (operation, { custom: values }) => {
      for (const [key, value] of Object.entries(values)) {
        const chosen = Array.isArray(value) ? value : [value];
        const field = fieldOf(key);
        const other = field?.picklistOptions.find((option) => !chosen.includes(option));
        if (other === undefined) continue;
        await custom(operation, key, Array.isArray(value) ? [other] : other);
        return planting('wrong option', operation, `custom.${key}`);
      }
      return null;
    },
    async (operation, { tags }) => {
      const others = tags.filter((tag) => !tag.startsWith('list'));
      if (others.length === 0) return null;
      await edit(operation, { tags: tags.filter((tag) => tag !== others[0]) });
      return planting('tag missing', operation, 'tags');
    },
    async (operation, { tags }) => {
      await edit(operation, { tags: [...tags, 'given by nobody'] });
      return { ...planting('tag extra', operation, 'tags'), stays: true };
    },
    async (operation, { restricted }) => {
      if (!restricted.includes('sms')) return null;
      await edit(operation, { dndSettings: { SMS: { status: 'inactive' } } });
      return planting('DND lost', operation, 'dnd.sms');
    },
    async (operation, { company }) => {
      if (company === null) return null;
      const { destinationId: contactId } = operation;
      await act(migration, 'link-contact', { contactId, businessId: null, silently });
      return planting('company link lost', operation, 'company');
    },
    async (operation, { fields }) => {
      if (fields['firstName'] === undefined) return null;
      const changes = { firstName: `${fields['firstName']} edited` };
      await act(migration, 'edit-contact', { contactId: operation.destinationId, changes });
      return planting('edited after', operation, 'firstName', 'suspended');
    },
  ];
}

function companyPlantings(migration: TestMigration): readonly Planting[] {
  return [
    async (operation) => {
      await lose(migration, 'businesses', operation, { name: 'Somebody Else Ltd' });
      return planting('wrong company name', operation, 'name');
    },
    async (operation, { website }) => {
      if (website === null) return null;
      const { destinationId: businessId } = operation;
      const changes = { website: 'https://elsewhere.example' };
      await act(migration, 'edit-business', { businessId, changes });
      return planting('company edited after', operation, 'website', 'suspended');
    },
  ];
}

function dealPlantings(migration: TestMigration, state: State): readonly Planting[] {
  const edit = ({ destinationId: opportunityId }: Operation, changes: object, silent = true) =>
    act(migration, 'edit-opportunity', { opportunityId, changes, silently: silent });
  const standing = ({ destinationId }: Operation) =>
    state.opportunities.find(({ id }) => id === destinationId);
  return [
    async (operation) => {
      const deal = standing(operation);
      const stages = state.pipelines.find(({ id }) => id === deal?.pipelineId)?.stages ?? [];
      const other = stages.find(({ id }) => id !== deal?.pipelineStageId);
      if (other === undefined) return null;
      await edit(operation, { pipelineStageId: other.id });
      return planting('wrong stage', operation, 'stage');
    },
    async (operation) => {
      await edit(operation, { name: 'another name' });
      return planting('wrong name', operation, 'name');
    },
    async (operation, { ownerId }) => {
      const other = state.users.find(({ id }) => id !== ownerId);
      if (ownerId == null || other === undefined) return null;
      await edit(operation, { assignedTo: other.id });
      return planting('wrong owner', operation, 'owner');
    },
    async (operation) => {
      await act(migration, 'delete-opportunity', { opportunityId: operation.destinationId });
      return planting('deal missing', operation, null, 'missing');
    },
    async (operation) => {
      await edit(operation, { name: 'renamed by the team' }, false);
      return planting('deal edited after', operation, 'name', 'suspended');
    },
  ];
}

/** Records of custom objects with their links: one of five things each, the rest as they are. */
async function plantOnRecords(
  migration: TestMigration,
  records: readonly Operation[],
  links: ReadonlyMap<string, Operation>,
): Promise<readonly Planted[]> {
  const planted: Planted[] = [];
  for (const [position, operation] of records.entries()) {
    const { destinationId: recordId, externalId } = operation;
    const { properties, object } = operation.expected as unknown as Expected;
    const [property] =
      Object.entries(properties).find(
        ([key, value]) => key !== 'kartra_id' && typeof value === 'string' && /product|name|level/u.test(key),
      ) ?? [];
    const link = links.get(externalId);
    const changes = { properties: { [property ?? '']: 'something else' } };
    if (position % 5 === 0 && property !== undefined) {
      await lose(migration, 'objectRecords', operation, changes.properties);
      planted.push(planting('wrong property', operation, property));
    } else if (position % 5 === 1 && link !== undefined) {
      await act(migration, 'delete-record', { recordId });
      planted.push(planting('record missing', operation, null, 'missing'));
      planted.push(planting('relation gone with it', link, null, 'missing'));
    } else if (position % 5 === 2 && link !== undefined) {
      await lose(migration, 'relations', link, null);
      planted.push(planting('relation missing', link, null, 'missing'));
    } else if (position % 5 === 3 && property !== undefined) {
      await act(migration, 'edit-record', { recordId, changes });
      planted.push(planting('record edited after', operation, property, 'suspended'));
    } else if (position === 4) {
      const record = { properties: { kartra_id: externalId } };
      await act(migration, 'create-record', { objectKey: object, record });
      planted.push({ ...planting('duplicate record', operation, null, 'extra'), stays: true });
    }
  }
  return planted;
}

/** @param stamp the store's time of change: moved, somebody edited it */
function datedPlantings(
  migration: TestMigration,
  kind: string,
  field: string,
  stamp: string,
): readonly Planting[] {
  const name = kind.slice(0, -1);
  return [
    async (operation) => {
      await lose(migration, kind, operation, { [field]: 'cut short' });
      return planting(`${name} truncated`, operation, field);
    },
    async (operation) => {
      await lose(migration, kind, operation, null);
      return planting(`${name} missing`, operation, null, 'missing');
    },
    async (operation) => {
      const now = ((await migration.ask('clock')) as { readonly now: number }).now;
      const at = stamp.endsWith('Ms') ? now : new Date(now).toISOString();
      await lose(migration, kind, operation, { [field]: 'what the team wrote', [stamp]: at });
      return planting(`${name} edited after`, operation, field, 'suspended');
    },
  ];
}
