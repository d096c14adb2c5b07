/**
 * Collects what an entity says about consent, by the evidence its columns are known for.
 *
 * A map can name more evidence than the preset, and route values anywhere, but it cannot switch off
 * what the preset knows: a consent column stays evidence when a person archives it. Evidence that was
 * accepted without anybody looking at it can close channels and never open one.
 */
import { type Entity, filterStatusColumn } from '../model/entity.ts';
import { type ConsentEvidence, consentEvidences, type FieldMap } from '../model/field-map.ts';
import type { ConsentEvidenceValues } from './consent.ts';
import { readGdprStatus } from './consent-values.ts';
import { readFlag, readFlagHeader } from './flag-columns.ts';
import { contactPreset } from './presets/contact-preset.ts';
import { presetEvidence } from './presets/find-preset.ts';
import { isSuppressionName } from './suppression-names.ts';

export type GatherConsent = (entity: Entity, country: string | null) => ConsentEvidenceValues;

/** Names are split at any of these for evidence, whatever separates them in the map. */
const anySeparator = /[,;|\r\n]/;
const rememberedNames = 20_000;

/** @param suppressionTags `ordinary`: names of tags and lists are no evidence */
export function createGatherConsent(map: FieldMap, suppressionTags: 'evidence' | 'ordinary'): GatherConsent {
  const columns = evidenceColumns(map);
  const suppresses = suppressionTags === 'evidence' ? rememberSuppression() : () => false;
  return (entity, country) => {
    const lists = namesNow(entity, columns.lists, columns.flags);
    return {
      gdprStatus: valuesOf(withoutOldDoubts(entity, columns['gdpr-status']), columns['gdpr-status']),
      communications: valuesOf(entity, columns['gdpr-communications']),
      blocked: valuesOf(entity, columns.blocked),
      suppressionTag: [
        ...namesNow(entity, columns.tags, columns.flags),
        ...namesBefore(entity, columns.tags),
      ].some(suppresses),
      suppressionList: [...lists, ...namesBefore(entity, columns.lists)].some(suppresses),
      lists: namesNow(entity, columns.openingLists, columns.flags).filter((name) => !suppresses(name)).length,
      emailOptIn: valuesOf(entity, columns['email-opt-in']),
      written: {
        sms: writtenIn(entity, columns, 'sms-opt-in'),
        whatsApp: writtenIn(entity, columns, 'whatsapp-opt-in'),
        call: writtenIn(entity, columns, 'call-opt-in'),
      },
      subscribed: entity.columns[filterStatusColumn]?.toLowerCase() === 'subscribed',
      country,
    };
  };
}

type EvidenceColumns = Readonly<Record<ConsentEvidence, readonly string[]>> & {
  /** Lists that may open e-mail: the preset's own, or those a person looked at. */
  readonly openingLists: readonly string[];
  /** Columns that stand for one name, with that name: their cells say yes or no. */
  readonly flags: ReadonlyMap<string, string>;
  /** Columns a person looked at and accepted as written consent. */
  readonly reviewed: ReadonlySet<string>;
};

/** Column keys by the evidence they are, the preset's always among them. */
function evidenceColumns(map: FieldMap): EvidenceColumns {
  const columns = Object.fromEntries(consentEvidences.map((name) => [name, [] as string[]])) as Record<
    ConsentEvidence,
    string[]
  >;
  const mapped = new Map(map.columns.map((column) => [column.column, column.evidence]));
  const reviewed = new Set(
    map.columns.filter(({ decided }) => decided?.withoutReview === false).map(({ column }) => column),
  );
  for (const column of new Set([...mapped.keys(), ...contactPreset.keys()])) {
    const said = mapped.get(column) ?? null;
    const known = presetEvidence(column);
    if (said !== null) columns[said].push(column);
    // Being on a list opens e-mail, so there the map alone decides; the rest can only close it.
    if (known !== null && known !== said && (known !== 'lists' || !mapped.has(column))) {
      columns[known].push(column);
    }
  }
  const openingLists = columns.lists.filter(
    (column) => presetEvidence(column) === 'lists' || reviewed.has(column),
  );
  const flags = new Map(
    map.columns.flatMap(({ column, target }) => {
      // Put elsewhere by a person, such a column still says yes or no and is no list of names.
      const name = target.kind === 'tag' ? target.name : readFlagHeader(column)?.name;
      return name === undefined || target.kind === 'tags' ? [] : [[column, name] as const];
    }),
  );
  return { ...columns, openingLists, flags, reviewed };
}

/** What stands in the columns a person accepted as written consent for a channel. */
function writtenIn(
  entity: Entity,
  columns: EvidenceColumns,
  evidence: 'sms-opt-in' | 'whatsapp-opt-in' | 'call-opt-in',
): string[] {
  return valuesOf(
    entity,
    columns[evidence].filter((column) => columns.reviewed.has(column)),
  );
}

/** Values now and before; a column that is blank now is a blank value beside what it said before. */
function valuesOf(entity: Entity, columns: readonly string[]): string[] {
  const now = columns.flatMap((column) => entity.columns[column]?.trim() || []);
  const before = columns.flatMap((column) => entity.superseded[column] ?? []);
  if (now.length === 0 && before.length === 0) return [];
  return now.length === 0 ? ['', ...before] : [...now, ...before];
}

/**
 * "Unknown" says that Kartra had no answer yet. Where a later set of exports has one, the doubt is over; a
 * refusal never is. Within one set nobody can tell which came first, so there the doubt stays.
 */
function withoutOldDoubts(entity: Entity, columns: readonly string[]): Entity {
  const { changes, superseded } = entity;
  if (changes === undefined) return entity;
  const later = Object.values(changes);
  const kept = columns.flatMap((column) => {
    const before = superseded[column];
    if (before === undefined || entity.columns[column] === undefined) return [];
    const settled = (value: string) =>
      readGdprStatus(value) === 'unknown' && later.some((change) => change[column] === value);
    return [[column, before.filter((value) => !settled(value))] as const];
  });
  return kept.length === 0
    ? entity
    : { ...entity, superseded: { ...superseded, ...Object.fromEntries(kept) } };
}

function namesNow(entity: Entity, columns: readonly string[], flags: ReadonlyMap<string, string>): string[] {
  return columns.flatMap((column) => {
    const text = entity.columns[column];
    const flag = flags.get(column);
    if (flag === undefined || text === undefined) return splitAnywhere(text);
    return readFlag(text, flag) === true ? [flag] : [];
  });
}

function namesBefore(entity: Entity, columns: readonly string[]): string[] {
  return columns.flatMap((column) => (entity.superseded[column] ?? []).flatMap(splitAnywhere));
}

function splitAnywhere(text: string | undefined): string[] {
  if (text === undefined) return [];
  return text.split(anySeparator).filter((name) => name.trim() !== '');
}

/** Tags repeat from person to person: each name is judged once. */
function rememberSuppression(): (name: string) => boolean {
  const judged = new Map<string, boolean>();
  return (name) => {
    let answer = judged.get(name);
    if (answer === undefined) {
      answer = isSuppressionName(name);
      if (judged.size < rememberedNames) judged.set(name, answer);
    }
    return answer;
  };
}
