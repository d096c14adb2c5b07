/**
 * Finds what stands between names in a tags or lists cell. How Kartra's export separates them is not
 * published; its own importer asks for semicolons, since a name may hold a comma. So the samples decide,
 * and where they disagree the person who confirms the map is told.
 */

/** A semicolon or a bar inside a name is less likely than a comma: earlier wins when counts are equal. */
const separators = [';', '|', ','] as const;

const names: Readonly<Record<string, string>> = { ';': 'semicolon', '|': 'bar', ',': 'comma' };

export interface SeparatorFinding {
  readonly separator: string;
  /** One sentence for the person who confirms. */
  readonly because: string;
}

/** @example detectSeparator(['a; b', 'c']) // { separator: ';', because: 'Names are separated by a semicolon: …' } */
export function detectSeparator(samples: readonly string[]): SeparatorFinding {
  const counts = separators.map((separator) => ({
    separator,
    count: samples.filter((sample) => sample.includes(separator)).length,
  }));
  const best = counts.reduce((winner, other) => (other.count > winner.count ? other : winner));
  if (best.count === 0) {
    return {
      separator: ',',
      because: 'No sample holds more than one name; a comma is assumed to separate them.',
    };
  }
  const rivals = counts.filter((other) => other.separator !== best.separator && other.count > 0);
  const found = `Names are separated by a ${names[best.separator]}: ${best.count} of ${samples.length} samples hold one.`;
  if (rivals.length === 0) return { separator: best.separator, because: found };
  const doubt = rivals.map(({ separator, count }) => `${count} hold a ${names[separator]}`).join(', ');
  return {
    separator: best.separator,
    because: `${found} Please check: ${doubt} too, taken as part of a name.`,
  };
}
