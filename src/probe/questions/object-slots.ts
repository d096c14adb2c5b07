import { customObjectSlots as slots } from '../../model/custom-object.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** Only read: a custom object can never be deleted, so none is made to try. */
export const objectSlots: ProbeQuestion = {
  id: 'object-slots',
  question: 'How many custom objects can the location still take?',
  dependsOn: 'whether subscriptions and the like become custom objects or fields',
  cautious: 'counted before each plan',
  certainty: 'help',
  async ask({ destination, send }) {
    const listed = await destination.listObjects(send);
    if (listed.kind !== 'found') return notAnswered('the objects could not be listed', listed);
    const used = listed.record.filter(({ custom }) => custom).length;
    return { answer: `${Math.max(0, slots - used)} of ${slots}`, read: `${used} custom objects stand` };
  },
};
