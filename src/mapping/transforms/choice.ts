/**
 * Choices: the text must be an option of the field, or several of them. HighLevel drops an unknown
 * option and still answers 200, so an option that does not match is never sent: the value map says what
 * it becomes, or the text goes to the holding field.
 */
import { altered, carriedExactly, type TransformContext, type Transformed, unusable } from './transform.ts';
import { lookUpValue } from './value-map.ts';

/**
 * @returns rule `exact`, `option-case`, `value-mapped`, `options-split` or, with a null value,
 * `value-left-out` (the map leaves it out) or `option-unknown`
 * @example toChoice('red', { options: ['Red', 'Blue'], several: false, … }) // value 'Red', rule 'option-case'
 */
export function toChoice(text: string, context: TransformContext): Transformed {
  const whole = chooseOption(text, context);
  if (whole === null) return unusable(text, 'value-left-out');
  if (whole !== undefined) {
    const value = context.several ? [whole] : whole;
    return whole === text ? carriedExactly(value) : altered(text, value, ruleOf(text, whole));
  }
  if (!context.several) return unusable(text, 'option-unknown');
  return chooseSeveral(text, context);
}

/** Every part must be decided: half an answer would be another answer. */
function chooseSeveral(text: string, context: TransformContext): Transformed {
  const parts = splitChoices(text, context.separator, (part) => chooseOption(part, context) !== undefined);
  const chosen = parts.map((part) => chooseOption(part, context));
  if (parts.length === 0 || chosen.includes(undefined)) return unusable(text, 'option-unknown');
  const known = chosen.filter((option) => option !== undefined && option !== null);
  if (known.length === 0) return unusable(text, 'value-left-out');
  const value = [...new Set(known)];
  const changed = parts.findIndex((part, index) => part !== chosen[index]);
  if (changed < 0) return { value, rule: 'options-split', findings: [] };
  return altered(text, value, ruleOf(parts[changed] ?? '', chosen[changed] ?? ''));
}

/** How an export separates several choices is not public; a line break is how the second witness writes them. */
const otherSeparators = [';', '|', '\n'];

/**
 * The single choices in a cell that may hold several, at the separator that leaves the fewest unknown.
 * @param isKnown whether a part is a choice, or has an answer
 */
export function splitChoices(
  text: string,
  separator: string,
  isKnown: (part: string) => boolean,
): readonly string[] {
  let best: readonly string[] = partsOf(text, separator);
  for (const other of otherSeparators) {
    if (best.every(isKnown)) return best;
    const parts = partsOf(text, other);
    if (parts.length > 1 && unknownShare(parts, isKnown) < unknownShare(best, isKnown)) best = parts;
  }
  return best;
}

const unknownShare = (parts: readonly string[], isKnown: (part: string) => boolean): number =>
  parts.filter((part) => !isKnown(part)).length / Math.max(1, parts.length);

function partsOf(text: string, separator: string): readonly string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Undefined where neither the value map nor the options know the text. */
export function chooseOption(
  text: string,
  { values, options }: Pick<TransformContext, 'values' | 'options'>,
): string | null | undefined {
  const wanted = text.trim();
  if (Object.hasOwn(values, wanted)) return values[wanted];
  if (options.includes(wanted)) return wanted;
  const folded = options.filter((option) => option.trim().toLowerCase() === wanted.toLowerCase());
  return folded.length === 1 ? folded[0] : lookUpValue(values, wanted);
}

function ruleOf(text: string, option: string): string {
  return text.trim().toLowerCase() === option.trim().toLowerCase() ? 'option-case' : 'value-mapped';
}
