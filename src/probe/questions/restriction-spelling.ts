import type { Channel } from '../../model/contact.ts';
import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** All but one: for all of them one more switch is sent, which would hide what became of each. */
const written: readonly Channel[] = ['email', 'sms', 'call'];

/**
 * A contact is made as every load makes those who may not be contacted, and read back; then the other spelling is tried.
 * Neither has a phone, and mail to either reaches nobody.
 */
export const restrictionSpelling: ProbeQuestion = {
  id: 'restriction-spelling',
  question: 'Is an opt-out kept as it is written, and what does the spelling of the other version do?',
  dependsOn: 'whether anybody may be written at all: a load must not make people contactable who are not',
  cautious: 'kept as documented, and proven for every person after the load',
  certainty: 'open',
  async ask(tools) {
    const { destination, send } = tools;
    const made = await makeContact(tools, {}, 1, written);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const read = await destination.contacts.read(send, made.id);
    if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
    const lost = written.filter((channel) => read.record.restricted?.includes(channel) !== true);
    if (lost.length > 0)
      return {
        answer: 'not kept',
        read: `written for ${written.join(', ')}, it reads back without ${lost.join(', ')}`,
      };
    const other = await makeContact(tools, {}, 2, ['email']);
    if (other.kind !== 'done') return notAnswered('a second contact could not be made', other);
    const answer = await destination.restrictByOtherSpelling(send, other.id);
    if (answer.kind === 'refused')
      return { answer: 'kept; the other spelling is refused', read: `status ${answer.status}` };
    if (answer.kind !== 'done')
      return notAnswered('the other spelling was neither taken nor refused', answer);
    const after = await destination.contacts.read(send, other.id);
    if (after.kind !== 'found') return notAnswered('the contact could not be read', after);
    return after.record.restricted?.includes('sms') === true
      ? { answer: 'kept; the other spelling is taken too', read: 'text messages read back restricted' }
      : {
          answer: 'kept; the other spelling is dropped without a word',
          read: 'text messages read back unrestricted',
        };
  },
};
