import { expectTag, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A tag in capitals on a new contact, read back. */
export const tagCase: ProbeQuestion = {
  id: 'tag-case',
  question: 'How are tags written with capitals stored?',
  dependsOn: 'whether two tags that differ only in capitals become one',
  cautious: 'in lower case',
  certainty: 'integrators',
  async ask(tools) {
    const tag = tools.mark.toUpperCase();
    await expectTag(tools, tag);
    const made = await makeContact(tools, { tags: [tag] });
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const read = await tools.destination.contacts.read(tools.send, made.id);
    if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
    const { tags } = read.record;
    if (tags.includes(tag)) return { answer: 'as written', read: 'the tag reads back in capitals' };
    if (tags.includes(tag.toLowerCase()))
      return { answer: 'in lower case', read: 'the tag reads back in lower case' };
    return notAnswered('the contact does not carry the tag', { kind: `${tags.length} tags` });
  },
};
