/**
 * Who has which offer. Giving one may send the platform's own mail with a login (known of grants by workflow, not
 * documented for the API): nothing but the verb that grants access, in small steps a person starts, may call
 * `enrol`. (HighLevel, courses, live documentation, v3 only: enrolling somebody twice answers that they are.)
 */
import { z } from 'zod';
import type { DestinationEnrollment } from '../../../model/course.ts';
import type { Send } from '../../../model/http.ts';
import type { ReadAnswer, WriteAnswer } from '../../connector.ts';
import { bodyFor, exactBody, removeCall, writeCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';
import { readAllPages } from './course-pages.ts';

/** An enrollment has no id of its own to be changed or read by: it is a contact and an offer. */
export interface EnrollmentProvider {
  list(send: Send, of: Partial<DestinationEnrollment>): Promise<ReadAnswer<readonly DestinationEnrollment[]>>;
  find(send: Send, enrollment: DestinationEnrollment): Promise<ReadAnswer<DestinationEnrollment>>;
  /** `done` holds whether they had it before; its id is the offer's. */
  enrol(send: Send, enrollment: DestinationEnrollment): Promise<WriteAnswer<EnrollmentDone>>;
  withdraw(send: Send, enrollment: DestinationEnrollment): Promise<WriteAnswer<never>>;
}

interface EnrollmentDone {
  readonly id: string;
  readonly hadItBefore: boolean;
}

const filled = z.string().min(1);
const listSchema = z.object({ enrollments: z.array(z.object({ contactId: filled, offerId: filled })) });
const writtenSchema = z.object({ alreadyEnrolled: z.boolean().nullish() });
const enrollmentBody = exactBody({ contactId: filled, offerId: filled });

/** @throws LandfallError (from every call) `destination-surprised` */
export function createEnrollmentProvider(locationId: string): EnrollmentProvider {
  const list: EnrollmentProvider['list'] = (send, of) =>
    readAllPages(
      send,
      'listEnrollments',
      { query: { locationId, ...of } },
      (body, route) => parseIncoming(listSchema, body, route).enrollments,
    );
  return {
    list,

    find: async (send, { contactId, offerId }) =>
      mapFound(await list(send, { contactId, offerId }), (enrollments) =>
        foundOrAbsent(enrollments.find((one) => one.contactId === contactId && one.offerId === offerId)),
      ),

    enrol: (send, { contactId, offerId }) => {
      const body = bodyFor('createEnrollment', enrollmentBody, { contactId, offerId });
      return writeCall(send, 'createEnrollment', {
        query: { locationId },
        body,
        written: (answer, route) => {
          const { alreadyEnrolled } = parseIncoming(writtenSchema, answer, route);
          return { id: offerId, hadItBefore: alreadyEnrolled === true };
        },
      });
    },

    withdraw: (send, { contactId, offerId }) => {
      const body = bodyFor('removeEnrollment', enrollmentBody, { contactId, offerId });
      return removeCall(send, 'removeEnrollment', offerId, { query: { locationId }, body });
    },
  };
}
