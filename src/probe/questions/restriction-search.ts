import { channelStatusField } from '../../connectors/highlevel/search-contacts.ts';
import { probeWords } from '../../model/capabilities.ts';
import { type Channel, channels } from '../../model/contact.ts';
import { addressOf, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion, type ProbeTools } from '../probe-question.ts';
import { waitUntilFound } from '../wait-until-found.ts';

/**
 * A contact restricted on every channel: the filter of a channel must find it as restricted, and must not
 * find it as free. A filter that is ignored finds it both times. (HighLevel's maintainers, June 2026: e-mail,
 * SMS and calls are searchable.)
 */
export const restrictionSearch: ProbeQuestion = {
  id: 'restriction-search',
  question: 'On which channels does search find who may not be contacted?',
  dependsOn: 'whether consent is proven by pages of 500 people, or by a request for each person',
  cautious: 'on none: each person is read',
  certainty: 'integrators',
  async ask(tools) {
    const made = await makeContact(tools);
    if (made.kind !== 'done') return notAnswered('a contact could not be made', made);
    if ((await waitUntilFound(tools, addressOf(tools.mark))) === null)
      return notAnswered('search never showed the contact', { kind: 'too slow' });
    const found: Channel[] = [];
    for (const channel of channels) if (await tells(tools, channel)) found.push(channel);
    return {
      answer: found.length === 0 ? probeWords.none : found.join(', '),
      read: `of ${channels.length} filters, ${found.length} found the restricted contact and only as restricted`,
    };
  },
};

async function tells({ destination, send, mark }: ProbeTools, channel: Channel): Promise<boolean> {
  const count = async (status: string) => {
    const answer = await destination.countContacts(
      [
        { field: 'email', operator: 'eq', value: addressOf(mark) },
        { field: channelStatusField[channel], operator: 'eq', value: status },
      ],
      send,
    );
    return answer.kind === 'found' ? answer.record : null;
  };
  return (await count('active')) === 1 && (await count('inactive')) === 0;
}
