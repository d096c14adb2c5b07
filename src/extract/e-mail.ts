/**
 * Which text is an e-mail address a person can be recognised by. Stricter than the standard where a
 * cell is more likely wrong than unusual, because a wrong address joins two people.
 */

const maxLength = 254;
const shape = /^[^\s@,;<>"()[\]\\\p{C}]{1,64}@(?:[^\s@.,;<>"()[\]\\\p{C}]+\.)+[^\s@.,;<>"()[\]\\\p{C}]{2,}$/u;

/**
 * The address in lower case without blanks around it, or null when it is not usable: exactly one `@`,
 * a domain with a dot, nothing that separates, at most 254 characters.
 * @example normaliseEmail(' Ann@Example.COM ') // 'ann@example.com'
 */
export function normaliseEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= maxLength && shape.test(address) ? address : null;
}
