import { probeWords } from '../../model/capabilities.ts';
import { addressOf, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A contact looked up by its address right after it was made. */
export const contactLookup: ProbeQuestion = {
  id: 'contact-lookup',
  question: 'May this token look people up by their exact address, without waiting for search?',
  dependsOn: 'how soon a person is recognised whose request ended without an answer',
  cautious: 'no: search is waited for',
  certainty: 'site',
  async ask(tools) {
    const { destination, send, mark } = tools;
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const found = await destination.lookUpContacts(addressOf(mark), send);
    if (found.kind === 'found')
      return found.record.includes(made.id)
        ? { answer: probeWords.yes, read: 'it was found at once' }
        : { answer: probeWords.no, read: 'it answers, and does not show who was just added' };
    return { answer: probeWords.no, read: found.kind === 'failed' ? found.note : 'no such call' };
  },
};
