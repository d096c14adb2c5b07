/**
 * The literals of Kartra's consent columns. Its CSV writes words ("Accepted", "Yes"); its API writes
 * codes. What is not known for certain is `unrecognised`, which counts as no consent.
 */
import { readStamp } from '../model/read-stamp.ts';

export type GdprStatus =
  | 'accepted'
  | 'not-subject'
  | 'off'
  | 'unknown'
  | 'pending'
  | 'not-accepted'
  | 'unrecognised';

export type Communications = 'yes' | 'blank' | 'no' | 'unrecognised';

/** `unsubscribed` is an e-mail status: it says nothing about a phone. */
export type Blocked = 'no' | 'yes' | 'unsubscribed' | 'unrecognised';

/** Codes 0 to 5 are the API's `gdpr_lead_status`. */
const gdprLiterals: Readonly<Record<string, GdprStatus>> = {
  '': 'unknown',
  '0': 'off',
  off: 'off',
  'off for account': 'off',
  'gdpr off': 'off',
  '1': 'not-subject',
  'not subject': 'not-subject',
  'not subject to gdpr': 'not-subject',
  '2': 'accepted',
  accepted: 'accepted',
  '3': 'not-accepted',
  'not accepted': 'not-accepted',
  notaccepted: 'not-accepted',
  declined: 'not-accepted',
  refused: 'not-accepted',
  rejected: 'not-accepted',
  no: 'not-accepted',
  '4': 'unknown',
  unknown: 'unknown',
  '5': 'pending',
  pending: 'pending',
};

/** 0 and 1 are missing on purpose: Kartra documents their meaning both ways round. */
const communicationLiterals: Readonly<Record<string, Communications>> = {
  '': 'blank',
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  no: 'no',
  n: 'no',
  false: 'no',
  declined: 'no',
};

/** Answers to "may we write to you?" in any export, in the languages the matcher reads. */
const optInLiterals: Readonly<Record<string, Communications>> = {
  ...communicationLiterals,
  ...Object.fromEntries(
    '1,on,x,ok,ja,oui,si,sí,sim,sì,optin,opted in,opt in,double opt in,subscribed,granted,accepted,confirmed,agreed'
      .split(',')
      .map((word) => [word, 'yes' as const]),
  ),
  ...Object.fromEntries(
    // Whole answers of forms, never a part of one: "no acepto" holds "acepto".
    'yes please,i agree,i accept,yes i agree,yes i accept,ja gerne,ich stimme zu,ja ich stimme zu,einverstanden,acepto,sí acepto,si acepto,de acuerdo,j’accepte,oui j’accepte,d’accord,aceito,sim aceito,concordo,accetto,sì accetto,acconsento,akkoord,ja akkoord'
      .split(',')
      .map((word) => [word, 'yes' as const]),
  ),
  ...Object.fromEntries(
    'no thanks,no thank you,i do not agree,i decline,disagree,nein danke,ich stimme nicht zu,nicht einverstanden,no acepto,no gracias,je refuse,non merci,não aceito,nao aceito,não concordo,non accetto,non acconsento,no grazie,niet akkoord,nee bedankt'
      .split(',')
      .map((word) => [word, 'no' as const]),
  ),
  ...Object.fromEntries(
    '0,off,nein,non,nao,não,nee,opted out,opt out,unsubscribed,not subscribed,withdrawn,refused,denied'
      .split(',')
      .map((word) => [word, 'no' as const]),
  ),
};

const blockedLiterals: Readonly<Record<string, Blocked>> = {
  '': 'no',
  '0': 'no',
  no: 'no',
  n: 'no',
  false: 'no',
  off: 'no',
  'not blacklisted': 'no',
  'not blocked': 'no',
  '1': 'yes',
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  on: 'yes',
  blacklisted: 'yes',
  blocked: 'yes',
  blocklisted: 'yes',
  // Kartra's mailing status: somebody on no list has opted out or never opted in.
  subscribed: 'no',
  active: 'no',
  unsubscribed: 'unsubscribed',
  'not subscribed': 'unsubscribed',
  inactive: 'unsubscribed',
  'spam complaint': 'unsubscribed',
  'multiple soft bounces': 'unsubscribed',
  'declined commercial messages': 'unsubscribed',
  'do not contact': 'yes',
  deleted: 'yes',
};

/** @example readGdprStatus('Not accepted') // 'not-accepted' */
export function readGdprStatus(text: string): GdprStatus {
  return lookUp(gdprLiterals, text) ?? 'unrecognised';
}

/** @example readCommunications('Yes') // 'yes' */
export function readCommunications(text: string): Communications {
  return lookUp(communicationLiterals, text) ?? 'unrecognised';
}

/**
 * An answer in a column of opt-ins, or the day it was given.
 * @example readOptIn('2024-05-06 10:00') // 'yes'
 * @example readOptIn('No, thanks.') // 'no'
 */
export function readOptIn(text: string): Communications {
  const answer = text.replace(/[,.!]+(?=\s|$)/gu, '').replaceAll("'", '’');
  return lookUp(optInLiterals, answer) ?? (readStamp(text, null) === null ? 'unrecognised' : 'yes');
}

/** @example readBlocked('1') // 'yes' */
export function readBlocked(text: string): Blocked {
  return lookUp(blockedLiterals, text) ?? 'unrecognised';
}

function lookUp<T>(literals: Readonly<Record<string, T>>, text: string): T | undefined {
  const folded = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return Object.hasOwn(literals, folded) ? literals[folded] : undefined;
}
