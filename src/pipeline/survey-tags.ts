/**
 * The inventory of tags before anything is written: which names of Kartra become which tag, at which level,
 * on how many records; and the two ways names collide. Names that differ in case or blanks become one tag
 * (said, not stopped); a tag that would mean two things, a plain tag and a list, stops the plan.
 */
import { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createNameTags, type NamedTag } from '../mapping/name-tags.ts';
import { accessPrefix } from '../mapping/records/access.ts';
import { boughtPrefix, boughtTag } from '../mapping/records/person-money.ts';
import { type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import type { Entity } from '../model/entity.ts';
import type { FieldMap } from '../model/field-map.ts';
import { mergePeople } from './merge-people.ts';

export interface TagEntry {
  readonly tag: string;
  /** Kartra's spellings, at most `spellingsKept`. */
  readonly names: readonly string[];
  /** Kinds of record that carry it. */
  readonly levels: readonly SourceObject[];
  readonly prefixes: readonly string[];
  /** Records that carry it. */
  readonly records: number;
  /** From Kartra's own list of tags, where it was exported. */
  readonly category: string;
  readonly expiresAfterDays: string;
}

const spellingsKept = 20;

interface Draft {
  readonly names: Set<string>;
  readonly levels: Set<SourceObject>;
  readonly prefixes: Set<string>;
  records: number;
}

/** In the order of the tags. One pass over the records of each kind that carries tags. */
export async function surveyTags(ledger: Ledger, map: FieldMap): Promise<readonly TagEntry[]> {
  const drafts = new Map<string, Draft>();
  const merge = await mergePeople(ledger);
  for (const object of sourceObjects) {
    const nameTags = createNameTags(map, object);
    if (nameTags === null) continue;
    for await (const batch of ledger.entities.all(object)) {
      const entities: readonly Pick<Entity, 'columns'>[] =
        object === 'contact' ? (await merge(batch)).map(({ entity }) => entity) : batch;
      for (const entity of entities) addTags(nameTags(entity), object, drafts);
    }
  }
  await addBought(ledger, drafts);
  await addDerived(ledger, drafts);
  const catalogue = await readCatalogue(ledger);
  return [...drafts].sort(byTag).map(([tag, { names, levels, prefixes, records }]) => ({
    tag,
    names: [...names].sort(),
    levels: [...levels],
    prefixes: [...prefixes],
    records,
    category: catalogue.get(tag)?.['category'] ?? '',
    expiresAfterDays: catalogue.get(tag)?.['expires_after_days'] ?? '',
  }));
}

function addTags(found: readonly NamedTag[], object: SourceObject, drafts: Map<string, Draft>): void {
  const counted = new Set<string>();
  for (const { tag, name, prefix } of found) {
    const draft = drafts.get(tag) ?? {
      names: new Set<string>(),
      levels: new Set<SourceObject>(),
      prefixes: new Set<string>(),
      records: 0,
    };
    drafts.set(tag, draft);
    if (draft.names.size < spellingsKept) draft.names.add(name);
    draft.levels.add(object);
    draft.prefixes.add(prefix);
    if (!counted.has(tag)) draft.records += 1;
    counted.add(tag);
  }
}

/** What a tag no cell holds is derived from. */
const levelOf = (tag: string): SourceObject => (tag.startsWith(accessPrefix) ? 'membership' : 'transaction');

/** Tags no cell holds: what people bought, and what they have access to. */
async function addDerived(ledger: Ledger, drafts: Map<string, Draft>): Promise<void> {
  const derived = new Map<string, Draft>();
  for (const tag of await ledger.mapped.distinctTags()) {
    if (drafts.has(tag)) continue;
    const none = { names: new Set<string>(), prefixes: new Set<string>(), records: 0 };
    derived.set(tag, { ...none, levels: new Set<SourceObject>([levelOf(tag)]) });
  }
  if (derived.size === 0) return;
  for await (const batch of ledger.mapped.contacts()) {
    for (const tag of batch.flatMap(({ tags }) => tags)) {
      const draft = derived.get(tag);
      if (draft !== undefined) draft.records += 1;
    }
  }
  for (const [tag, draft] of derived) drafts.set(tag, draft);
}

/** A tag of Kartra's own may read like the one of a product: then it would mean two things. */
async function addBought(ledger: Ledger, drafts: Map<string, Draft>): Promise<void> {
  if (![...drafts.keys()].some((tag) => tag.startsWith(boughtPrefix))) return;
  for await (const batch of ledger.entities.all('contact')) {
    const purchases = await ledger.transactions.purchasesOf(batch.map(({ id }) => id));
    for (const product of [...purchases.values()].flatMap(({ products }) => products)) {
      const draft = drafts.get(boughtTag(product));
      draft?.prefixes.add(boughtPrefix);
      draft?.names.add(product);
    }
  }
}

/** Category and expiry do not move: HighLevel's tags have neither. */
async function readCatalogue(ledger: Ledger): Promise<ReadonlyMap<string, Entity['columns']>> {
  const catalogue = new Map<string, Entity['columns']>();
  for await (const batch of ledger.entities.all('tag')) {
    for (const { columns } of batch) catalogue.set((columns['tag'] ?? '').trim().toLowerCase(), columns);
  }
  return catalogue;
}

/** Tags that several spellings of Kartra become: they are one in HighLevel. */
export function mergedTags(entries: readonly TagEntry[]): readonly TagEntry[] {
  return entries.filter(({ names, prefixes }) => names.length > 1 && prefixes.length === 1);
}

/** @throws `tags-collide` for a tag that would mean two things */
export function requireDistinctTags(entries: readonly TagEntry[]): void {
  const clashes = entries.filter(({ prefixes }) => prefixes.length > 1);
  const [first] = clashes;
  if (first === undefined) return;
  throw new LandfallError('tags-collide', `The tag "${first.tag}" would mean two things.`, {
    value: clashes.map(({ tag }) => tag).join(', '),
    rule: 'a tag of Kartra and a list, a sequence or an access never become the same tag',
    remedy: `Rename the tag in Kartra and export again, or set another prefix in mapping.yaml: ${first.names.map((name) => `"${name}"`).join(' and ')} meet there.`,
    safe: 'Nothing was written.',
    next: 'landfall map show',
  });
}

const byTag = ([a]: readonly [string, Draft], [b]: readonly [string, Draft]): number => (a < b ? -1 : 1);
