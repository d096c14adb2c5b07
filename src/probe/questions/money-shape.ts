import type { ProbeQuestion } from '../probe-question.ts';
import { writeValue } from './write-value.ts';

export const moneyShape: ProbeQuestion = {
  id: 'money-shape',
  question: 'How does an amount in a money field read back?',
  dependsOn: 'how amounts are compared when everything is read back',
  cautious: 'as a number or its text: both are compared by value',
  certainty: 'description',
  ask: (tools) =>
    writeValue(tools, { dataType: 'MONETORY' }, 12.5, (read) => {
      if (read === null) return 'dropped without a word';
      return typeof read === 'number' ? 'a number' : 'a text';
    }),
};
