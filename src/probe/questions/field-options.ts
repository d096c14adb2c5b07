import { makeField } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

const options = ['red', 'green'];

/** A field with choices, made as Landfall makes them, then listed. (The description of the call has no choices.) */
export const fieldOptions: ProbeQuestion = {
  id: 'field-options',
  question: 'Does a new custom field keep the choices it is made with?',
  dependsOn: 'whether fields with choices can be made, or must be made by hand',
  cautious: 'checked after each: a field without its choices stops the load',
  certainty: 'integrators',
  async ask(tools) {
    const made = await makeField(tools, 'SINGLE_OPTIONS', options);
    if (made.kind === 'refused') return { answer: 'refused', read: `status ${made.status}: ${made.note}` };
    if (made.kind !== 'done') return notAnswered('a field could not be made', made);
    const read = await tools.destination.customFields.read(tools.send, made.id);
    if (read.kind !== 'found') return notAnswered('the field could not be read', read);
    const kept = options.every((option) => read.record.options.includes(option));
    return {
      answer: kept ? 'kept' : 'dropped',
      read: `${read.record.options.length} of ${options.length} choices`,
    };
  },
};
