/**
 * A whole location in a form in which two of them can be compared though every id and instant differs: an id is
 * replaced by what it stands for, as far as its links lead in three steps.
 */
import { createHash } from 'node:crypto';

/** Set by the platform, different in every run. */
const volatile = /^(date(Added|Updated)|(created|updated|last\w*)(At|On|Date)|traceId|position|fieldKey)$/;

type Thing = Readonly<Record<string, unknown>>;

/**
 * What stands in a location, and what was sent to people. Not the log of events: it counts how often something was
 * written, and what changes nothing may be written twice.
 * @param state as the simulator tells it
 */
export function comparableEnd(state: object): Readonly<Record<string, readonly string[]>> {
  const { triggerLog: _, sentMessages = [], ...rest } = state as Thing & { readonly sentMessages?: Thing[] };
  return comparableLocation({ ...rest, sentMessages: sentMessages.map((one) => ({ ...one, time: null })) });
}

/** @returns kind → one text per record, sorted; equal for two locations that hold the same */
function comparableLocation(state: Thing): Readonly<Record<string, readonly string[]>> {
  const { location: _, users: __, ...rest } = state;
  const kinds = Object.entries(rest).filter((entry): entry is [string, Thing[]] => Array.isArray(entry[1]));
  let labels = new Map<string, string>();
  for (const [kind, records] of kinds)
    for (const record of records) for (const id of ownIds(record)) labels.set(id, kind);
  for (let step = 0; step < 3; step += 1) {
    const next = new Map<string, string>();
    for (const [kind, records] of kinds) {
      for (const record of records) {
        const ids = ownIds(record);
        const text = textOf(record, new Map([...labels, ...ids.map((id) => [id, 'own'] as const)]));
        const label = `${kind}:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
        for (const id of ids) next.set(id, label);
      }
    }
    labels = next;
  }
  return Object.fromEntries(
    kinds.map(([kind, records]) => [kind, records.map((record) => textOf(record, labels)).sort()]),
  );
}

/** The record's id, and those of parts it holds (stages of a pipeline). */
function ownIds(record: Thing): readonly string[] {
  const parts = Array.isArray(record['stages']) ? (record['stages'] as Thing[]) : [];
  return [record, ...parts].flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

function textOf(value: unknown, labels: ReadonlyMap<string, string>): string {
  // An id may stand inside a text, as in the address of a file.
  if (typeof value === 'string')
    return JSON.stringify(
      labels.get(value) ?? value.replace(/[\da-z-]{16,}/giu, (part) => labels.get(part) ?? part),
    );
  if (Array.isArray(value))
    return `[${value
      .map((item) => textOf(item, labels))
      .sort()
      .join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([key]) => !volatile.test(key))
    .map(([key, item]) => `${JSON.stringify(key)}:${textOf(item, labels)}`)
    .sort();
  return `{${entries.join(',')}}`;
}
