/**
 * Creating a record of a custom object, and its link to a person. An unknown record is looked for by its marker, an
 * unknown link among the links of its record. (HighLevel, associations: one call for each link, none for
 * several.)
 */
import type { RelationSpec } from '../model/custom-object.ts';
import { asExpectedRecord, asExpectedRelation } from '../model/expected-record.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { associationId } from '../model/schema-ids.ts';
import { recordMarkerKey } from '../model/snapshot-row.ts';
import { lookBySearch } from './look-by-search.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import { settleByLooking } from './settle-by-looking.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const createRecord: OperationHandler = {
  execute: postRecord,
  async resolve(operation, tools) {
    if ((await lookForRecord(operation, tools)) === 'absent') await postRecord(operation, tools);
  },
  look: lookForRecord,
};

export const createRelation: OperationHandler = {
  async execute(operation, tools) {
    const relation = await relationOf(operation, tools);
    if (typeof relation === 'string') await skip(operation, relation, tools);
    else await postRelation(operation, relation, tools);
  },

  async resolve(operation, tools) {
    const relation = await relationOf(operation, tools);
    if (typeof relation === 'string') return skip(operation, relation, tools);
    const found = await lookForRelation(operation, relation, tools);
    if (found === 'absent') await postRelation(operation, relation, tools);
  },

  async look(operation, tools) {
    const relation = await relationOf(operation, tools);
    // Without either end there is no link.
    return typeof relation === 'string' ? 'absent' : lookForRelation(operation, relation, tools);
  },
};

function lookForRecord(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'> {
  const { object } = asExpectedRecord(operation.expected);
  const key = { property: recordMarkerKey, value: operation.externalId };
  return lookBySearch(operation, tools, (send) => tools.destination.records(object).findExisting(send, key));
}

async function lookForRelation(
  operation: Operation,
  relation: RelationSpec,
  tools: ApplyTools,
): Promise<'settled' | 'absent'> {
  const settled = await settleByLooking(operation, tools, () => adopt(operation, relation, tools));
  return settled ? 'settled' : 'absent';
}

async function postRecord(operation: Operation, tools: ApplyTools): Promise<void> {
  const { object, properties } = asExpectedRecord(operation.expected);
  await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.records(object).create(send, { properties }),
    (answer) => [resultOf(operation.id, answer)],
  );
}

async function relationOf(operation: Operation, tools: ApplyTools): Promise<RelationSpec | string> {
  const { association, contact, record } = asExpectedRelation(operation.expected);
  const kind = associationId(association);
  const ids = await tools.journal.destinationIds(tools.location.id, [kind, contact, record]);
  const [associated, second, first] = [ids[kind], ids[contact], ids[record]];
  if (first === undefined) return 'parent: the record does not stand there';
  if (second === undefined) return 'parent: its person is not in HighLevel';
  if (associated === undefined) return `parent: association ${association}`;
  return { associationId: associated, firstRecordId: first, secondRecordId: second };
}

async function postRelation(operation: Operation, relation: RelationSpec, tools: ApplyTools): Promise<void> {
  const answer = await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.relations.create(send, relation),
    (given) => [
      given.kind === 'done' && given.id === ''
        ? { operationId: operation.id, state: 'unknown', note: 'linked, its id is still to be seen' }
        : resultOf(operation.id, given),
    ],
  );
  // Either it was linked without telling the link's id, or it stood there already.
  const unseen = answer.kind === 'done' && answer.id === '';
  if (unseen || answer.kind === 'exists' || answer.kind === 'refused')
    await adopt(operation, relation, tools);
}

/** True when the link stands there and is ours now, or when that cannot be told. */
async function adopt(operation: Operation, relation: RelationSpec, tools: ApplyTools): Promise<boolean> {
  const found = await tools.destination.relations.findExisting(tools.send('resolve'), relation);
  const operationId = operation.id;
  if (found.kind === 'absent') return false;
  await settle(
    found.kind === 'failed'
      ? { operationId, state: 'unknown', note: found.note }
      : { operationId, state: 'done', destinationId: found.record.id, note: null },
    tools,
  );
  return true;
}

const skip = (operation: Operation, note: string, tools: ApplyTools): Promise<void> =>
  settle({ operationId: operation.id, state: 'skipped', note }, tools);

const settle = (result: OperationResult, tools: ApplyTools): Promise<void> =>
  tools.journal.settle([result], tools.clock.now());
