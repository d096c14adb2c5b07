import { probeWords } from '../../model/capabilities.ts';
import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A channel restricted for good, then an update that names another channel only: the first must stay. */
export const permanentRestriction: ProbeQuestion = {
  id: 'permanent-restriction',
  question: 'Does a permanent opt-out survive an update that names another channel only?',
  dependsOn: 'whether every opt-out that stands must be sent along with a new one',
  cautious: 'no: what stands is sent along as it stands',
  certainty: 'open',
  async ask(tools) {
    const { destination, send } = tools;
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const set = await destination.contacts.update(send, made.id, {
      restricted: ['email'],
      permanent: ['email'],
    });
    if (set.kind !== 'done') return notAnswered('a permanent opt-out could not be set', set);
    const before = await destination.contacts.read(send, made.id);
    if (before.kind !== 'found') return notAnswered('the contact could not be read', before);
    if (before.record.permanent?.includes('email') !== true)
      return notAnswered('a permanent opt-out could not be set', { kind: 'it does not read back' });
    const updated = await destination.contacts.update(send, made.id, { restricted: ['sms'] });
    if (updated.kind !== 'done') return notAnswered('the contact could not be updated', updated);
    const after = await destination.contacts.read(send, made.id);
    if (after.kind !== 'found') return notAnswered('the contact could not be read', after);
    const kept = after.record.permanent?.includes('email') === true;
    const still = after.record.restricted?.includes('email') === true;
    return {
      answer: kept ? probeWords.yes : probeWords.no,
      read: kept ? 'it reads back as permanent' : still ? 'it reads back as an ordinary one' : 'it is gone',
    };
  },
};
