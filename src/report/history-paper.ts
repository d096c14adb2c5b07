/**
 * What becomes of each kind of dated history (R32, R33): with its own date, as a dated line or field, or not at all.
 * "All history" is never claimed: what no export of Kartra holds is named.
 */
import { list, type Paper, section, tableOf, text } from './paper/paper.ts';

/** How a kind of history arrives. */
export type HistoryWay = 'native' | 'note' | 'line' | 'field' | 'task' | 'archive' | 'nobody';

export interface HistoryRow {
  readonly what: string;
  readonly records: number;
  readonly way: HistoryWay;
}

const wayWords: Readonly<Record<HistoryWay, string>> = {
  native: 'arrives with its own date',
  note: 'a note of its own; its date opens the text, HighLevel dates it today',
  line: 'a dated line in a note of the person; HighLevel dates the note today',
  field: 'its date stands in a field; HighLevel dates the record today',
  task: 'a task due on its own day',
  archive: 'stays in your archive',
  nobody: 'left out: nobody in the contacts export',
};

/** (Kartra, exports and API: what neither of them gives.) */
const unavailable = [
  'The text of e-mails and text messages, and which of them were opened or clicked beyond the log above',
  'Calls and their recordings',
  'Helpdesk tickets and chats',
  'Progress in lessons, and the day access was given',
  'The day a tag was set or a list joined',
];

export interface HistoryFigures {
  readonly target: string;
  readonly rows: readonly HistoryRow[];
}

export function historyPaper({ target, rows }: HistoryFigures): Paper {
  return {
    title: `History (${target})`,
    lead: 'What your exports hold of the past, and what becomes of its dates.',
    sections: [
      section(
        'In your exports',
        tableOf(
          'Kinds of history',
          ['what', 'in your exports', 'how it arrives'],
          rows.map(({ what, records, way }) => [what, records, wayWords[way]]),
        ),
      ),
      section(
        'Not available',
        text(
          'None of Kartra’s exports, and no answer of its API, holds these. They are not carried, and nobody can:',
        ),
        list(unavailable),
      ),
    ],
  };
}
