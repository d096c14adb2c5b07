/**
 * E-mail addresses: trimmed and lower-cased, because HighLevel matches contacts on the lower-case form.
 * What no mail server could deliver to is unusable; it is never repaired (`gmail,com` may be anybody).
 */
import { altered, carriedExactly, type Transformed, unusable } from './transform.ts';

// RFC 5321: local part at most 64 octets, path at most 254. Quoted local parts are left out: they are
// valid on paper and refused by mail tools.
const local = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const topLevel = '(?:xn--[a-z0-9-]{1,59}|[\\p{L}][\\p{L}\\p{M}]{1,62})';
const address = new RegExp(`^${local}@(?:${label}\\.)+${topLevel}$`, 'u');
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/**
 * @returns rule `exact`, `email-normalised` or, with a null value, `email-unusable`
 * @example toEmail(' Ann@Example.COM ') // { value: 'ann@example.com', rule: 'email-normalised', … }
 */
export function toEmail(text: string): Transformed {
  const normal = text.replace(invisible, '').trim().toLowerCase();
  if (normal.length > 254 || normal.indexOf('@') > 64 || !address.test(normal)) {
    return unusable(text, 'email-unusable');
  }
  return normal === text ? carriedExactly(text) : altered(text, normal, 'email-normalised');
}
