/**
 * Owns: how a field key is made from a field's name. Source: the example `contact.pincode` in the locations
 * spec. Unverified: blanks and signs become one underscore, and a key that is taken gets a number.
 */

/** A key such as `contact.shoe_size`, unlike every key for which `isTaken` holds. */
export function makeFieldKey(name: string, model: string, isTaken: (key: string) => boolean): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  const base = `${model}.${plain === '' ? 'field' : plain}`;
  if (!isTaken(base)) return base;
  let number = 2;
  while (isTaken(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
