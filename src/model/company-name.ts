/**
 * Company names in the form that is compared: case, blanks and punctuation do not count, `&` is "and",
 * and a legal form has one spelling ("Limited" is "Ltd"). The legal form itself counts: Acme Ltd and Acme
 * GmbH are two companies.
 */

/** Spellings of legal forms, after punctuation is gone. */
const legalForms: Readonly<Record<string, string>> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  'l l c': 'llc',
  'g m b h': 'gmbh',
  's a r l': 'sarl',
  'p l c': 'plc',
  's l': 'sl',
  's a': 'sa',
  'a g': 'ag',
  'b v': 'bv',
};

/** What people type when there is no company. */
const noCompany = new Set([
  'n a',
  'na',
  'none',
  'no',
  'nil',
  'null',
  'nothing',
  'not applicable',
  'self',
  'self employed',
  'selfemployed',
  'freelance',
  'freelancer',
  'private',
  'personal',
  'individual',
  'me',
  'myself',
  'unemployed',
  'retired',
  'student',
  'home',
  'test',
  'x',
  'xx',
  'xxx',
  'tbd',
  'unknown',
  'company',
]);

/** @returns null where the text names no company @example companyNameKey('ACME, Limited.') // 'acme ltd' */
export function companyNameKey(text: string): string | null {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&|\+/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words === '' || noCompany.has(words)) return null;
  for (const [spelled, form] of Object.entries(legalForms)) {
    if (words.endsWith(` ${spelled}`)) return `${words.slice(0, -spelled.length)}${form}`;
  }
  return words;
}
