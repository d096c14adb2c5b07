/**
 * Choices: the text must be an option of the field, or several of them. HighLevel drops an unknown
 * option and still answers 200, so an option that does not match is never sent.
 */
import { altered, carriedExactly, type TransformContext, type Transformed, unusable } from './transform.ts';

/**
 * @returns rule `exact`, `option-case`, `options-split` or, with a null value, `option-unknown`
 * @example toChoice('red', { options: ['Red', 'Blue'], several: false, … }) // value 'Red', rule 'option-case'
 */
export function toChoice(text: string, context: TransformContext): Transformed {
  const whole = findOption(text, context.options);
  if (whole !== undefined) {
    const value = context.several ? [whole] : whole;
    return whole === text ? carriedExactly(value) : altered(text, value, 'option-case');
  }
  if (!context.several) return unusable(text, 'option-unknown');
  const parts = text.split(context.separator).filter((part) => part.trim() !== '');
  const chosen = parts.map((part) => findOption(part, context.options));
  const known = chosen.filter((option) => option !== undefined);
  if (known.length !== parts.length || known.length === 0) return unusable(text, 'option-unknown');
  const changed = parts.some((part, index) => part.trim() !== known[index]);
  const value = [...new Set(known)];
  return changed ? altered(text, value, 'option-case') : { value, rule: 'options-split', findings: [] };
}

function findOption(text: string, options: readonly string[]): string | undefined {
  const wanted = text.trim();
  if (options.includes(wanted)) return wanted;
  const folded = options.filter((option) => option.trim().toLowerCase() === wanted.toLowerCase());
  return folded.length === 1 ? folded[0] : undefined;
}
