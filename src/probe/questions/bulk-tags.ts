import { expectTag, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion, type ProbeTools } from '../probe-question.ts';

/** The larger first; the smallest is what every load sends without an answer. */
const sizes = [500, 200, 100, 50];

/**
 * One test contact among ids nobody has: each of those fails by itself inside the answer, and the whole is refused
 * where it is too long. So hundreds of people are asked about and one is made.
 */
export const bulkTags: ProbeQuestion = {
  id: 'bulk-tags',
  question: 'How many people does one request for tags take?',
  dependsOn: 'how many requests it takes to tag people who stand there already',
  cautious: '50, as in the other request for many people',
  certainty: 'open',
  async ask(tools) {
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    await expectTag(tools, tools.mark);
    const alone = await tagAmong(tools, made.id, 2);
    if (alone !== 'taken')
      return notAnswered('people who are not there are refused, and the question is asked with such', {
        kind: alone,
      });
    for (const size of sizes) {
      if ((await tagAmong(tools, made.id, size)) === 'taken')
        return {
          answer: String(size),
          read: `a request for ${size} tagged the one person of them who is there`,
        };
    }
    return { answer: 'fewer than 50', read: 'a request for 50 was refused, one for 2 was taken' };
  },
};

async function tagAmong({ destination, send, mark }: ProbeTools, contactId: string, size: number) {
  const nobody = Array.from({ length: size - 1 }, (_, at) => `LandfallProbe${String(at).padStart(7, '0')}`);
  const answer = await destination.addTags({ contactIds: [contactId, ...nobody], tags: [mark] }, send);
  if (answer.kind !== 'done') return answer.kind === 'refused' ? answer.note : answer.kind;
  return answer.record?.[0]?.outcome === 'done' ? 'taken' : 'the person who is there was not tagged';
}
