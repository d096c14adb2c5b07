/** Every field the plan expects on one contact, compared with what a read shows. Pure. */
import { compareCustom, compareField, missingTags } from '../model/compare-field.ts';
import type { ContactFieldName, CustomValue } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { customFieldName, type ExpectedContact, restrictionName } from '../model/expected-contact.ts';
import type { FieldComparison } from '../model/verification.ts';

export interface CompareContext {
  /** Custom-field key → field at the location. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  /** Companies' external id → id at the location. */
  readonly companies: ReadonlyMap<string, string>;
  /** Fields left to the destination because they moved between plan and write. */
  readonly left: ReadonlySet<string>;
}

/**
 * @param actual the read that shows most: restrictions are compared only when it shows them
 * @returns one comparison per expected field: standard, custom, `tags`, `dnd.<channel>`
 */
export function compareContact(
  expected: ExpectedContact,
  actual: DestinationContact,
  context: CompareContext,
): readonly FieldComparison[] {
  const comparisons: FieldComparison[] = [];
  for (const [name, value] of Object.entries(expected.fields) as [ContactFieldName, string][]) {
    const found = actual.fields[name];
    const compared = compareField(name, value, found, actual.namesExact);
    comparisons.push({ field: name, ...compared, expected: value, actual: found ?? null });
  }
  for (const [key, value] of Object.entries(expected.custom)) {
    const field = context.fields.get(key);
    const found = field === undefined ? undefined : actual.custom[field.id];
    const compared = compareCustom(field?.dataType ?? 'TEXT', value, found);
    comparisons.push({
      field: customFieldName(key),
      ...compared,
      expected: textOf(value),
      actual: found === undefined ? null : textOf(found),
    });
  }
  if (expected.tags.length > 0) comparisons.push(compareTags(expected.tags, actual.tags));
  if (expected.company !== null) {
    const linked = actual.companyId !== null && actual.companyId === context.companies.get(expected.company);
    comparisons.push({
      field: 'company',
      comparison: linked ? 'equal' : 'different',
      normaliser: null,
      expected: expected.company,
      actual: actual.companyId,
    });
  }
  for (const channel of actual.restricted === null ? [] : expected.restricted) {
    const standing = actual.restricted?.includes(channel) === true;
    comparisons.push({
      field: restrictionName(channel),
      comparison: standing ? 'equal' : 'different',
      normaliser: null,
      expected: 'no contact',
      actual: standing ? 'no contact' : 'contact allowed',
    });
  }
  return comparisons.filter(({ field }) => !context.left.has(field));
}

function compareTags(expected: readonly string[], actual: readonly string[]): FieldComparison {
  const missing = missingTags(expected, actual);
  return {
    field: 'tags',
    comparison: missing.length === 0 ? 'equal' : 'different',
    normaliser: null,
    expected: expected.join(', '),
    actual: actual.join(', '),
  };
}

const textOf = (value: CustomValue): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : value.join(' | ');
