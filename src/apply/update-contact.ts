/**
 * Updating an existing contact, by id. The contact is read right before: that read is the before-image,
 * and a field that is no longer what the plan saw is left alone (`moved`). Tags never travel here: the
 * update call would replace all of them. (HighLevel, contacts: update overwrites tags.)
 *
 * Sending it again is safe: what already stands as wanted is not counted as moved.
 */
import { compareCustom, compareField } from '../model/compare-field.ts';
import type { Channel, ContactFieldName, CustomValue } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asJson } from '../model/expected-contact.ts';
import type { Operation } from '../model/journal.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { FieldChange } from '../model/plan.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const updateContact: OperationHandler = { execute: update, resolve: update };

type Standing = 'to write' | 'already' | 'moved' | 'no field';

async function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const id = operation.destinationId ?? '';
  const read = await tools.destination.contacts.read(tools.send('write'), id);
  const at = tools.clock.now();
  if (read.kind === 'absent') {
    const note = 'gone: the contact was deleted since the plan';
    await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], at);
    return;
  }
  if (read.kind === 'failed') {
    await tools.journal.settle([{ operationId: operation.id, state: 'unknown', note: read.note }], at);
    return;
  }
  const standings = operation.changes.map((change) => ({
    change,
    standing: standingOf(change, read.record, tools),
  }));
  const homeless = standings.find(({ standing }) => standing === 'no field');
  if (homeless !== undefined) {
    const note = `parent: custom field ${homeless.change.field.slice('custom.'.length)}`;
    await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], at);
    return;
  }
  const toWrite = standings.filter(({ standing }) => standing === 'to write').map(({ change }) => change);
  const left = standings.filter(({ standing }) => standing === 'moved');
  const note = left.length === 0 ? null : `moved: ${left.map(({ change }) => change.field).join(', ')}`;
  if (toWrite.length === 0) {
    const state = left.length === standings.length ? 'skipped' : 'done';
    await tools.journal.settle([{ operationId: operation.id, state, note }], at);
    return;
  }
  const beforeImage = operation.beforeImage ?? (read.record as unknown as Json);
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage, idempotent: true }],
    (send) => tools.destination.contacts.update(send, id, payloadOf(toWrite, read.record, tools)),
    (answer) => [
      answer.kind === 'done'
        ? { operationId: operation.id, state: 'done', note }
        : answer.kind === 'exists'
          ? {
              operationId: operation.id,
              state: 'refused',
              note: `another contact already has this ${answer.matched ?? 'identifier'}`,
            }
          : resultOf(operation.id, answer),
    ],
  );
}

function standingOf(change: FieldChange, now: DestinationContact, tools: ApplyTools): Standing {
  const [group, rest] = splitName(change.field);
  if (group === 'dnd') return now.restricted?.includes(rest as Channel) === true ? 'already' : 'to write';
  if (group === 'custom') {
    const field = tools.fields.get(rest);
    if (field === undefined) return 'no field';
    const current = now.custom[field.id];
    const compared = compareCustom(field.dataType, change.after as unknown as CustomValue, current);
    if (compared.comparison !== 'different') return 'already';
    return sameJson(current, change.before) ? 'to write' : 'moved';
  }
  const current = now.fields[rest as ContactFieldName];
  if (compareField(rest, textOf(change.after), current).comparison !== 'different') return 'already';
  return sameJson(current, change.before) ? 'to write' : 'moved';
}

function payloadOf(changes: readonly FieldChange[], now: DestinationContact, tools: ApplyTools) {
  const fields: { [name in ContactFieldName]?: string } = {};
  const custom: Record<string, CustomValue> = {};
  const restricted = new Set<Channel>();
  for (const change of changes) {
    const [group, rest] = splitName(change.field);
    if (group === 'dnd') restricted.add(rest as Channel);
    else if (group === 'custom')
      custom[tools.fields.get(rest)?.id ?? ''] = change.after as unknown as CustomValue;
    else fields[rest as ContactFieldName] = textOf(change.after);
  }
  // The restrictions that stand are sent along, in case the call replaces the settings as a whole.
  if (restricted.size > 0) for (const channel of now.restricted ?? []) restricted.add(channel);
  const permanent = now.permanent ?? [];
  return { locationId: tools.location.id, fields, custom, restricted: [...restricted], permanent };
}

function splitName(name: string): readonly ['field' | 'custom' | 'dnd', string] {
  if (name.startsWith('custom.')) return ['custom', name.slice(7)];
  if (name.startsWith('dnd.')) return ['dnd', name.slice(4)];
  return ['field', name];
}

/** Standard fields are text. */
const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Absent, empty and null are one thing here: nothing stands there. */
function sameJson(current: CustomValue | undefined, planned: Json): boolean {
  const blank = (value: unknown) => value === undefined || value === null || value === '';
  if (blank(current) || blank(planned)) return blank(current) && blank(planned);
  return canonicalJson(asJson(current ?? null)) === canonicalJson(planned);
}
