import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A number kept for fiction (555-01xx), written as people do in its country. */
const national = '(415) 555-0132';

export const phoneForm: ProbeQuestion = {
  id: 'phone-form',
  question: 'What becomes of a phone number without its country code?',
  dependsOn: 'whether numbers must be made international before they are written',
  cautious: 'unknown: Landfall writes international numbers only',
  certainty: 'open',
  async ask(tools) {
    const made = await makeContact(tools, { fields: { phone: national } });
    if (made.kind === 'unknown' && made.status === 422) return { answer: 'refused', read: made.note };
    if (made.kind === 'refused') return { answer: 'refused', read: `status ${made.status}` };
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const read = await tools.destination.contacts.read(tools.send, made.id);
    if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
    const { phone = '' } = read.record.fields;
    if (phone === '') return { answer: 'dropped without a word', read: 'no phone reads back' };
    const answer = phone.startsWith('+') ? 'made international by HighLevel’s own guess' : 'kept as written';
    return {
      answer,
      read: phone.startsWith('+') ? 'it reads back with a country code' : 'it reads back without one',
    };
  },
};
