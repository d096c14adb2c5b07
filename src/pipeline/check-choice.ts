/** Whether an answer answers its question: a country, a time zone, one of the choices. */
import countryCodes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { LandfallError } from '../errors.ts';
import type { DecisionId } from '../model/decision.ts';
import { decisionSpec } from './decision-specs.ts';

/**
 * Checks an answer against its question and brings it to its one form (`us` → `US`).
 * @param remedy the command to say it again with
 * @throws LandfallError `usage`
 */
export function checkChoice(
  id: DecisionId,
  choice: string,
  remedy = `landfall decide ${id} <choice> --by "Your Name"`,
): string {
  const spec = decisionSpec(id);
  const wrongChoice = (rule: string): LandfallError =>
    new LandfallError('usage', `"${choice}" does not answer: ${spec.question}`, {
      value: choice,
      rule,
      remedy,
    });
  if (id === 'default-country') {
    const code = choice.trim().toUpperCase();
    if (countryCodes.some(([alpha2]) => alpha2 === code)) return code;
    throw wrongChoice('a two-letter country code (ISO 3166), such as US or GB');
  }
  if (id === 'time-zone') {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: choice.trim() }).resolvedOptions().timeZone;
    } catch {
      throw wrongChoice('an IANA time zone, such as America/New_York');
    }
  }
  if (id === 'deals-without-contact') {
    const lead = choice.trim().replace(/^L:/iu, '');
    if (lead === 'refuse' || /^\d+$/u.test(lead)) return lead;
    throw wrongChoice('refuse, or the Kartra lead ID of the person they go to');
  }
  if (spec.choices.includes(choice)) return choice;
  throw wrongChoice(`one of ${spec.choices.join(', ')}`);
}
