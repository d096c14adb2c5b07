/** Turns a value into its shape, so that a model can be asked without being shown what stands in a cell. */

const longestShape = 40;

/**
 * Letters become `a` (or `A`), digits `9`; signs and spaces stay.
 * @example maskValue('Ana.Ruiz@example.com') // 'Aaa.Aaaa@aaaaaaa.aaa'
 */
export function maskValue(value: string): string {
  return value
    .slice(0, longestShape)
    .replace(/\p{Lu}/gu, 'A')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replace(/\p{N}/gu, '9')
    .replace(/[^\x20-\x7e]/g, '?');
}
