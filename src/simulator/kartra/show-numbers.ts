/**
 * Owns: ids, codes and counts as JSON numbers, for accounts whose replies do not write them as texts.
 * Phones, zips and the error `type` stay texts in either case.
 */

const NUMBER_KEYS =
  /(^|_)id$|^(active|score|step|blacklisted|lead_deleted|gdpr_lead_(status|communications))$/;
const WHOLE_NUMBER = /^(0|[1-9]\d{0,14})$/;

/** A copy with numbers in place of numeric texts. */
export function showNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(showNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      const isNumber = typeof inner === 'string' && NUMBER_KEYS.test(key) && WHOLE_NUMBER.test(inner);
      return [key, isNumber ? Number(inner) : showNumbers(inner)];
    }),
  );
}
