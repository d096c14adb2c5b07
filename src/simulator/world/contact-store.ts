/**
 * Owns: the contacts of one location, found by id, e-mail or phone without a scan, and the lagging copy that
 * search reads.
 * Modes: one only. Every put or remove updates the truth and the identifier indexes at once and queues the
 * change for search.
 * Invariants: e-mail matching ignores case (the official lookup does); additional e-mails and phones are found
 * like primary ones (integrators' issue 337 shows they match); of several holders the oldest is found.
 */

import type { ContactRecord } from './contact-record.ts';
import { LaggingIndex } from './lagging-index.ts';
import { ListedContacts } from './listed-contacts.ts';
import { PostingIndex } from './posting-index.ts';

export class ContactStore {
  readonly #contacts = new Map<string, ContactRecord>();
  readonly #idsByEmail = new Map<string, string[]>();
  readonly #idsByPhone = new Map<string, string[]>();
  readonly index: LaggingIndex<ContactRecord> = new LaggingIndex<ContactRecord>((before, after) => {
    this.listed.change(before, after);
    this.postings.change(before, after);
  });
  /** What search sees, in its usual order. */
  readonly listed = new ListedContacts();
  /** What search sees, by the values of fields. */
  readonly postings = new PostingIndex<ContactRecord>(() => this.index.visible().values());
  readonly deletedIds = new Set<string>();

  get size(): number {
    return this.#contacts.size;
  }

  get(id: string): ContactRecord | undefined {
    return this.#contacts.get(id);
  }

  values(): IterableIterator<ContactRecord> {
    return this.#contacts.values();
  }

  /** The oldest contact with this e-mail, other than `exceptId`. */
  findByEmail(email: string, exceptId?: string): ContactRecord | undefined {
    return this.#first(this.#idsByEmail.get(email.toLowerCase()), exceptId);
  }

  /** The oldest contact with this phone (in its stored form), other than `exceptId`. */
  findByPhone(phone: string, exceptId?: string): ContactRecord | undefined {
    return this.#first(this.#idsByPhone.get(phone), exceptId);
  }

  put(contact: ContactRecord, atMs: number): void {
    this.restore(contact);
    this.index.record(contact.id, contact, atMs);
  }

  /** Stores without queueing for search: used when a saved world is loaded. */
  restore(contact: ContactRecord): void {
    const before = this.#contacts.get(contact.id);
    if (before !== undefined) this.#unindex(before);
    this.#contacts.set(contact.id, contact);
    for (const email of emailsOf(contact)) add(this.#idsByEmail, email, contact.id);
    for (const phone of phonesOf(contact)) add(this.#idsByPhone, phone, contact.id);
  }

  remove(id: string, atMs: number): ContactRecord | undefined {
    const contact = this.#contacts.get(id);
    if (contact === undefined) return undefined;
    this.#unindex(contact);
    this.#contacts.delete(id);
    this.deletedIds.add(id);
    this.index.record(id, null, atMs);
    return contact;
  }

  #first(ids: readonly string[] | undefined, exceptId: string | undefined): ContactRecord | undefined {
    const id = ids?.find((candidate) => candidate !== exceptId);
    return id === undefined ? undefined : this.#contacts.get(id);
  }

  #unindex(contact: ContactRecord): void {
    for (const email of emailsOf(contact)) drop(this.#idsByEmail, email, contact.id);
    for (const phone of phonesOf(contact)) drop(this.#idsByPhone, phone, contact.id);
  }
}

function emailsOf(contact: ContactRecord): Set<string> {
  const emails = new Set(contact.additionalEmails.map((email) => email.toLowerCase()));
  if (contact.email !== undefined) emails.add(contact.email.toLowerCase());
  return emails;
}

function phonesOf(contact: ContactRecord): Set<string> {
  const phones = new Set(contact.additionalPhones);
  if (contact.phone !== undefined) phones.add(contact.phone);
  return phones;
}

function add(index: Map<string, string[]>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else ids.push(id);
}

function drop(index: Map<string, string[]>, key: string, id: string): void {
  const rest = (index.get(key) ?? []).filter((candidate) => candidate !== id);
  if (rest.length === 0) index.delete(key);
  else index.set(key, rest);
}
