/** Brings text to the form lexicons are looked up in: no case, no accents, no punctuation. */

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** @example foldText('Größe') // 'grosse' */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßøæœłđı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** Umlauts are also written with an e: "Straße geschaeftlich". Null where the text has none. */
export function foldUmlauts(text: string): string | null {
  if (!/[äöü]/i.test(text)) return null;
  return foldText(text.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
}

/**
 * A word without its plural s, so that "Tag" and "Tags" are one. Applied to both sides of a look-up:
 * what it makes of "status" does not matter, as long as it is always the same.
 */
export function stemWord(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
