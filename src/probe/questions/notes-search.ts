import { probeWords } from '../../model/capabilities.ts';
import { makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';
import { longestLagMs } from '../wait-until-found.ts';

const lookEveryMs = 1_000;

/** The larger first. */
const sizes = [500, 200, 100, 50, 20];

/** A note on a contact, searched for in pages of several lengths. The note goes with the contact. */
export const notesSearch: ProbeQuestion = {
  id: 'notes-search',
  question: 'Are notes found by search, and how many may be asked for in a page?',
  dependsOn: 'whether notes are read back by pages, or by a request for each person',
  cautious: 'no: each person’s notes are read',
  certainty: 'open',
  async ask(tools) {
    const { destination, send, mark, clock } = tools;
    const contact = await makeContact(tools);
    if (contact.kind !== 'done') return notAnswered('a contact could not be made', contact);
    const note = await destination.contactNotes(contact.id).create(send, { body: mark });
    if (note.kind !== 'done') return notAnswered('a note could not be made', note);
    const start = clock.now();
    const sees = async (size: number): Promise<boolean | string> => {
      for await (const page of destination.searchNotes([contact.id], send, size)) {
        if (page.kind !== 'found') return page.kind === 'failed' ? page.note : 'no such page';
        if (page.record.some(({ id }) => id === note.id)) return true;
      }
      return false;
    };
    let refusal = '';
    for (const size of sizes) {
      for (;;) {
        const seen = await sees(size);
        if (seen === true)
          return { answer: `${probeWords.yes}, ${size} to a page`, read: `found in a page of ${size}` };
        if (seen !== false) {
          refusal = seen;
          break;
        }
        if (clock.now() - start >= longestLagMs)
          return { answer: probeWords.no, read: 'the note was not found' };
        await clock.sleep(lookEveryMs, 'waiting for HighLevel to show a test note');
      }
    }
    return { answer: probeWords.no, read: refusal };
  },
};
