/** How many people have a mailing status, stand on a list or carry a tag: to be compared with Kartra's screens. */
import { readMailingStatus } from '../connectors/kartra/filter-folder.ts';
import type { EntityStore } from '../ledger/ledger.ts';
import { type Entity, filterStatusColumn } from '../model/entity.ts';

export interface PeopleCounts {
  readonly statuses: Readonly<Record<string, number>>;
  readonly lists: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, number>>;
}

type Test = readonly [name: string, holds: (person: Entity) => boolean];

/** @param wanted names to count; a name that nobody has counts 0 */
export async function countPeople(
  entities: Pick<EntityStore, 'all'>,
  wanted: { readonly [group in keyof PeopleCounts]: readonly string[] },
): Promise<PeopleCounts> {
  const groups = {
    statuses: wanted.statuses.map((name): Test => [name, hasStatus(name)]),
    lists: wanted.lists.map((name): Test => [name, hasName('lists', name)]),
    tags: wanted.tags.map((name): Test => [name, hasName('tags', name)]),
  };
  const counts = {
    statuses: zeroes(groups.statuses),
    lists: zeroes(groups.lists),
    tags: zeroes(groups.tags),
  };
  if (Object.values(groups).every((tests) => tests.length === 0)) return counts;
  for await (const batch of entities.all('contact')) {
    for (const person of batch) {
      for (const group of ['statuses', 'lists', 'tags'] as const) {
        for (const [name, holds] of groups[group]) {
          if (holds(person)) counts[group][name] = (counts[group][name] ?? 0) + 1;
        }
      }
    }
  }
  return counts;
}

function zeroes(tests: readonly Test[]): Record<string, number> {
  return Object.fromEntries(tests.map(([name]) => [name, 0]));
}

/** Kartra shows somebody under every status that applies, so earlier facts count beside the last. */
function hasStatus(name: string): Test[1] {
  const wanted = statusOf(name);
  return ({ columns, superseded }) =>
    [columns[filterStatusColumn], columns['mailing_status'], ...(superseded[filterStatusColumn] ?? [])].some(
      (status) => status !== undefined && statusOf(status) === wanted,
    );
}

/** A name among others in a cell, whatever separates them. */
function hasName(column: string, name: string): Test[1] {
  const escaped = name.trim().replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
  const pattern = new RegExp(`(?:^|[,;|\\n])\\s*${escaped}\\s*(?:$|[,;|\\n])`, 'u');
  return ({ columns }) => pattern.test(columns[column] ?? '');
}

/** Older screens call some by other names; what is no status of Kartra's is compared as it is written. */
function statusOf(text: string): string {
  return readMailingStatus(text) ?? text.trim().toLowerCase();
}
