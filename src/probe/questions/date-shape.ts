import type { ProbeQuestion } from '../probe-question.ts';
import { writeValue } from './write-value.ts';

const day = '2024-02-29';

export const dateShape: ProbeQuestion = {
  id: 'date-shape',
  question: 'How does a date in a custom field read back?',
  dependsOn: 'how dates are compared when everything is read back',
  cautious: 'in any known way: all are compared by the day they name',
  certainty: 'integrators',
  ask: (tools) =>
    writeValue(tools, { dataType: 'DATE' }, day, (read) => {
      if (read === null) return 'dropped without a word';
      if (typeof read === 'number') return 'milliseconds since 1970';
      if (read === day) return 'as written';
      return typeof read === 'string' && read.startsWith(`${day}T`)
        ? 'an instant in ISO form'
        : 'in another form';
    }),
};
