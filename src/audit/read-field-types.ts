/**
 * Which of Kartra's five kinds each custom field is: from Kartra's own list where the API gave one, else read
 * off the values. Values alone cannot tell a drop-down from a radio button: it is called a drop-down then.
 */
import { kartraFieldTypes, type SurveyedField } from '../model/account-survey.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import type { AccountCustomField } from '../model/witness.ts';

/** As many values as a person would type into a list of choices. */
const mostChoices = 12;
/** Fewer values prove no list of choices: everybody may have typed the same. */
const leastPeoplePerChoice = 4;

/** @param profiles of columns no preset knows */
export function readFieldTypes(
  profiles: readonly ColumnProfile[],
  known: readonly AccountCustomField[],
): readonly SurveyedField[] {
  const byName = new Map(known.map((field) => [field.identifier.toLowerCase(), field]));
  return profiles.map((profile) => {
    const { column, filled } = profile;
    const field = byName.get(column.toLowerCase());
    const type = kartraFieldTypes.find((one) => one === field?.type);
    if (field === undefined || type === undefined) {
      return { column, filled, type: guessType(profile), typeFrom: 'values', options: 0 };
    }
    return { column, filled, type, typeFrom: 'api', options: field.options.length };
  });
}

function guessType({ filled, distinct, multiline, samples }: ColumnProfile): SurveyedField['type'] {
  if (multiline) return 'text_area';
  if (sharesParts(samples)) return 'checkbox';
  const repeats = distinct > 0 && distinct <= mostChoices && filled >= distinct * leastPeoplePerChoice;
  return repeats ? 'drop_down' : 'input_field';
}

/** Cells that hold several names, some of which stand in other cells too: several choices in one cell. */
function sharesParts(samples: readonly string[]): boolean {
  const seen = new Map<string, number>();
  const cells = samples.map((sample) => new Set(sample.split(/[,;|]/u).map((part) => part.trim())));
  for (const parts of cells) for (const part of parts) seen.set(part, (seen.get(part) ?? 0) + 1);
  return cells.some((parts) => parts.size > 1 && [...parts].some((part) => (seen.get(part) ?? 0) > 1));
}
