import type { ProbeQuestion } from '../probe-question.ts';
import { writeValue } from './write-value.ts';

/** A choice the field lacks. */
export const unknownOption: ProbeQuestion = {
  id: 'unknown-option',
  question: 'What becomes of a choice that the field does not have?',
  dependsOn: 'whether each value must be among the field’s choices before anything is written',
  cautious: 'dropped without a word',
  certainty: 'integrators',
  ask: (tools) =>
    writeValue(tools, { dataType: 'SINGLE_OPTIONS', options: ['red', 'green'] }, 'blue', (read) =>
      read === null ? 'dropped without a word' : 'kept',
    ),
};
