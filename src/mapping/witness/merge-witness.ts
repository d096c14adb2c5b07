/**
 * Puts what Kartra's API says of a person beside what the exports say, by one rule for everything:
 *
 * - *consent*: the stricter of the two stands; the other stays as earlier evidence, which can only close.
 *   A list counts only when both say the person is on it. A deleted lead is blocked.
 * - *damage* (cut short, wrong encoding, a number Excel rewrote, lost zeros): the API stands, whatever its age.
 * - *everything else*: the later of the two stands, the other becomes an earlier value. A blank in the API
 *   never removes what an export holds.
 * - what no export has a column for is added: exact tags, access to memberships, lists that were left, steps of
 *   sequences, custom fields.
 *
 * Pure. Invariants: nobody becomes contactable by it who was not by the exports alone, where those have the
 * columns (I8); nothing an export holds disappears, and each value that is replaced is in `superseded`, so
 * mapping makes an issue of it (I12); merging twice is merging once.
 */
import type { Entity } from '../../model/entity.ts';
import type {
  CommunicationsReading,
  LeadRecord,
  WitnessDifference,
  WitnessLead,
} from '../../model/witness.ts';
import { compareLists, type ListState } from './compare-lists.ts';
import { mergeConsent } from './merge-consent.ts';
import { findDamage, fold, namesIn, saySameNames, saySamePhone, saysTheSame } from './same-value.ts';
import { startMerge, type WitnessMerge } from './witness-merge.ts';

export interface MergeContext {
  readonly reading: CommunicationsReading;
  /** Column keys that any export has. */
  readonly columns: ReadonlySet<string>;
  /** When the export was made that a person's row stands in (epoch ms). */
  readonly exportedAt: (file: string) => number;
}

export interface MergedEntity {
  readonly entity: Entity;
  readonly differences: readonly WitnessDifference[];
}

/** Columns that only the API fills. */
const witnessColumns = {
  membershipAccess: 'membership_access',
  listsLeft: 'lists_left',
  membershipOpen: 'membership_open',
  sequenceSteps: 'sequence_steps',
  sequencePositions: 'sequence_positions',
} as const;

/** Blank in a reply they are certainly blank: documented, and always there. */
const alwaysShown = ['first_name', 'last_name', 'email', 'address', 'zip', 'city', 'state', 'country'].concat(
  ['company', 'website', 'notes'],
);

export function mergeWitness(entity: Entity, lead: WitnessLead, context: MergeContext): MergedEntity {
  const apiIsNewer = lead.readAt > context.exportedAt(entity.origin.file);
  const merge = startMerge(entity, context.columns, apiIsNewer);
  if (lead.outcome === 'deleted') markDeleted(merge);
  if (lead.outcome === 'read' && lead.record !== null) {
    mergeFields(merge, lead.record);
    mergeCustomFields(merge, lead.record, context.columns);
    mergeTags(merge, lead.record);
    mergeLists(merge, lead.record);
    addAccess(merge, lead.record);
    mergeConsent(merge, lead.record, context.reading);
  }
  return merge.finish();
}

function markDeleted(merge: WitnessMerge): void {
  if (merge.exported('lead_deleted') === '1') return;
  merge.replace('lead_deleted', '1');
  merge.report('lead_deleted', 'deleted', null, 'deleted', 'strictest');
}

function mergeFields(merge: WitnessMerge, { fields }: LeadRecord): void {
  for (const [column, api] of Object.entries(fields)) {
    if (column === 'phone' || column === 'phone_country_code') continue;
    // Blocked or not is consent: the stricter of the two, in a column both may fill.
    if (column === 'blacklisted') continue;
    mergeValue(merge, column, api);
  }
  for (const column of alwaysShown) {
    const exported = merge.exported(column);
    if (exported !== undefined && fold(exported) !== 'n/a' && fields[column] === undefined) {
      merge.report(column, 'blank-in-api', exported, null, 'export');
    }
  }
  mergePhone(merge, fields);
}

function mergeValue(merge: WitnessMerge, column: string, api: string): void {
  const exported = merge.exported(column);
  if (exported === undefined) {
    merge.addOrFill(column, api);
    return;
  }
  if (saysTheSame(column, exported, api)) return;
  const damage = findDamage(exported, api);
  merge.settle(column, damage ?? 'changed', api, damage !== null || merge.apiIsNewer);
}

/** Code and number are one value: both are taken from the same side. */
function mergePhone(merge: WitnessMerge, fields: LeadRecord['fields']): void {
  const { phone, phone_country_code: code = '' } = fields;
  if (phone === undefined) return;
  const exported = merge.exported('phone');
  const exportedCode = merge.exported('phone_country_code') ?? '';
  if (exported === undefined) {
    if (merge.addOrFill('phone', phone) && code !== '') merge.replace('phone_country_code', code);
    return;
  }
  if (saySamePhone({ code: exportedCode, phone: exported }, { code, phone })) return;
  const damage = findDamage(exported, phone);
  const apiWins = damage !== null || merge.apiIsNewer;
  merge.settle('phone', damage ?? 'changed', phone, apiWins);
  if (apiWins && code !== '' && code !== exportedCode) merge.replace('phone_country_code', code);
}

function mergeCustomFields(
  merge: WitnessMerge,
  { customFields }: LeadRecord,
  columns: ReadonlySet<string>,
): void {
  for (const { identifier, values } of customFields) {
    if (values.length === 0) continue;
    const column = columnOf(identifier, columns);
    const exported = merge.exported(column);
    if (exported !== undefined && saySameNames(exported, values)) continue;
    mergeValue(merge, column, values.join(', '));
  }
}

/** The export's column of a custom field: its identifier, in any case; a name every object has gets a suffix. */
function columnOf(identifier: string, columns: ReadonlySet<string>): string {
  if (columns.has(identifier)) return identifier;
  const folded = fold(identifier);
  for (const column of columns) if (fold(column) === folded) return column;
  return identifier in {} ? `${identifier} (API)` : identifier;
}

/** Exact names, one a line: no separator can be mistaken for part of a name. */
function mergeTags(merge: WitnessMerge, { tags }: LeadRecord): void {
  if (tags.length === 0 && merge.exported('tags') === undefined) return;
  const exported = merge.exported('tags') ?? '';
  const lines = oneALine(tags);
  if (merge.isExported('tags')) reportTags(merge, exported, tags, merge.apiIsNewer ? 'api' : 'export');
  if (!saySameNames(exported, tags)) {
    if (!merge.isExported('tags') || merge.apiIsNewer) merge.replace('tags', lines);
    return;
  }
  const isCertain = tags.every((tag) => namesIn(tag).length === 1);
  if (!isCertain) merge.replace('tags', lines);
}

/**
 * On a list only where both say so; lists that were left are kept apart, under a name of their own. Each list
 * the two do not agree on is a difference of its own.
 */
function mergeLists(merge: WitnessMerge, { lists }: LeadRecord): void {
  const exported = merge.isExported('lists') ? (merge.exported('lists') ?? '') : null;
  const states = compareLists(exported, lists);
  const left = states.filter(({ api }) => api === 'left');
  if (left.length > 0) merge.replace(witnessColumns.listsLeft, oneALine(left.map(({ list }) => list)));
  for (const state of exported === null ? [] : states) reportList(merge, state);
  if (exported === '') return;
  const standing = states.filter(({ stands }) => stands === 'on').map(({ list }) => list);
  const active = states.filter(({ api }) => api === 'on').map(({ list }) => list);
  const isSame = exported !== null && saySameNames(exported, active);
  if (!isSame || !standing.every((name) => namesIn(name).length === 1)) {
    merge.replace('lists', oneALine(standing));
  }
}

function reportList(merge: WitnessMerge, { list, exported, api }: ListState): void {
  if (exported === 'on' && api === 'left') merge.report('lists', 'list-left', list, list, 'strictest');
  if (exported === 'on' && api === 'not-on') merge.report('lists', 'only-in-export', list, null, 'strictest');
  if (exported === 'not-on' && api === 'on') merge.report('lists', 'only-in-api', null, list, 'strictest');
}

/** A cell that ends in a line break holds one name a line, for the transform of tags. */
const oneALine = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

function reportTags(
  merge: WitnessMerge,
  exported: string,
  api: readonly string[],
  wins: WitnessDifference['wins'],
): void {
  const ours = new Set(namesIn(exported));
  const theirs = new Set(api.flatMap(namesIn));
  const gone = [...ours].filter((name) => !theirs.has(name));
  const added = [...theirs].filter((name) => !ours.has(name));
  if (gone.length > 0) merge.report('tags', 'only-in-export', gone.join(', '), null, wins);
  if (added.length > 0) merge.report('tags', 'only-in-api', null, added.join(', '), wins);
}

function addAccess(merge: WitnessMerge, { memberships, sequences }: LeadRecord): void {
  const access = memberships.map(
    ({ name, level, active }) =>
      `${name}${level === null ? '' : ` / ${level}`} (${active ? 'active' : 'ended'})`,
  );
  if (access.length > 0) merge.replace(witnessColumns.membershipAccess, access.join('\n'));
  const steps = sequences.map(
    ({ name, step, status }) => `${name}${step === null ? '' : `: step ${step}`} (${status || 'unknown'})`,
  );
  if (steps.length > 0) merge.replace(witnessColumns.sequenceSteps, steps.join('\n'));
  const open = memberships.filter(({ active }) => active);
  const names = open.map(({ name, level }) => (level === null ? name : `${name}:${level}`));
  if (names.length > 0) merge.replace(witnessColumns.membershipOpen, oneALine(names));
  // Who left a sequence has no place in it: a tag would put them back.
  const positions = sequences
    .filter(({ status, step }) => status === 'active' && step !== null)
    .map(({ name, step }) => `${name}:step-${step ?? ''}`);
  if (positions.length > 0) merge.replace(witnessColumns.sequencePositions, oneALine(positions));
}
