/**
 * Country names and codes to ISO 3166 alpha-2, the only form HighLevel takes (full names are refused).
 *
 * Understood: alpha-2 and alpha-3 in any case, names in seven languages without regard to case, accents
 * and punctuation, and the aliases of `country-aliases.ts`. A name that means different countries in
 * different languages is not understood: nothing is guessed.
 */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import { countryAliases } from './country-aliases.ts';

type Names = Readonly<Record<string, string | readonly string[]>>;

const languages: readonly Names[] = [en, de, es, fr, pt, it, nl].map((locale) => locale.countries);

let byName: ReadonlyMap<string, string> | undefined;

/**
 * The alpha-2 code a text means, or null.
 *
 * @example resolveCountry('México') // 'MX'
 * @example resolveCountry('Korea') // null: there are two
 */
export function resolveCountry(text: string): string | null {
  byName ??= buildIndex();
  return byName.get(text) ?? byName.get(foldCountryName(text)) ?? null;
}

/** Lower case, no accents, no punctuation, no leading article. */
function foldCountryName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

function buildIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  const unclear = new Set<string>();
  for (const names of languages) {
    for (const [code, spellings] of Object.entries(names)) {
      for (const spelling of [spellings].flat()) {
        const folded = foldCountryName(spelling);
        if ((index.get(folded) ?? code) !== code) unclear.add(folded);
        index.set(folded, code);
      }
    }
  }
  for (const folded of unclear) index.delete(folded);
  for (const [folded, code] of Object.entries(countryAliases)) index.set(folded, code);
  for (const [alpha2, alpha3] of codes) {
    if (alpha2 === undefined || alpha3 === undefined) continue;
    index.set(alpha2.toLowerCase(), alpha2).set(alpha3.toLowerCase(), alpha2).set(alpha2, alpha2);
  }
  return index;
}
