import { probeWords } from '../../model/capabilities.ts';
import { expectTag, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A new contact with a tag the location lacks: does the location's list have it afterwards? */
export const tagCreation: ProbeQuestion = {
  id: 'tag-creation',
  question: 'Does a tag put on a person join the location’s list of tags?',
  dependsOn: 'whether tags must be made before people carry them',
  cautious: 'no: every tag is made first',
  certainty: 'open',
  async ask(tools) {
    await expectTag(tools, tools.mark);
    const made = await makeContact(tools, { tags: [tools.mark] });
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    const found = await tools.destination.tags.findExisting(tools.send, tools.mark);
    if (found.kind === 'failed') return notAnswered('the tags could not be listed', found);
    return found.kind === 'found'
      ? { answer: probeWords.yes, read: 'the list has it' }
      : { answer: probeWords.no, read: 'the list lacks it' };
  },
};
