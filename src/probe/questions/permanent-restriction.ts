import { readChannelStatuses, restrictForGood } from '../../connectors/highlevel/permanent-restriction.ts';
import { probeWords } from '../../model/capabilities.ts';
import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A channel restricted for good, then an update that restricts another channel: the first must stay. */
export const permanentRestriction: ProbeQuestion = {
  id: 'permanent-restriction',
  question: 'Does a permanent opt-out survive an update of another channel?',
  dependsOn: 'whether an opt-out somebody made permanent in HighLevel stays permanent through a load',
  cautious: 'no: what stands is sent along, which keeps it an opt-out but not a permanent one',
  certainty: 'open',
  async ask(tools) {
    const { destination, send } = tools;
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const set = await restrictForGood(send, made.id);
    if (set.kind !== 'done') return notAnswered('a permanent opt-out could not be set', set);
    const updated = await destination.contacts.update(send, made.id, { restricted: ['sms'] });
    if (updated.kind !== 'done') return notAnswered('the contact could not be updated', updated);
    const statuses = await readChannelStatuses(send, made.id);
    if (statuses.kind !== 'found') return notAnswered('the contact could not be read', statuses);
    const status = statuses.record.email ?? 'absent';
    return {
      answer: status === 'permanent' ? probeWords.yes : probeWords.no,
      read: `the permanent opt-out from e-mail reads back as ${status}`,
    };
  },
};
