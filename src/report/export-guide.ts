/** The export guide: which files to download from Kartra, where, and what has arrived. */
import type { ExportTracker, TrackedExport, TrackState } from '../model/export-tracker.ts';
import { number, plural } from './words.ts';

const certaintyWords = {
  seen: 'people have exported it there',
  documented: 'as Kartra’s help describes it; the name of the button may differ',
  unknown: 'no page of Kartra tells of such an export',
} as const;

const marks: Readonly<Record<TrackState, string>> = {
  arrived: '[x]',
  fewer: '[~]',
  more: '[~]',
  missing: '[ ]',
  optional: '[–]',
};

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

/** @returns Markdown with one line to tick per export */
export function exportGuide(tracker: ExportTracker): string {
  const known = tracker.places.filter(({ place }) => place.certainty !== 'unknown');
  const unknown = tracker.places.filter(({ place }) => place.certainty === 'unknown');
  return [
    '# What to download from Kartra',
    '',
    tracker.missing === 0
      ? 'Everything that every account has is here.'
      : `${plural(tracker.missing, 'export')} still missing. Download them in Kartra yourself: Landfall never asks for your Kartra login.`,
    '',
    'Put each file into `exports/` as it came, without opening it in Excel: Excel drops leading zeros and rewrites long numbers. Then run `landfall extract`. Large accounts can be exported in pieces, in any order; people who stand in several files are put together.',
    '',
    '## Exports',
    '',
    ...known.flatMap(({ place, ...tracked }) => [
      `- ${marks[tracked.state]} **${place.title}**: ${trackText(tracked)}`,
      ...place.where.map((path) => `  - where: ${path}`),
      `  - sure? ${certaintyWords[place.certainty]}`,
      `  - tick: ${place.tick}`,
      `  - why: ${place.because}`,
      ...(place.instead === null ? [] : [`  - else: ${place.instead}`]),
    ]),
    '',
    '## Contacts once more, by filter',
    '',
    'No column holds these facts, so the folder does: set the filter, export, and put the file into the folder named here.',
    '',
    ...tracker.pieces.flatMap(({ piece, ...tracked }) => [
      `- ${marks[tracked.state]} \`exports/${piece.folder}/\`: ${piece.filter}: ${trackText(tracked)}`,
      `  - why: ${piece.because}`,
    ]),
    '',
    'Nobody under a filter? Then there is nothing to export; write `expected: { statuses: { <status>: 0 } }` into `landfall.yaml` if you want it on record.',
    '',
    '## Not documented by Kartra',
    '',
    'If your account offers such an export, put it into `exports/`: it is recognised by its columns.',
    '',
    ...unknown.map(
      ({ place, ...tracked }) =>
        `- ${marks[tracked.state]} **${place.title}**: ${trackText(tracked)}. ${place.instead ?? ''}`,
    ),
    '',
    '## Numbers to compare',
    '',
    'Write what Kartra’s own screens show into `landfall.yaml`, and this page says what is missing:',
    '',
    '```yaml',
    'expected:',
    '  contacts: 1873',
    '  transactions: 5120',
    '  subscriptions: 214',
    '```',
    ...(tracker.unread.length === 0
      ? []
      : ['', '## Not read yet', '', ...tracker.unread.map((name) => `- exports/${name}`)]),
    '',
  ].join('\n');
}
