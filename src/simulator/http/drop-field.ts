/**
 * Owns: removing one field from a request body before it is processed, for the fault `silent-drop:FIELD`.
 * FIELD is a path with dots; inside an array a step selects entries by position, `id`, `key` or by being equal,
 * so `customFields.abc` drops one custom field and `tags.vip` drops one tag.
 */

/** A copy of `body` without the field; `body` itself when the path leads nowhere. */
export function dropField(body: unknown, field: string): unknown {
  return dropPath(body, field.split('.'));
}

function dropPath(node: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) {
    const entries = node as readonly unknown[];
    const isMeant = (entry: unknown, position: number) =>
      String(position) === step || entry === step || isNamed(entry, step);
    if (rest.length === 0) return entries.filter((entry, position) => !isMeant(entry, position));
    return entries.map((entry, position) => (isMeant(entry, position) ? dropPath(entry, rest) : entry));
  }
  const fields = node as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(fields, step)) return node;
  if (rest.length > 0) return { ...fields, [step]: dropPath(fields[step], rest) };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== step));
}

function isNamed(entry: unknown, name: string): boolean {
  if (typeof entry !== 'object' || entry === null) return false;
  return ('id' in entry && entry.id === name) || ('key' in entry && entry.key === name);
}
