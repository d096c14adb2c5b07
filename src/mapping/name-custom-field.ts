/**
 * Names and keys for the custom fields of columns no preset knows. HighLevel derives its own key from
 * the name, so two names that differ only in case or punctuation are taken as equal; so is the name of
 * a standard field.
 */
import { sha256 } from '../model/digest.ts';

const standardNames = new Set(
  [
    'name,full name,first name,last name,email,phone,company,company name,business name,address,street address',
    'address1,city,state,postal code,zip,zip code,country,website,time zone,timezone,source,contact source',
    'contact type,type,tags,dnd,date of birth,gender,assigned to,owner,created,updated,notes,id,contact id',
  ]
    .flatMap((line) => line.split(','))
    .map(foldFieldName),
);

/** Two names with the same folded form would be the same field at the destination. */
export function foldFieldName(name: string): string {
  return slugOf(name) || name.trim().toLowerCase();
}

/**
 * The stable key of a column's custom field: lower-case letters, digits and `_`, beginning with a letter.
 *
 * @example customFieldKey('Favourite Colour?') // 'favourite_colour'
 */
export function customFieldKey(column: string): string {
  const slug = slugOf(column);
  if (slug === '') return `column_${sha256(column).slice(0, 8)}`;
  return /^[a-z]/.test(slug) ? slug : `column_${slug}`;
}

/**
 * The name people will see: identifiers are written as words, anything else stands as it is.
 *
 * @example customFieldName('favorite_color') // 'Favorite color'
 */
function customFieldName(column: string): string {
  const text = column.replace(/\s+/g, ' ').trim();
  if (!/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/.test(text)) return text === '' ? 'Column without a name' : text;
  const words = text.replace(/[_-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names and keys already given away; `take` answers with ones that are free. */
export class FieldNames {
  readonly #keys = new Set<string>();
  readonly #names = new Set(standardNames);

  reserve(key: string, name: string): void {
    this.#keys.add(key);
    this.#names.add(foldFieldName(name));
  }

  take(column: string): { key: string; name: string; renamedFrom: string | null } {
    const wantedKey = customFieldKey(column);
    const apart = `${wantedKey}_${sha256(column).slice(0, 6)}`;
    let key = this.#keys.has(wantedKey) ? apart : wantedKey;
    for (let n = 2; this.#keys.has(key); n += 1) key = `${apart}_${n}`;
    const wanted = customFieldName(column);
    let name = wanted;
    for (let n = 1; this.#names.has(foldFieldName(name)); n += 1) {
      name = n === 1 ? `${wanted} (Kartra)` : `${wanted} (Kartra ${n})`;
    }
    this.reserve(key, name);
    return { key, name, renamedFrom: name === wanted ? null : wanted };
  }
}

function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
