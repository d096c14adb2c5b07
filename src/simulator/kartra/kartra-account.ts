/**
 * Owns: the Kartra account behind the API: a generated one, whose people are drawn when asked for, never kept.
 * Invariants: what it says of a person is what the exports of the same folder say, but for the changes since, which
 * the answers list; it never changes, whatever write
 * commands are sent.
 */

import { createRandom } from '../generate/create-random.ts';
import { applyLaterChanges, drawLaterChanges } from '../generate/draw-later-changes.ts';
import { drawLeadRecord, type LeadRecord } from '../generate/draw-lead-record.ts';
import { drawPerson, type Person, personOfKartraId } from '../generate/draw-person.ts';
import { drawPurchases, personOfSubscription, personOfTransaction } from '../generate/draw-purchases.ts';
import { type AccountPlan, planAccount } from '../generate/plan-account.ts';
import { strangerIndex } from '../generate/plan-commerce.ts';
import type { Purchase, PurchaseEvent, Subscription } from '../generate/purchase.ts';
import { readAccount } from '../generate/read-account.ts';
import { countStrangers } from '../generate/write-commerce-files.ts';
import { KartraError } from './kartra-error.ts';

export interface KartraCredentials {
  readonly appId: string;
  readonly apiKey: string;
  readonly apiPassword: string;
}

export interface Lead {
  readonly person: Person;
  readonly record: LeadRecord;
}

export interface FoundTransaction {
  readonly person: Person;
  readonly purchase: Purchase;
  readonly event: PurchaseEvent;
}

export interface FoundSubscription {
  readonly person: Person;
  readonly purchase: Purchase;
  readonly subscription: Subscription;
}

export interface KartraAccount {
  readonly plan: AccountPlan;
  readonly credentials: KartraCredentials;
  /**
   * The id wins over the address.
   *
   * @throws KartraError `missing` when nobody has it, 245 when the lead is deleted, 206 when neither is given
   */
  readonly lead: (id: string, email: string, missing: '234' | '243') => Lead;
  readonly purchases: (person: Person) => readonly Purchase[];
  /** @throws KartraError 247 */
  readonly transaction: (id: string) => FoundTransaction;
  /** @throws KartraError 248 */
  readonly subscription: (id: string) => FoundSubscription;
}

/** Of an address: the person's number, written by the generator at the end of the local part. */
const NUMBERED_ADDRESS = /\.([0-9a-z]+)(?:\+[^@]*)?@[^@]*$/;
const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/**
 * @param directory a folder `landfall generate` wrote; without one, an account of nobody
 * @param seed of the simulator: same seed, same credentials
 */
export async function openKartraAccount(directory: string | undefined, seed: number): Promise<KartraAccount> {
  const plan =
    directory === undefined
      ? planAccount({ directory: '', contacts: 0, seed: seed })
      : await readAccount(directory);
  const isStranger = (index: number): boolean =>
    index >= strangerIndex(0) && index < strangerIndex(countStrangers(plan));
  const isPerson = (index: number): boolean => index >= 0 && index < plan.contacts;
  const personWithId = (id: string): Person | null => {
    const index = personOfKartraId(id);
    if (!isPerson(index) && !isStranger(index)) return null;
    const person = drawPerson(plan, index);
    return person.kartraId === id ? person : null;
  };
  const personWithEmail = (email: string): Person | null => {
    const index = Number.parseInt(NUMBERED_ADDRESS.exec(email)?.[1] ?? '', 36);
    if (!isPerson(index)) return null;
    const person = drawPerson(plan, index);
    return person.email.address === email ? person : null;
  };
  const buyerAt = (index: number): Person | null =>
    isPerson(index) || isStranger(index) ? drawPerson(plan, index) : null;
  return {
    plan,
    credentials: drawCredentials(seed),
    lead(id, email, missing) {
      if (id === '' && email === '') throw new KartraError('206');
      const person = id === '' ? personWithEmail(email.toLowerCase()) : personWithId(id);
      if (person === null) throw new KartraError(missing);
      // Strangers of the transactions export are those whose profile was deleted.
      const record = drawLeadRecord(plan, person, drawPurchases(plan, person));
      if (record.isDeleted || isStranger(person.index)) throw new KartraError('245');
      return { person, record: applyLaterChanges(record, drawLaterChanges(plan, person, record)) };
    },
    purchases: (person) => drawPurchases(plan, person),
    transaction(id) {
      const person = buyerAt(personOfTransaction(id));
      for (const purchase of person === null ? [] : drawPurchases(plan, person)) {
        const event = purchase.events.find((known) => known.id === id);
        if (event !== undefined) return { person: person!, purchase, event };
      }
      throw new KartraError('247');
    },
    subscription(id) {
      const person = buyerAt(personOfSubscription(id));
      for (const purchase of person === null ? [] : drawPurchases(plan, person)) {
        const { subscription } = purchase;
        if (subscription?.id === id) return { person: person!, purchase, subscription };
      }
      throw new KartraError('248');
    },
  };
}

function drawCredentials(seed: number): KartraCredentials {
  const random = createRandom(seed, 'kartra-credentials');
  const draw = (length: number): string =>
    Array.from({ length }, () => CHARACTERS[random.below(CHARACTERS.length)]).join('');
  return { appId: draw(12), apiKey: draw(8), apiPassword: draw(12) };
}
