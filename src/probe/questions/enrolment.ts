import { probeWords } from '../../model/capabilities.ts';
import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** An offer nobody has: its form is HighLevel's, so that it is looked for. */
const noOffer = '000000000000000000000000';

/**
 * Access to an offer that is not there is taken away from a test contact: the token is checked first, and nothing can be
 * given, so no mail with a login can go out. (HighLevel, courses: giving and taking away need the same scope.)
 */
export const enrolment: ProbeQuestion = {
  id: 'enrolment',
  question: 'May this token give people access to courses?',
  dependsOn: 'whether courses, offers and access can be made by Landfall',
  cautious: 'tried one person at first, by landfall grant, and stopped when it is refused',
  certainty: 'open',
  async ask(tools) {
    const { destination, send } = tools;
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const answer = await destination.enrollments.withdraw(send, { contactId: made.id, offerId: noOffer });
    if (answer.kind === 'done')
      return { answer: probeWords.yes, read: 'the token was taken; there was nothing to take away' };
    if (answer.kind === 'refused')
      return answer.missingScope === true
        ? { answer: probeWords.no, read: `status ${answer.status}: ${answer.note}` }
        : { answer: probeWords.yes, read: `status ${answer.status}: the offer, not the token, was refused` };
    return notAnswered('neither taken nor refused', answer);
  },
};
