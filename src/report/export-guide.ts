/** The export guide: which files to download from Kartra, where, and what has arrived. */
import type { ExportTracker, TrackedExport } from '../model/export-tracker.ts';
import { list, type Paper, section, text } from './paper/paper.ts';
import { number, plural } from './words.ts';

const certaintyWords = {
  seen: 'people have exported it there',
  documented: 'as Kartra’s help describes it; the name of the button may differ',
  unknown: 'no page of Kartra tells of such an export',
} as const;

/** Where one export stands, as a phrase. */
export function trackText({ state, files, rows, expected }: TrackedExport): string {
  if (state === 'optional') return 'only if your account has it';
  if (state === 'missing') {
    return expected === null ? 'not here yet' : `not here yet; Kartra shows ${number(expected)}`;
  }
  if (files === 0) return 'none in Kartra';
  const here = `${plural(files, 'file')}, ${number(rows)} here`;
  if (state === 'arrived') return here;
  const word = state === 'fewer' ? 'missing' : 'more than in Kartra';
  return `${here}; Kartra shows ${number(expected ?? 0)}: ${number(Math.abs(rows - (expected ?? 0)))} ${word}`;
}

export function exportGuide({ places, pieces, unread, missing }: ExportTracker): Paper {
  const [unknown, known] = [true, false].map((isUnknown) =>
    places.filter(({ place }) => (place.certainty === 'unknown') === isUnknown),
  );
  return {
    title: 'What to download from Kartra',
    lead:
      missing === 0
        ? 'Everything that every account has is here.'
        : `${plural(missing, 'export')} still missing. Download them in Kartra yourself: Landfall never asks for your Kartra login.`,
    sections: [
      section(
        'How',
        text(
          'Put each file into the folder exports as it came, without opening it in Excel: Excel drops leading zeros and rewrites long numbers. Then run landfall extract. Large accounts can be exported in pieces, in any order; people who stand in several files are put together.',
        ),
      ),
      section('Exports', {
        kind: 'ticks',
        items: (known ?? []).map(({ place, ...tracked }) => ({
          done: tracked.state === 'arrived',
          text: `${place.title}: ${trackText(tracked)}`,
          details: [
            ...place.where.map((path) => `Where: ${path}`),
            `Sure? ${certaintyWords[place.certainty]}`,
            `Tick: ${place.tick}`,
            `Why: ${place.because}`,
            ...(place.instead === null ? [] : [`Else: ${place.instead}`]),
          ],
        })),
      }),
      section(
        'Contacts once more, by filter',
        text(
          'No column holds these facts, so the folder does: set the filter, export, and put the file into the folder named here.',
        ),
        {
          kind: 'ticks',
          items: pieces.map(({ piece, ...tracked }) => ({
            done: tracked.state === 'arrived',
            text: `exports/${piece.folder}: ${piece.filter}: ${trackText(tracked)}`,
            details: [`Why: ${piece.because}`],
          })),
        },
        text(
          'Nobody under a filter? Then there is nothing to export. If you want that on record, write it into landfall.yaml:',
        ),
        { kind: 'code', lines: ['expected:', '  statuses:', '    Unsubscribed: 0'] },
      ),
      section(
        'Not documented by Kartra',
        text('If your account offers such an export, put it into exports: it is recognised by its columns.'),
        {
          kind: 'ticks',
          items: (unknown ?? []).map(({ place, ...tracked }) => ({
            done: tracked.state === 'arrived',
            text: `${place.title}: ${trackText(tracked)}`,
            details: place.instead === null ? [] : [place.instead],
          })),
        },
      ),
      section(
        'Numbers to compare',
        text('Write what Kartra’s own screens show into landfall.yaml, and this page says what is missing:'),
        {
          kind: 'code',
          lines: ['expected:', '  contacts: 1873', '  transactions: 5120', '  subscriptions: 214'],
        },
      ),
      section(
        'Not read yet',
        ...(unread.length === 0 ? [] : [list(unread.map((name) => `exports/${name}`))]),
      ),
    ],
  };
}
