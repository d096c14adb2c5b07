import { addressOf, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

export const emailCase: ProbeQuestion = {
  id: 'email-case',
  question: 'Is an e-mail address written with capitals kept so?',
  dependsOn: 'how addresses are compared when everything is read back',
  cautious: 'either: capitals do not count',
  certainty: 'open',
  async ask(tools) {
    const written = addressOf(tools.mark.toUpperCase());
    const made = await makeContact(tools, { fields: { email: written } });
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const read = await tools.destination.contacts.read(tools.send, made.id);
    if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
    const kept = read.record.fields.email === written;
    return { answer: kept ? 'as written' : 'in lower case', read: `capitals ${kept ? 'stand' : 'are gone'}` };
  },
};
