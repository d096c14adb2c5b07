/**
 * One person: create, update, unchanged or skip, decided against the snapshot.
 *
 * Invariants: an existing contact's tags are only added to, by an operation of its own; a channel's
 * restriction is only ever added; under `fill-empty` nothing anybody typed is replaced; fields HighLevel
 * takes only at creation are never part of an update.
 */
import { compareCustom, compareField, isBlank, missingTags } from '../model/compare-field.ts';
import {
  type Channel,
  type ContactFieldName,
  type CustomValue,
  channels,
  createOnlyFields,
  heldEmailFieldKey,
  heldPhoneFieldKey,
  type MappedContact,
} from '../model/contact.ts';
import { deletedSince } from '../model/deleted-record.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import {
  asJson,
  contactTagsId,
  customFieldName,
  type ExpectedContact,
  restrictionName,
  takenTagsId,
} from '../model/expected-contact.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import type { ContactMatches } from '../model/snapshot.ts';
import { holdTags } from './hold-tags.ts';
import { type MatchContext, matchContact } from './match-contact.ts';
import { findEmptiedFields } from './plan-emptied.ts';
import { planLink } from './plan-link.ts';
import { planOptOuts } from './plan-opt-outs.ts';
import { type Compared, compareThreeWays, type Resolution, settleField } from './three-way.ts';

export type ExistingPolicy = 'fill-empty' | 'source-wins' | 'skip';

export interface ContactContext extends MatchContext {
  readonly existing: ExistingPolicy;
  readonly allowDuplicates: boolean;
  readonly disableContactTimezone: boolean;
  /** What we wrote on each person of this batch; absent for one we never wrote. */
  readonly written?: ReadonlyMap<string, ExpectedContact>;
  /** Of this batch, who was read back and then deleted by somebody: not added again. */
  readonly deleted?: ReadonlySet<string>;
  /** Tags we gave each person of this batch, and had not found there; what Kartra drops of them is taken away. */
  readonly tagsGiven?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids at the location of the companies we linked people of this batch to, by external id. */
  readonly companyIds?: Readonly<Record<string, string>>;
  /** How a person decided a conflict about a field, while the source still says the same; null: not decided. */
  readonly resolve?: (externalId: string, change: FieldChange) => Resolution | null;
  /** Tags are held back for the phase `release`. */
  readonly holdTags: boolean;
  /** Custom-field key → id and type at the location, for the fields it already has. */
  readonly customFields: ReadonlyMap<string, { readonly id: string; readonly dataType: string }>;
  /** Which company the contact belongs to, and that company's id where the location has it already. */
  readonly companyOf: (mapped: MappedContact) => CompanyLink;
  /** Of the phones and e-mails several people of the source share: who keeps it. */
  readonly keepers: {
    readonly phone: ReadonlyMap<string, string | null>;
    readonly email: ReadonlyMap<string, string | null>;
  };
  /** Of the same phones and e-mails: channels on which any of those people must not be contacted (I8). */
  readonly sharedRestrictions: {
    readonly phone: ReadonlyMap<string, readonly Channel[]>;
    readonly email: ReadonlyMap<string, readonly Channel[]>;
  };
}

export type CompanyLink =
  | { readonly kind: 'company'; readonly externalId: string; readonly destinationId: string | null }
  | { readonly kind: 'ambiguous' }
  /** Somebody deleted it in HighLevel, and it stays deleted. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'none' };

export function planContact(
  source: MappedContact,
  matches: ContactMatches,
  context: ContactContext,
): readonly PlannedOperation[] {
  const operations = planPerson(withSharedRestrictions(source, context), matches, context);
  const [own] = operations;
  const handled = own === undefined || own.action === 'skip' ? null : own.destinationId;
  const written = context.holdTags ? holdTags(operations) : operations;
  return [...written, ...planOptOuts(source, matches, handled)];
}

function planPerson(
  source: MappedContact,
  matches: ContactMatches,
  context: ContactContext,
): readonly PlannedOperation[] {
  const mapped = withLocationRules(source, context);
  const result = matchContact(mapped, matches, context);
  const skip = (reason: string, destinationId: string | null = null) => [
    operation(mapped, { action: 'skip', destinationId, reason }),
  ];
  if (result.match.kind === 'several') return skip('several existing contacts fit');
  const found = result.match.kind === 'one' ? result.match.contact : null;
  const withPhone = withHeldPhone(mapped, result.phoneTaken, found, context);
  const wanted = withHeldEmail(withPhone, result.emailTaken, found, context);
  if (found === null) {
    if (context.deleted?.has(mapped.externalId) === true) return skip(deletedSince);
    if (wanted.fields.email === undefined && wanted.fields.phone === undefined) {
      const shared = mapped.fields.email !== undefined || mapped.fields.phone !== undefined;
      return skip(shared ? 'another person has this address' : 'neither a usable e-mail nor a usable phone');
    }
    const link = planLink(mapped, null, context);
    const expected = { ...expectedOf(wanted), company: link?.company ?? null };
    return [operation(mapped, { action: 'create', expected }), ...(link?.operations ?? [])];
  }
  if (context.existing === 'skip' && context.markerOf(found) !== mapped.externalId) {
    return skip('exists already', found.id);
  }
  return planExisting(wanted, found, context);
}

function planExisting(
  mapped: MappedContact,
  found: DestinationContact,
  context: ContactContext,
): readonly PlannedOperation[] {
  const changes: FieldChange[] = [];
  const kept: FieldChange[] = [];
  const fields: { [name in ContactFieldName]?: string } = {};
  const custom: Record<string, CustomValue> = {};
  const replace = context.existing === 'source-wins';
  const wrote = context.written?.get(mapped.externalId) ?? null;
  const settle = (three: Compared, change: FieldChange, byRule: boolean) =>
    settleField(three, change, byRule, context.resolve?.(mapped.externalId, change) ?? null);

  for (const [name, value] of Object.entries(mapped.fields) as [ContactFieldName, string][]) {
    const before = found.fields[name];
    const same = compareField(name, value, before, found.namesExact).comparison !== 'different';
    const empty = before === undefined || before === '';
    const three = compareThreeWays({
      wrote: wrote?.fields[name],
      source: value,
      destination: before,
      same: (one, other) => compareField(name, one, other, found.namesExact).comparison !== 'different',
    });
    const settled = settle(three, { field: name, before: before ?? null, after: value }, empty || replace);
    const writable = !createOnlyFields.includes(name) && settled.write;
    if (same || writable) fields[name] = same ? value : (settled.change.after as string);
    if (!same) (writable ? changes : kept).push(settled.change);
  }
  for (const [key, value] of Object.entries(mapped.custom)) {
    const field = context.customFields.get(key);
    const before = field === undefined ? undefined : found.custom[field.id];
    const same =
      field !== undefined && compareCustom(field.dataType, value, before).comparison !== 'different';
    const three = compareThreeWays({
      wrote: field === undefined ? undefined : wrote?.custom[key],
      source: value,
      destination: before,
      same: (one, other) => compareCustom(field?.dataType ?? 'TEXT', one, other).comparison !== 'different',
    });
    const change = { field: customFieldName(key), before: asJson(before ?? null), after: asJson(value) };
    const settled = settle(three, change, isBlank(before) || replace);
    if (same || settled.write) custom[key] = same ? value : (settled.change.after as unknown as CustomValue);
    if (!same) (settled.write ? changes : kept).push(settled.change);
  }
  for (const { key, isCustom, change, three } of emptiedOf(mapped, found, context)) {
    const settled = three === null ? { write: false, change } : settle(three, change, false);
    (settled.write ? changes : kept).push(settled.change);
    if (!settled.write) continue;
    if (isCustom) custom[key] = settled.change.after as unknown as CustomValue;
    else fields[key as ContactFieldName] = settled.change.after as string;
  }
  const restricted = channels.filter((channel) => mapped.restricted[channel] !== undefined);
  for (const channel of restricted) {
    if (found.restricted?.includes(channel) !== true) {
      const because = mapped.restricted[channel] ?? '';
      changes.push({ field: restrictionName(channel), before: false, after: true, because });
    }
  }
  const link = planLink(mapped, found, context);
  const company = link?.company ?? null;
  const expected: ExpectedContact = { fields, custom, tags: mapped.tags, restricted, company };
  const operations = [
    operation(mapped, {
      action: changes.length === 0 ? 'unchanged' : 'update',
      destinationId: found.id,
      expected,
      changes,
      kept,
    }),
  ];
  const tags = missingTags(mapped.tags, found.tags);
  if (tags.length > 0) operations.push(tagsOperation(mapped.externalId, found.id, tags));
  const taken = tagsToTake(mapped, found, context);
  if (taken.length > 0) operations.push(takenTagsOperation(mapped.externalId, found.id, taken));
  return [...operations, ...(link?.operations ?? [])];
}

function emptiedOf(mapped: MappedContact, found: DestinationContact, context: ContactContext) {
  const wrote = context.written?.get(mapped.externalId);
  return wrote === undefined ? [] : findEmptiedFields(mapped, wrote, found, context.customFields);
}

/** The phone moves to a field of its own where HighLevel would refuse it on this contact. */
function withHeldPhone(
  mapped: MappedContact,
  phoneTaken: boolean,
  found: DestinationContact | null,
  context: ContactContext,
): MappedContact {
  const { phone, ...others } = mapped.fields;
  if (phone === undefined || context.allowDuplicates) return mapped;
  const keeper = context.keepers.phone.get(phone);
  const mine = found !== null && found.fields.phone === phone;
  const held = !mine && (phoneTaken || (keeper !== undefined && keeper !== mapped.externalId));
  if (!held) return mapped;
  return { ...mapped, fields: others, custom: { ...mapped.custom, [heldPhoneFieldKey]: phone } };
}

/** An address that reaches several people of the source is as restricted as the most restricted of them. */
function withSharedRestrictions(mapped: MappedContact, context: ContactContext): MappedContact {
  const { email, phone } = mapped.fields;
  const ofEmail = context.sharedRestrictions.email.get(email ?? '') ?? [];
  const ofPhone = context.sharedRestrictions.phone.get(phone ?? '') ?? [];
  const shared = [
    ...ofEmail.filter((channel) => channel === 'email'),
    ...ofPhone.filter((channel) => channel !== 'email'),
  ];
  if (shared.length === 0) return mapped;
  const added = Object.fromEntries(shared.map((channel) => [channel, 'shared-address']));
  return { ...mapped, restricted: { ...added, ...mapped.restricted } };
}

/** A location with contact time zones switched off does not keep one: nothing to write, nothing to prove. */
function withLocationRules(mapped: MappedContact, context: ContactContext): MappedContact {
  if (!context.disableContactTimezone || mapped.fields.timezone === undefined) return mapped;
  const { timezone: _, ...fields } = mapped.fields;
  return { ...mapped, fields };
}

/** The same for an e-mail address that two people of the source give: it stays with one of them. */
function withHeldEmail(
  mapped: MappedContact,
  emailTaken: boolean,
  found: DestinationContact | null,
  context: ContactContext,
): MappedContact {
  const { email, ...others } = mapped.fields;
  if (email === undefined || context.allowDuplicates) return mapped;
  const keeper = context.keepers.email.get(email);
  const mine = found?.fields.email?.toLowerCase() === email;
  const held = !mine && (emailTaken || (keeper !== undefined && keeper !== mapped.externalId));
  if (!held) return mapped;
  return { ...mapped, fields: others, custom: { ...mapped.custom, [heldEmailFieldKey]: email } };
}

function expectedOf(mapped: MappedContact): ExpectedContact {
  return {
    fields: mapped.fields,
    custom: mapped.custom,
    tags: mapped.tags,
    restricted: channels.filter((channel): channel is Channel => mapped.restricted[channel] !== undefined),
    company: null,
  };
}

function operation(
  mapped: MappedContact,
  rest: {
    action: PlannedOperation['action'];
    destinationId?: string | null;
    expected?: ExpectedContact;
    changes?: readonly FieldChange[];
    kept?: readonly FieldChange[];
    reason?: string;
  },
): PlannedOperation {
  return {
    object: 'contact',
    action: rest.action,
    externalId: mapped.externalId,
    destinationId: rest.destinationId ?? null,
    dependsOn: [],
    expected: rest.expected === undefined ? null : asJson(rest.expected),
    changes: rest.changes ?? [],
    kept: rest.kept ?? [],
    reason: rest.reason ?? null,
  };
}

function tagsOperation(marker: string, destinationId: string, tags: readonly string[]): PlannedOperation {
  return {
    object: 'contact-tags',
    action: 'update',
    externalId: contactTagsId(marker),
    destinationId,
    dependsOn: [marker],
    expected: { tags: [...tags].sort() },
    changes: [{ field: 'tags', before: null, after: [...tags].sort() }],
    kept: [],
    reason: null,
  };
}

/** Tags as a set: what we gave and Kartra has no longer goes, if it still stands; everything else is theirs. */
function tagsToTake(
  mapped: MappedContact,
  found: DestinationContact,
  { tagsGiven }: ContactContext,
): readonly string[] {
  const wanted = new Set(mapped.tags);
  const standing = new Set(found.tags.map((tag) => tag.toLowerCase()));
  const given = [...(tagsGiven?.get(mapped.externalId) ?? [])];
  return given.filter((tag) => !wanted.has(tag) && standing.has(tag)).sort();
}

function takenTagsOperation(
  marker: string,
  destinationId: string,
  tags: readonly string[],
): PlannedOperation {
  return {
    object: 'contact-tags-off',
    action: 'update',
    externalId: takenTagsId(marker),
    destinationId,
    dependsOn: [marker],
    expected: { tags: [...tags] },
    changes: [{ field: 'tags', before: [...tags], after: null }],
    kept: [],
    reason: null,
  };
}
