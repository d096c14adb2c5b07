/**
 * What single values look like. Each test is about one value, folded where case does not matter; a value
 * may pass several. None knows a platform: these are the shapes of everyday data.
 */
import { resolveCountry } from '../transforms/resolve-country.ts';
import { foldText } from './fold-text.ts';
import {
  booleanWords,
  consentWords,
  currencyCodes,
  genderWords,
  intervalWords,
  plainConsentWords,
  statusWords,
} from './value-words.ts';

const months =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|mrz|marz|ene|abr|ago|dic|janv|fev|fevr|mars|avr|juin|juil|aou|aout|out|set|mei|gen|mag|giu|lug|ott';
const numericDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T,\s].*)?$/;
const namedDate = new RegExp(
  `^(?:\\p{L}{2,10}\\.?,? )?(?:\\d{1,2}(?:st|nd|rd|th)?\\.?[ -](?:de )?(?:${months})\\p{L}*\\.?,?[ -](?:de )?\\d{2,4}|(?:${months})\\p{L}*\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?:[ ,T].*)?$`,
  'u',
);
const clockTime = /\b\d{1,2}[:h.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/i;
const dayMonth = /^\d{1,2}[-/.]\d{1,2}\.?$/;
const moneyText =
  /^[-+(]?(?:[A-Z]{2,3}\$?|[$€£¥]|R\$|kr\.?|zł|zl)?\s*[-+]?\d[\d\s.,'\u00a0]*\)?\s*(?:[A-Z]{3}|[$€£¥]|kr\.?|zł|zl)?$/i;
const zoneNames =
  /^(?:[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+\d*|UTC|GMT|[ECMP][SD]?T|CES?T|BST|AE[SD]T|WES?T|(?:UTC|GMT)\s?[+-].*|\((?:UTC|GMT).*|[+-]\d{1,2}:?\d{2}|.*\btime\b.*|[a-z_]+_slash_[a-z_]+)$/i;

export const shapeTests = {
  email: (value: string) =>
    /^[^\s@<>,;]+@[^\s@]+\.[^\s@.]{2,}$/.test(value) || /<[^\s@]+@[^\s@]+>$/.test(value),
  phone: (value: string) => isPhone(value),
  url: (value: string) =>
    /^(?:https?:\/\/|www\.)\S+$/i.test(value) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:\/\S*)?$/i.test(value),
  date: (value: string) => isDate(value),
  time: (value: string) => clockTime.test(value),
  clock: (value: string) => /^\d{1,2}[:h.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?$/i.test(value),
  number: (value: string) => /^[-+(]?[\d\s.,']*\d\)?$/.test(value),
  money: (value: string) => !numericDate.test(value) && moneyText.test(value),
  decimals: (value: string) =>
    !numericDate.test(value) && /\d[.,]\d{2}\)?(?:\s*(?:[A-Z]{3}|[$€£]))?$/.test(value),
  boolean: (value: string) => booleanWords.has(foldText(value)),
  country: (value: string) => resolveCountry(value) !== null || /^[A-Z]{2,3}$/.test(value),
  countryName: (value: string) => value.length > 3 && resolveCountry(value) !== null,
  currency: (value: string) =>
    currencyCodes.has(foldText(value)) || /^(?:US |Euro|Dollar|Pound|Real|Peso)/i.test(value),
  gender: (value: string) => genderWords.has(foldText(value)),
  interval: (value: string) =>
    intervalWords.has(foldText(value)) ||
    /^(?:every )?\d+\s*\p{L}*$/u.test(value) ||
    /month|year|week|monat|jahr|woche|mois|mes|ano|day|maand/i.test(foldText(value)),
  timezone: (value: string) => zoneNames.test(value),
  status: (value: string) => statusWords.has(foldText(value)) || consentWords.has(foldText(value)),
  consent: (value: string) => consentWords.has(foldText(value)),
  plainConsent: (value: string) => plainConsentWords.has(foldText(value)),
  ip: (value: string) => /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){4,7}$/i.test(value),
  hash: (value: string) =>
    /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^[0-9a-f]{24,}$/i.test(value) ||
    (/^[A-Za-z0-9_-]{18,}$/.test(value) && /\d/.test(value) && /\p{L}/u.test(value)),
  orderNumber: (value: string) => /^#\s?\d+|^[A-Z]{1,6}[-_]?\d{2,}[\w-]*$/.test(value),
  postal: (value: string) => /^(?=.*\d)[A-Z0-9][A-Z0-9 -]{1,9}$/i.test(value),
  words: (value: string) => /^[\p{L}\p{M}.'’\- ]+$/u.test(value),
  personName: (value: string) => /^\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,4}$/u.test(value),
  coordinate: (value: string) => /^-?\d{1,3}\.\d{4,}$/.test(value),
  address: (value: string) => /\d/.test(value) && /\p{L}{3}/u.test(value) && value.includes(' '),
  text: (value: string) => /\p{L}/u.test(value),
  long: (value: string) => value.length > 120 || value.includes('\n'),
  code: (value: string) => /^\S+$/.test(value) && /\d/.test(value),
} as const;

export type Shape = keyof typeof shapeTests;

function isPhone(value: string): boolean {
  const bare = value.replace(/^(?:p|tel|phone):/i, '').replace(/\s*(?:ext|x|durchwahl)\.?\s*\d+$/i, '');
  const digits = bare.replace(/\D/g, '').length;
  return /^[+(]?[\d\s().\-/+]+$/.test(bare) && digits >= 6 && digits <= 16 && !numericDate.test(bare);
}

function isDate(value: string): boolean {
  if (numericDate.test(value) || dayMonth.test(value)) return !/^(?:\d{1,3}\.){3}\d{1,3}$/.test(value);
  return (
    namedDate.test(foldText(value)) ||
    /^1[0-9]{9}(?:\d{3})?$/.test(value) ||
    /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?:T\d{6}Z?)?$/.test(value)
  );
}
