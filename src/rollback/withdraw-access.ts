/**
 * Access to a course we gave, taken away again; how far somebody got in it meanwhile is nowhere to be written down.
 * (HighLevel, courses: an enrollment is a contact and an offer, and has no id of its own.)
 */
import { asExpectedEnrollment } from '../model/enrollment.ts';
import { type ReversalKind, undo } from './reversal-kind.ts';

export const withdrawAccess: ReversalKind = {
  useId({ expected }) {
    const { contactId, offerId } = asExpectedEnrollment(expected);
    return `${contactId} ${offerId}`;
  },
  judge(operation, look) {
    const { contactId, offerId } = asExpectedEnrollment(operation.expected);
    const { enrollments } = look.destination;
    return Promise.resolve(undo((send) => enrollments.withdraw(send, { contactId, offerId })));
  },
};
