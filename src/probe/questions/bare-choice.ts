import type { ProbeQuestion } from '../probe-question.ts';
import { writeValue } from './write-value.ts';

/** One text, not a list, for a field of several choices. */
export const bareChoice: ProbeQuestion = {
  id: 'bare-choice',
  question: 'What becomes of a single text in a field of several choices?',
  dependsOn: 'whether values of such fields must always be lists',
  cautious: 'refused: lists are sent',
  certainty: 'open',
  ask: (tools) =>
    writeValue(tools, { dataType: 'MULTIPLE_OPTIONS', options: ['red', 'green'] }, 'red', (read) => {
      if (read === null) return 'dropped without a word';
      return typeof read === 'object' ? 'a list of one' : 'a text';
    }),
};
