/**
 * Owns: POST /contacts/upsert and which contact it lands on.
 * Source: the upsert description in the spec (priority sequence, second identifier ignored, tags replaced) and
 * integrators: an additional e-mail matches too and then replaces the primary one; one identifier is needed.
 */

import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { World } from '../world/world.ts';
import { applyContactChanges, blankContact } from './apply-contact-changes.ts';
import { commitContact } from './commit-contact.ts';
import { type ContactChanges, readContactBody } from './contact-body.ts';
import { findHolder, type IdentifierMatch, refuseDuplicate } from './refuse-duplicate.ts';
import { showContact } from './show-contact.ts';

export function upsertContact(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const changes = readContactBody(request, 'upsert');
  const { world, location, nowMs, version } = request;
  const apply = (base: ContactRecord, wanted: ContactChanges) =>
    applyContactChanges(base, wanted, 'upsert', location, world.behaviours, nowMs);
  const wanted = apply(blankContact('', location.id, nowMs), {
    text: { email: changes.text.email, phone: changes.text.phone },
  });
  if (wanted.email === undefined && wanted.phone === undefined)
    throw badRequest('An email or a phone is needed to upsert a contact');

  const createsAnyway =
    changes.createNewIfDuplicateAllowed === true && location.record.settings.allowDuplicateContact;
  const match = createsAnyway ? undefined : findHolder(location, wanted);
  const base = match?.contact ?? blankContact(world.ids.recordId(), location.id, nowMs);
  let next = apply(base, changes);
  if (match !== undefined) next = settleIdentifiers(request, match, wanted, next);
  commitContact(world, location, match?.contact, next);
  const contact = showContact(next, version, location, world.behaviours);
  const status = match === undefined && world.behaviours.upsertCreateAnswers201 ? 201 : 200;
  return { status, body: { new: match === undefined, contact, traceId: traceId(world) } };
}

/** What the matched contact's e-mail and phone become. */
function settleIdentifiers(
  { world, location }: PlatformRequest,
  match: IdentifierMatch,
  wanted: Pick<ContactRecord, 'email' | 'phone'>,
  next: ContactRecord,
): ContactRecord {
  const current = match.contact;
  let settled = next;
  const other = match.field === 'email' ? 'phone' : 'email';
  if (
    wanted[other] !== undefined &&
    findHolder(location, { [other]: wanted[other] }, current.id) !== undefined
  ) {
    if (!world.behaviours.upsertIgnoresSecondIdentifier)
      refuseDuplicate(location, { [other]: wanted[other] }, current.id);
    settled = { ...settled, [other]: current[other] };
  }
  const bySecondaryEmail =
    match.field === 'email' && wanted.email?.toLowerCase() !== current.email?.toLowerCase();
  if (!bySecondaryEmail) return settled;
  if (!world.behaviours.upsertSecondaryEmailReplacesPrimary) return { ...settled, email: current.email };
  // The old primary is not kept anywhere: that is the data loss integrators report.
  const additionalEmails = current.additionalEmails.filter(
    (email) => email.toLowerCase() !== wanted.email?.toLowerCase(),
  );
  return { ...settled, additionalEmails };
}

/** A trace id in the platform's form; apart from the record ids, so that it never shifts them. */
export function traceId(world: World): string {
  return world.traceIds.uuid();
}
