/** Takes a header apart into folded words: "E-mail 1 - Value" is e, mail, 1, value. */
import { foldText } from './fold-text.ts';

/** A header is a name; what is longer is a text that was taken for one. */
const longestHeader = 400;

/**
 * @returns words in order; digits stand alone ("Address2" is address, 2); empty for a header of signs only
 * @example splitHeader('billingFirstName') // ['billing', 'first', 'name']
 */
export function splitHeader(header: string): string[] {
  const spaced = header
    .slice(0, longestHeader)
    .normalize('NFC')
    .replace(/['’`´]s(?![\p{L}])/giu, '')
    .replace(/\((?:e|s|es|n|a|as|in|innen|r|en)\)|[·.](?:e|s)\b/giu, '')
    .replace(/#|№|\bn[°º]|\bn\.º/giu, ' number ')
    .replace(/%/g, ' percent ')
    .replace(/&/g, ' and ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}{2,})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2');
  return foldText(spaced)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The same for every spelling of a header: what a known header is looked up by. */
export function headerKey(header: string): string {
  return splitHeader(header).join(' ');
}
