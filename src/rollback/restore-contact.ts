/**
 * Fields we changed on a contact that stood there before, put back one by one: what somebody edited since is left
 * as they made it. A restriction that is the person's own no is never lifted (an opt-out always wins); one that we set
 * only for lack of consent is, as long as it still is exactly ours.
 */

import { restrictionMessage } from '../connectors/highlevel/contact-body.ts';
import type { ContactRestoration } from '../connectors/highlevel/restore-contact.ts';
import { compareCustom, compareField, emptied } from '../model/compare-field.ts';
import {
  type Channel,
  type ContactFieldName,
  type CustomValue,
  channels,
  createOnlyFields,
} from '../model/contact.ts';
import type { DestinationContact, RestrictionSettings } from '../model/destination-contact.ts';
import { isRestriction } from '../model/expected-contact.ts';
import type { Operation } from '../model/journal.ts';
import { saidNo } from '../model/opt-out.ts';
import type { FieldChange } from '../model/plan.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const restoreContactFields: Pick<ReversalKind, 'judge'> = { judge };

/** One field: `put back` to the value, `left` for the reason, or `nothing` to do. */
type Step =
  | { readonly kind: 'put back'; readonly apply: (into: Draft) => void }
  | { readonly kind: 'left'; readonly reason: string }
  | { readonly kind: 'nothing' };

interface Draft {
  readonly fields: { [name in ContactFieldName]?: string };
  readonly custom: Record<string, CustomValue>;
  readonly lifted: Set<Channel>;
}

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.contact(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const before = operation.beforeImage as unknown as DestinationContact | null;
  if (before === null) return settled('errored', 'what stood there before is not on record');
  const draft: Draft = { fields: {}, custom: {}, lifted: new Set() };
  const left = new Set<string>();
  let restored = 0;
  for (const change of operation.changes) {
    const step = stepOf(change, before, read.record, look);
    if (step.kind === 'left') left.add(step.reason);
    if (step.kind !== 'put back') continue;
    step.apply(draft);
    restored += 1;
  }
  const outcome =
    left.size === 0
      ? ({ bucket: 'reversed', reason: null } as const)
      : ({ bucket: 'kept', reason: [...left].sort().join('; ') } as const);
  const restoration = asRestoration(draft, before, read.record);
  if (restored === 0 && restoration.settings === null) return { kind: 'settled', outcome };
  return undo(
    (send) => look.destination.restoreContact(id, restoration, send),
    (pages) => pages.putContact(asRestored(read.record, draft)),
    outcome,
  );
}

function stepOf(change: FieldChange, before: DestinationContact, now: DestinationContact, look: Look): Step {
  if (isRestriction(change.field))
    return restrictionStep(change, change.field.slice(4) as Channel, before, now);
  if (change.field.startsWith('custom.')) return customStep(change, before, now, look);
  const name = change.field as ContactFieldName;
  const wrote = typeof change.after === 'string' ? change.after : JSON.stringify(change.after);
  const was = before.fields[name] ?? '';
  const isOurs = (value: string | undefined): boolean =>
    compareField(name, wrote, value, now.namesExact).comparison !== 'different';
  // It stood there already, or somebody had moved it before we wrote: we wrote nothing.
  if (isOurs(was) || was !== (change.before ?? '')) return { kind: 'nothing' };
  const current = now.fields[name] ?? '';
  if (current === was) return { kind: 'nothing' };
  if (!isOurs(current)) return { kind: 'left', reason: `changed since: ${name}` };
  if (createOnlyFields.includes(name))
    return { kind: 'left', reason: `HighLevel lets nobody change ${name} any more` };
  return {
    kind: 'put back',
    apply: ({ fields }) => {
      fields[name] = was;
    },
  };
}

function customStep(
  change: FieldChange,
  before: DestinationContact,
  now: DestinationContact,
  look: Look,
): Step {
  const key = change.field.slice('custom.'.length);
  const field = look.fields.get(key);
  // Without the field there is no value left to put back.
  if (field === undefined) return { kind: 'nothing' };
  const wrote = change.after as unknown as CustomValue;
  const same = (value: CustomValue | undefined): boolean =>
    compareCustom(field.dataType, wrote, value).comparison !== 'different';
  const was = before.custom[field.id];
  if (same(was)) return { kind: 'nothing' };
  const current = now.custom[field.id];
  if (JSON.stringify(current ?? null) === JSON.stringify(was ?? null)) return { kind: 'nothing' };
  if (!same(current)) return { kind: 'left', reason: `changed since: ${key}` };
  return {
    kind: 'put back',
    apply: ({ custom }) => {
      custom[field.id] = was ?? emptied(wrote);
    },
  };
}

function restrictionStep(
  change: FieldChange,
  channel: Channel,
  before: DestinationContact,
  now: DestinationContact,
): Step {
  if (before.restricted?.includes(channel) === true) return { kind: 'nothing' };
  if (now.restricted !== null && !now.restricted.includes(channel)) return { kind: 'nothing' };
  const because = change.because ?? 'unsubscribed';
  if (saidNo.has(because) || because === 'shared-address')
    return { kind: 'left', reason: 'an opt-out is never undone' };
  const standing = now.settings?.channels[channel];
  const isOurs =
    standing === undefined || (standing.status === 'active' && standing.message === restrictionMessage);
  if (now.restricted !== null && !isOurs) return { kind: 'left', reason: 'opted out since' };
  return { kind: 'put back', apply: ({ lifted }) => void lifted.add(channel) };
}

function asRestoration(
  { fields, custom, lifted }: Draft,
  before: DestinationContact,
  now: DestinationContact,
): ContactRestoration {
  const settings = settingsAfter(lifted, before, now);
  const isChanged =
    lifted.size > 0 || JSON.stringify(settings.channels) !== JSON.stringify(now.settings?.channels ?? {});
  return { fields, custom, settings: isChanged ? settings : null };
}

/**
 * What stands now, without the lifted channels. Settings travel together, so one that was somebody's own may carry
 * our message since: it gets its own back, as one that we lift does.
 */
function settingsAfter(
  lifted: ReadonlySet<Channel>,
  before: DestinationContact,
  now: DestinationContact,
): RestrictionSettings {
  const off = { status: 'inactive', message: '' };
  const standing = channels.flatMap((channel) => {
    const was = before.settings?.channels[channel];
    const is = now.settings?.channels[channel];
    const ours = is?.message === restrictionMessage && was !== undefined;
    const setting = lifted.has(channel) ? (was ?? off) : ours && was.status === is.status ? was : is;
    return setting === undefined ? [] : [[channel, setting] as const];
  });
  const wasAll = before.settings?.all ?? false;
  return { all: wasAll && (now.settings?.all ?? false), channels: Object.fromEntries(standing) };
}

function asRestored(now: DestinationContact, { fields, custom, lifted }: Draft): DestinationContact {
  const filled = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
      ),
    );
  return {
    ...now,
    fields: filled({ ...now.fields, ...fields }),
    custom: filled({ ...now.custom, ...custom }),
    restricted: now.restricted?.filter((channel) => !lifted.has(channel)) ?? null,
  };
}
