import { addressOf, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** The same address twice. */
export const contactDuplicates: ProbeQuestion = {
  id: 'contact-duplicates',
  question: 'What becomes of a second person with the same e-mail address?',
  dependsOn: 'who keeps an address several people share, and how a record is recognised after a crash',
  cautious: 'the location’s setting decides, and a refusal is looked up',
  certainty: 'integrators',
  async ask(tools) {
    const fields = { email: addressOf(tools.mark) };
    const first = await makeContact(tools, { fields });
    if (first.kind !== 'done') return notAnswered('a contact could not be made', first);
    const second = await makeContact(tools, { fields });
    if (second.kind === 'exists') {
      const named = second.id === first.id;
      return {
        answer: named ? 'refused, and the first is named' : 'refused, and another is named',
        read: `the refusal names ${named ? 'the first' : 'another'} contact`,
      };
    }
    if (second.kind === 'refused') return { answer: 'refused', read: `status ${second.status}` };
    if (second.kind !== 'done') return notAnswered('the second was neither made nor refused', second);
    return second.id === first.id
      ? { answer: 'taken as the first', read: 'both writes answer with the same contact' }
      : { answer: 'made beside the first', read: 'two contacts' };
  },
};
