/**
 * A value as an HMAC, after it is brought to one form: what verification counts as the same must give the same, so the
 * normalisers of `compare-field.ts` stand here one-sided (case of addresses, granularity of dates, order of choices).
 */
import { createHmac } from 'node:crypto';
import type { CustomValue } from '../../model/contact.ts';

/** @param salt hex @param type of a custom field, '' for any other */
export function sealValue(salt: string, field: string, type: string, value: CustomValue): string {
  return createHmac('sha256', Buffer.from(salt, 'hex'))
    .update(`${field}\n${oneForm(field, type, value)}`)
    .digest('hex');
}

const choiceTypes = new Set(['MULTIPLE_OPTIONS', 'CHECKBOX', 'SINGLE_OPTIONS', 'RADIO']);

function oneForm(field: string, type: string, value: CustomValue): string {
  if (Array.isArray(value)) return [...value].map(String).sort().join('\n');
  if (choiceTypes.has(type)) return String(value);
  if (type === 'NUMERICAL' || type === 'MONETORY') return String(Number(value));
  if (type === 'DATE' || field === 'dateOfBirth') return dayOf(value);
  const text = String(value).trim();
  if (field === 'email' || field === 'tags') return text.toLowerCase();
  return field === 'country' ? text.toUpperCase() : text;
}

/** HighLevel reads days back as ISO text or as epoch milliseconds. */
function dayOf(value: string | number | readonly string[]): string {
  const text = String(value).trim();
  return /^\d{12,13}$/u.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : text.slice(0, 10);
}
