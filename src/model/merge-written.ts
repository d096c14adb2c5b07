/**
 * What this workspace last wrote on one record, put together from what each of its operations expected. A later plan
 * leaves out what a person edited meanwhile; we wrote it all the same, so the latest value of each field counts.
 */
import { asExpectedContact, type ExpectedContact } from './expected-contact.ts';
import type { Json } from './json.ts';
import type { ObjectKind } from './plan.ts';

/** Fields as changes name them → the key they are expected under, where the two differ. */
export const keyOfField: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  start: 'startTime',
  end: 'endTime',
  due: 'dueDate',
};

/** What an operation expects of a record it need not answer for as a whole. */
interface Partly {
  readonly left?: readonly string[];
  readonly custom?: Readonly<Record<string, Json>>;
  readonly properties?: Readonly<Record<string, Json>>;
}

/** @param expected of operations done on one record of this kind, oldest first; at least one */
export function mergeWritten(object: ObjectKind, expected: readonly Json[]): Json {
  if (object === 'contact') return mergeContact(expected.map(asExpectedContact)) as unknown as Json;
  const all = expected as unknown as readonly Partly[];
  const [last] = all.slice(-1);
  if (last?.left === undefined && last?.custom === undefined && last?.properties === undefined)
    return withText(expected);
  const never = new Set(all.flatMap(({ left = [] }) => left));
  const merged: Record<string, Json> = {};
  for (const { left = [], custom: _, properties: __, ...plain } of all) {
    const skipped = new Set(left.map((field) => keyOfField[field] ?? field));
    for (const [key, value] of Object.entries(plain)) if (!skipped.has(key)) merged[key] = value as Json;
    for (const field of never) if (!left.includes(field)) never.delete(field);
  }
  return {
    ...(last as Readonly<Record<string, Json>>),
    ...merged,
    ...(last.custom === undefined ? {} : { custom: assign(all.map(({ custom }) => custom)) }),
    ...(last.properties === undefined ? {} : { properties: assign(all.map(({ properties }) => properties)) }),
    ...(last.left === undefined ? {} : { left: [...never] }),
  };
}

/**
 * What an operation wrote of what it expected: without the fields somebody changed between plan and write.
 * @param moved as changes name them
 */
export function withoutMoved(expected: Json, moved: ReadonlySet<string>): Json {
  if (moved.size === 0) return expected;
  const { fields, custom, properties, ...plain } = expected as Readonly<Record<string, Json>>;
  const keys = new Set([...moved].flatMap((field) => [field, keyOfField[field] ?? field]));
  const kept = (part: Json | undefined, prefix = '') =>
    Object.fromEntries(
      Object.entries((part ?? {}) as Readonly<Record<string, Json>>).filter(
        ([key]) => !keys.has(`${prefix}${key}`),
      ),
    );
  return {
    ...kept(plain),
    ...(fields === undefined ? {} : { fields: kept(fields) }),
    ...(custom === undefined ? {} : { custom: kept(custom, 'custom.') }),
    ...(properties === undefined ? {} : { properties: kept(properties) }),
  };
}

/** A text somebody edited drops out of what a later plan expects: `body: null`. */
function withText(expected: readonly Json[]): Json {
  const last = expected.at(-1) ?? null;
  const texts = expected.map((one) => (one as { readonly body?: string | null } | null)?.body);
  const body = texts.findLast((text) => typeof text === 'string');
  return body === undefined ? last : { ...(last as Readonly<Record<string, Json>>), body };
}

export function mergeContact(all: readonly ExpectedContact[]): ExpectedContact {
  const [last] = all.slice(-1);
  return {
    fields: Object.assign({}, ...all.map(({ fields }) => fields)) as ExpectedContact['fields'],
    custom: Object.assign({}, ...all.map(({ custom }) => custom)) as ExpectedContact['custom'],
    tags: last?.tags ?? [],
    restricted: last?.restricted ?? [],
    company: last?.company ?? null,
  };
}

/**
 * The value a change of this field is compared with: what we last wrote there; undefined where we never did.
 * @param written as `mergeWritten` puts it together
 */
export function writtenValue(written: Json, field: string): Json | undefined {
  const { left = [], custom = {}, properties, ...plain } = written as Partly;
  if (left.includes(field)) return undefined;
  if (properties !== undefined) return properties[field];
  if (field.startsWith('custom.')) return custom[field.slice('custom.'.length)];
  return (plain as Readonly<Record<string, Json>>)[keyOfField[field] ?? field];
}

function assign(all: readonly (Readonly<Record<string, Json>> | undefined)[]): Json {
  return Object.assign({}, ...all) as Json;
}
