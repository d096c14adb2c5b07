/**
 * Owns: the shape of a JSON value: its names and types without its contents, so that two answers that a schema
 * would judge alike count as one.
 */

const MOST_ITEMS = 20;
const MOST_DEPTH = 12;

/**
 * A text that equal shapes share. Of a long list only some items are looked at.
 *
 * @example shapeOf({ tags: ['a', 'b'], age: 3 }) // '{age:number,tags:[string]}'
 */
export function shapeOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '0';
  if (depth > MOST_DEPTH) return '…';
  if (Array.isArray(value)) {
    const step = Math.max(1, Math.ceil(value.length / MOST_ITEMS));
    const items = new Set<string>();
    for (let index = 0; index < value.length; index += step) items.add(shapeOf(value[index], depth + 1));
    return `[${[...items].sort().join('|')}]`;
  }
  if (typeof value !== 'object') return typeof value === 'string' && value === '' ? 'e' : typeof value;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}:${shapeOf((value as Record<string, unknown>)[name], depth + 1)}`).join(',')}}`;
}
