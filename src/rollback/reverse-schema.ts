/**
 * Schema we made is removed once nothing uses it: removing a field, a tag or a pipeline takes what stands in it along.
 * Stages and choices we added to what stood there are taken out again. A custom object cannot be deleted by anybody.
 * (HighLevel, objects: neither version has such a call; pipelines: deleting one deletes its opportunities.)
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import type { AssociationSpec, DestinationObjectField, ObjectFieldSpec } from '../model/custom-object.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import { plural } from '../model/number-words.ts';
import type { DestinationPipeline } from '../model/opportunity.ts';
import { placeName } from '../model/opportunity-place.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

/** What stands in a piece of schema, one and several. */
type Users = readonly [one: string, many: string];

const records: Users = ['record', 'records'];
const opportunities: Users = ['opportunity', 'opportunities'];
const people: Users = ['person with it', 'people with it'];

const usedBy = (count: number, users: Users): Verdict =>
  settled('kept', `in use: ${plural(count, ...users)}`);

type Remove = (look: Look, send: Send, id: string) => Promise<WriteAnswer<unknown>>;

/** Removed unless `count` finds users of it. */
function removed(
  count: (operation: Operation, look: Look) => number,
  words: Users,
  remove: Remove,
): ReversalKind {
  return {
    judge(operation, look) {
      const users = count(operation, look);
      if (users > 0) return Promise.resolve(usedBy(users, words));
      const id = operation.destinationId ?? '';
      return Promise.resolve(undo((send) => remove(look, send, id)));
    },
  };
}

const idOf = (operation: Operation): string => operation.destinationId ?? '';
const named = ({ expected }: Operation): string => (expected as { name: string }).name;

export const reverseCustomField = removed(
  (operation, look) => look.schema.fields.get(idOf(operation)) ?? 0,
  records,
  (look, send, id) => look.destination.customFields.remove(send, id),
);

export const reverseOpportunityField = removed(
  (operation, look) => look.schema.fields.get(idOf(operation)) ?? 0,
  records,
  (look, send, id) => look.destination.opportunityFields.remove(send, id),
);

export const reverseTag = removed(
  (operation, look) => look.schema.tags.get(named(operation).toLowerCase()) ?? 0,
  people,
  (look, send, id) => look.destination.tags.remove(send, id),
);

export const reverseObject: ReversalKind = {
  judge: () => Promise.resolve(settled('not-reversible', 'HighLevel lets nobody delete a custom object')),
};

export const reverseAssociation = removed(
  (operation, look) => {
    const { firstObjectKey } = operation.expected as unknown as AssociationSpec;
    return look.schema.records.get(firstObjectKey) ?? 0;
  },
  records,
  (look, send, id) => look.destination.associations.remove(send, id),
);

const removePipeline = removed(
  (operation, look) => look.schema.places.get(idOf(operation)) ?? 0,
  opportunities,
  (look, send, id) => look.destination.pipelines.remove(send, id),
);

export const reversePipeline: ReversalKind = {
  judge: (operation, look) =>
    operation.action === 'create' ? removePipeline.judge(operation, look) : judgeStages(operation, look),
};

async function judgeStages(operation: Operation, look: Look): Promise<Verdict> {
  const before = operation.beforeImage as unknown as DestinationPipeline | null;
  if (before === null) return settled('errored', 'what stood there before is not on record');
  const read = await look.destination.pipelines.read(look.send, before.id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const { stages: wanted } = operation.expected as { stages: string[] };
  const stood = new Set(before.stages.map(({ name }) => placeName(name)));
  const ours = new Set(wanted.map(placeName).filter((name) => !stood.has(name)));
  const added = read.record.stages.filter(({ name }) => ours.has(placeName(name)));
  const cards = added.reduce((sum, { id }) => sum + (look.schema.places.get(id) ?? 0), 0);
  if (cards > 0) return usedBy(cards, opportunities);
  if (added.length === 0) return settled('reversed', null);
  const stages = read.record.stages
    .filter(({ name }) => !ours.has(placeName(name)))
    .map(({ id, name }) => ({ id, name }));
  return undo((send) =>
    look.destination.pipelines.update(send, before.id, { name: read.record.name, stages }),
  );
}

const fieldOf = ({ expected }: Operation) =>
  expected as unknown as ObjectFieldSpec & { readonly object: string };

const removeObjectField = removed(
  (operation, look) => {
    const { object, key } = fieldOf(operation);
    return look.schema.properties.get(`${object}.${key}`) ?? 0;
  },
  records,
  (look, send, id) => look.destination.objectFields('').remove(send, id),
);

export const reverseObjectField: ReversalKind = {
  judge: (operation, look) =>
    operation.action === 'create' ? removeObjectField.judge(operation, look) : judgeChoices(operation, look),
};

async function judgeChoices(operation: Operation, look: Look): Promise<Verdict> {
  const before = operation.beforeImage as unknown as DestinationObjectField | null;
  if (before === null) return settled('errored', 'what stood there before is not on record');
  const { object, key } = fieldOf(operation);
  const fields = look.destination.objectFields(object);
  const read = await fields.read(look.send, before.id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  // Which choice a record holds is not counted: while any holds one of the field, all choices stay.
  const users = look.schema.properties.get(`${object}.${key}`) ?? 0;
  if (users > 0) return usedBy(users, records);
  const stood = new Set(before.options.map(({ label }) => label));
  const ours = new Set(fieldOf(operation).options.filter((label) => !stood.has(label)));
  const options = read.record.options.map(({ label }) => label).filter((label) => !ours.has(label));
  if (options.length === read.record.options.length) return settled('reversed', null);
  return undo((send) => fields.update(send, before.id, { name: read.record.name, options }));
}
