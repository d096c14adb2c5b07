/**
 * The people of a rehearsal: few, but of every kind. Each thing that can go wrong on its own is a *trait*: a filled
 * column, a tag, a list, a status, a country, an address nobody has or several have, a kind of record with its own
 * columns and states. Every trait of the account has somebody in the sample, the rarest first; chance fills it up.
 * The same seed gives the same people.
 */
import type { EntityStore } from '../../ledger/ledger.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity, EntityKind } from '../../model/entity.ts';

export interface Sample {
  readonly people: number;
  /** People of the account. */
  readonly of: number;
  /** Traits found, all of them held by somebody of the sample. */
  readonly traits: number;
  /** Lead ids and addresses (lower case) of the people in it. */
  readonly leadIds: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  /** Names of their companies, lower case. */
  readonly companies: ReadonlySet<string>;
}

/** Kinds of record that belong to a person, with the columns whose every value is a trait. */
const owned = {
  deal: ['pipeline', 'stage', 'status', 'currency'],
  transaction: ['transaction_type', 'currency'],
  subscription: ['status', 'recurrence_term'],
  affiliate: ['status'],
  appointment: ['status', 'calendar'],
  membership: ['membership', 'active'],
  'form-answer': ['form'],
  'survey-answer': ['survey'],
  note: [],
  activity: ['activity'],
} as const satisfies { readonly [kind in EntityKind]?: readonly string[] };

/** Columns of people whose values are names, split at commas: each is a trait. */
const nameLists = ['tags', 'lists', 'memberships', 'sequences'];
/** Columns of people whose whole value is a trait. */
const states = [
  'gdpr_status',
  'gdpr_communications',
  'mailing_status',
  'blacklisted',
  'filter_status',
  'country',
];

interface Person {
  readonly marker: string;
  /** Orders people by chance: a hash over the seed. */
  readonly rank: string;
  readonly traits: readonly string[];
  readonly leadIds: readonly string[];
  readonly emails: readonly string[];
  readonly company: string;
}

/**
 * @param size people wanted; more where the traits need more; null for everybody
 * @param seed any number: the same gives the same people
 */
export async function chooseSample(
  entities: Pick<EntityStore, 'all' | 'belongingTo'>,
  size: number | null,
  seed: number,
): Promise<Sample> {
  const wanted = size ?? Number.POSITIVE_INFINITY;
  const first = new Map<string, { count: number; holder: Person }>();
  let drawn: Person[] = [];
  let of = 0;
  for await (const batch of entities.all('contact')) {
    of += batch.length;
    for (const person of await readPeople(entities, batch, seed)) {
      for (const trait of person.traits) {
        const known = first.get(trait);
        if (known === undefined) first.set(trait, { count: 1, holder: person });
        else {
          known.count += 1;
          if (person.rank < known.holder.rank) known.holder = person;
        }
      }
      drawn.push(person);
    }
    // Only who may still be drawn is kept; holders of traits are kept by their traits.
    if (drawn.length > 2 * wanted + batch.length) drawn = drawn.sort(byRank).slice(0, wanted);
  }
  const chosen = new Map<string, Person>();
  const covered = new Set<string>();
  const take = (person: Person) => {
    chosen.set(person.marker, person);
    for (const trait of person.traits) covered.add(trait);
  };
  const rarestFirst = [...first].sort(([a, { count: m }], [b, { count: n }]) => m - n || (a < b ? -1 : 1));
  for (const [trait, { holder }] of rarestFirst) if (!covered.has(trait)) take(holder);
  for (const person of drawn.sort(byRank)) if (chosen.size < wanted) take(person);
  const people = [...chosen.values()];
  return {
    people: people.length,
    of,
    traits: first.size,
    leadIds: new Set(people.flatMap(({ leadIds }) => leadIds)),
    emails: new Set(people.flatMap(({ emails }) => emails)),
    companies: new Set(people.flatMap(({ company }) => (company === '' ? [] : [company]))),
  };
}

const byRank = (a: Person, b: Person): number => (a.rank < b.rank ? -1 : 1);

async function readPeople(
  entities: Pick<EntityStore, 'belongingTo'>,
  batch: readonly Entity[],
  seed: number,
): Promise<readonly Person[]> {
  const ids = batch.map(({ id }) => id);
  const records = new Map<number, string[]>();
  for (const [kind, columns] of Object.entries(owned) as [keyof typeof owned, readonly string[]][]) {
    for (const [id, theirs] of await entities.belongingTo(kind, ids)) {
      const traits = theirs.flatMap((record) => recordTraits(kind, columns, record));
      records.set(id, [
        ...(records.get(id) ?? []),
        ...(theirs.length > 1 ? [`several ${kind}`] : []),
        ...traits,
      ]);
    }
  }
  return batch.map((entity) => {
    const { marker, columns, superseded } = entity;
    const all = (column: string) =>
      [columns[column] ?? '', ...(superseded[column] ?? [])].map((text) => text.trim());
    return {
      marker,
      rank: sha256(`${seed} ${marker}`),
      traits: [...new Set([...personTraits(entity), ...(records.get(entity.id) ?? [])])],
      leadIds: all('lead_id').filter((text) => text !== ''),
      emails: all('email').flatMap((text) => (text === '' ? [] : [text.toLowerCase()])),
      company: (columns['company'] ?? '').trim().toLowerCase(),
    };
  });
}

function personTraits({ columns, superseded }: Entity): readonly string[] {
  const names = nameLists.flatMap((column) =>
    (columns[column] ?? '')
      .split(',')
      .flatMap((name) => (name.trim() === '' ? [] : [`${column}=${name.trim()}`])),
  );
  const values = states.map((column) => `${column}=${columns[column]?.trim() ?? ''}`);
  const filled = Object.keys(columns).map((column) => `${column} filled`);
  const blank = ['email', 'phone', 'first_name', 'last_name'].flatMap((column) =>
    columns[column] === undefined ? [`${column} blank`] : [],
  );
  const several = Object.keys(superseded).map((column) => `${column} of several exports`);
  return [...filled, ...blank, ...values, ...names, ...several];
}

function recordTraits(
  kind: EntityKind,
  columns: readonly string[],
  { columns: cells }: Entity,
): readonly string[] {
  return [
    ...Object.keys(cells).map((column) => `${kind}.${column} filled`),
    ...columns.map((column) => `${kind}.${column}=${cells[column]?.trim() ?? ''}`),
  ];
}
