/**
 * How Kartra is asked for a person, and whether the lead it shows is that person. An id decides before an
 * address: addresses change, ids do not (Kartra's help pages: `id` wins over `email`).
 */
import type { LeadRef } from '../../connectors/kartra-api/kartra-call.ts';
import type { Entity } from '../../model/entity.ts';
import type { LeadRecord } from '../../model/witness.ts';
import { normaliseEmail } from '../e-mail.ts';
import { identifyRow } from '../identify-row.ts';

/** @returns null for a person with neither a lead id nor a usable address */
export function leadRefOf({ marker, columns }: Entity): LeadRef | null {
  const cells = [columns['lead_id'] ?? '', columns['email'] ?? ''];
  const { leadId, email } = identifyRow(cells, { leadId: 0, email: 1 });
  const id = marker.startsWith('L:') ? marker.slice(2) : leadId;
  if (id !== null) return { id };
  return email === null ? null : { email };
}

/**
 * Asked by id, a lead of another account may answer. It is the same person when the id is right and any of
 * address, phone, name or joining date is one the exports know; where they know none of them, the id is all there is.
 */
export function isSamePerson(entity: Entity, ref: LeadRef, record: LeadRecord): boolean {
  const emails = known(entity, 'email').map(normaliseEmail);
  if ('email' in ref) return normaliseEmail(record.email) === ref.email;
  if (record.leadId !== ref.id) return false;
  const clues = [
    [emails, normaliseEmail(record.email)],
    [known(entity, 'phone').map(lastDigits), lastDigits(record.fields['phone'] ?? '')],
    [known(entity, 'first_name').map(fold), fold(record.fields['first_name'] ?? '')],
    [known(entity, 'last_name').map(fold), fold(record.fields['last_name'] ?? '')],
    [known(entity, 'date_joined'), record.fields['date_joined'] ?? ''],
  ] as const;
  const comparable = clues.filter(([ours, theirs]) => ours.length > 0 && theirs !== null && theirs !== '');
  return (
    comparable.length === 0 || comparable.some(([ours, theirs]) => ours.some((value) => value === theirs))
  );
}

function known(entity: Entity, column: string): readonly string[] {
  const now = entity.columns[column];
  return [...(now === undefined ? [] : [now]), ...(entity.superseded[column] ?? [])];
}

/** Enough of a number to know it by, without its dialling code. */
const lastDigits = (text: string): string => text.replace(/\D/g, '').slice(-7);
const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
