/**
 * How much is bought, and by whom beside the people of the contacts files: strangers, whom no contacts file knows,
 * and guests, strangers who bought one thing once.
 */

import type { Person } from './draw-person.ts';

export interface CommercePlan {
  /** Of 64 people so many may buy. */
  readonly share: number;
  /** Purchases on top of those drawn; with any, most people buy. */
  readonly more: 0 | 1 | 2;
  /** Buyers no contacts file knows. */
  readonly strangers: number;
  /** Of those after the strangers: one sale each. */
  readonly guests: number;
}

export const WHOLE_SHARE = 64;
/** Beyond every person and every ghost of a rejected row. */
const FIRST_STRANGER = 5_000_000;
const STRANGERS_SHARE = 0.02;

export function defaultCommerce(contacts: number): CommercePlan {
  return { share: WHOLE_SHARE, more: 0, strangers: Math.ceil(contacts * STRANGERS_SHARE), guests: 0 };
}

/** Strangers come after all people, guests after the strangers: 0 is the first. */
export function strangerIndex(number: number): number {
  return FIRST_STRANGER + number;
}

export function isStranger(person: Person): boolean {
  return person.index >= FIRST_STRANGER;
}

export function isGuest(commerce: CommercePlan, person: Person): boolean {
  return person.index >= strangerIndex(commerce.strangers);
}
