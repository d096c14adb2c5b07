import { addressOf, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';
import { longestLagMs, waitUntilFound } from '../wait-until-found.ts';

const writes = 3;

/** Several contacts, each looked for until search shows it; the slowest counts. */
export const searchLag: ProbeQuestion = {
  id: 'search-lag',
  question: 'How long after a write does search show it?',
  dependsOn: 'how long a run waits before it believes search, and so whether anything could be written twice',
  cautious: 'up to a minute',
  certainty: 'site',
  async ask(tools) {
    const waits: number[] = [];
    for (let n = 1; n <= writes; n += 1) {
      const made = await makeContact(tools, {}, n);
      if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
      const waited = await waitUntilFound(tools, addressOf(tools.mark, n));
      if (waited === null)
        return { answer: `over ${longestLagMs} ms`, read: `contact ${n} was not found in that time` };
      waits.push(waited);
    }
    return {
      answer: `${Math.max(...waits)} ms`,
      read: `${writes} contacts, seen after ${waits.join(', ')} ms`,
    };
  },
};
