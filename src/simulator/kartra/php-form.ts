/**
 * Owns: reading a form-encoded body the way PHP does: `actions[0][cmd]=search_lead` becomes nested arrays.
 * Invariants: it never throws; no key of a body can reach a prototype; a later value of the same name wins.
 */

/** A PHP array: string keys in order of arrival. */
export type PhpArray = ReadonlyMap<string, PhpValue>;
export type PhpValue = string | PhpArray;

const MOST_VARIABLES = 1000;
const DEEPEST = 64;

/**
 * The fields of a body; those beyond PHP's limit of 1000 are dropped, as PHP drops them.
 *
 * @example parsePhpForm('get_lead[email]=a%40example.com').get('get_lead')
 */
export function parsePhpForm(text: string): PhpArray {
  const root = new Map<string, PhpValue>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > MOST_VARIABLES) break;
    const keys = splitName(name);
    if (keys !== null) put(root, keys, value);
  }
  return root;
}

/** The text under a key of an array; '' when there is none, or it is an array. */
export function textOf(value: PhpValue | undefined, key: string): string {
  if (!(value instanceof Map)) return '';
  const found: unknown = value.get(key);
  return typeof found === 'string' ? found.trim() : '';
}

/** `a[b][]` → a, b, ''. A name PHP ignores gives null. */
function splitName(name: string): string[] | null {
  const open = name.indexOf('[');
  if (open === -1) return name === '' ? null : [name];
  const head = name.slice(0, open);
  if (head === '') return null;
  const keys = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return keys.length > DEEPEST ? null : [head, ...keys];
}

function put(root: Map<string, PhpValue>, keys: readonly string[], value: string): void {
  let at = root;
  for (const [depth, given] of keys.entries()) {
    const key = given === '' && depth > 0 ? String(at.size) : given;
    if (depth === keys.length - 1) {
      at.set(key, value);
      return;
    }
    const next = at.get(key);
    const inner: Map<string, PhpValue> = next instanceof Map ? next : new Map<string, PhpValue>();
    at.set(key, inner);
    at = inner;
  }
}
