/**
 * Who is given access to which course: active access of a person who stands in HighLevel, through the offer of the same
 * name. What an offer of no name matches is left out and listed, never dropped in silence.
 */
import { type Access, accessTitle } from '../model/access.ts';
import type { DestinationOffer } from '../model/course.ts';
import { type ExpectedEnrollment, enrollmentId } from '../model/enrollment.ts';
import type { PlannedOperation } from '../model/plan.ts';

export interface EnrollmentContext {
  readonly offers: readonly DestinationOffer[];
  /** Titles a person named, in lower case: access through other offers is left for later. Empty: all. */
  readonly chosen: ReadonlySet<string>;
  /** Ids at the location by marker. */
  readonly contactIds: Readonly<Record<string, string>>;
  /** Markers of people without an e-mail address. */
  readonly withoutEmail: ReadonlySet<string>;
  readonly hasAccess: (contactId: string, offerId: string) => boolean;
}

const noOffer = 'no-offer: HighLevel has no offer of this name';
export const notInHighLevel = 'no-person: this person is not in HighLevel';
const noEmail = 'no-email: who signs in by e-mail needs one';

/** The offer that gives what this access gives: by level, else the one of the whole membership. */
export function offerFor(access: Access, offers: readonly DestinationOffer[]): DestinationOffer | null {
  const byTitle = (title: string) =>
    offers.find((offer) => offer.title.trim().toLowerCase() === title.toLowerCase());
  return byTitle(accessTitle(access)) ?? byTitle(access.membership) ?? null;
}

/** @param access of one person after the other; what is not active is passed over */
export function planEnrollments(
  access: readonly Access[],
  context: EnrollmentContext,
): readonly PlannedOperation[] {
  const operations = new Map<string, PlannedOperation>();
  for (const one of access) {
    if (one.state !== 'active') continue;
    const operation = planEnrollment(one, context);
    if (operation !== null && !operations.has(operation.externalId))
      operations.set(operation.externalId, operation);
  }
  return [...operations.values()];
}

function planEnrollment(access: Access, context: EnrollmentContext): PlannedOperation | null {
  const { membership, level, contact } = access;
  const offer = offerFor(access, context.offers);
  if (context.chosen.size > 0 && !context.chosen.has((offer?.title ?? '').trim().toLowerCase())) return null;
  const contactId = context.contactIds[contact ?? ''];
  const expected: ExpectedEnrollment = {
    contact: contact ?? '',
    contactId: contactId ?? '',
    offerId: offer?.id ?? '',
    offer: offer?.title ?? accessTitle(access),
    membership,
    level,
  };
  const base = {
    object: 'enrollment' as const,
    externalId: enrollmentId(contact ?? access.externalId, offer?.id ?? accessTitle(access)),
    destinationId: null,
    dependsOn: [],
    expected: { ...expected },
    changes: [],
    kept: [],
  };
  const skip = (reason: string): PlannedOperation => ({ ...base, action: 'skip', reason });
  if (offer === null) return skip(noOffer);
  if (contact === null || contactId === undefined) return skip(notInHighLevel);
  if (context.hasAccess(contactId, offer.id))
    return { ...base, action: 'unchanged', destinationId: offer.id, reason: null };
  if (context.withoutEmail.has(contact)) return skip(noEmail);
  return { ...base, action: 'create', reason: null };
}
