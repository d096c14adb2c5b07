import { probeWords } from '../../model/capabilities.ts';
import { make, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A company, and a contact that names it in its text. */
export const companyLink: ProbeQuestion = {
  id: 'company-link',
  question: 'Does a company’s name on a person link the two?',
  dependsOn: 'whether people must be linked to their companies by requests of their own',
  cautious: 'no: links are made',
  certainty: 'open',
  async ask(tools) {
    const { destination, send, mark } = tools;
    const company = await make(tools, { kind: 'company', name: mark }, () =>
      destination.companies.create(send, { name: mark }),
    );
    if (company.kind !== 'done') return notAnswered('a company could not be made', company);
    const made = await makeContact(tools, { fields: { companyName: mark } });
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const read = await destination.contacts.read(send, made.id);
    if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
    const linked = read.record.companyId !== null;
    return {
      answer: linked ? probeWords.yes : probeWords.no,
      read: linked ? 'the contact shows a company' : 'the contact shows no company',
    };
  },
};
