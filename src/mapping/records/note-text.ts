/**
 * The text of a note: a first line that says of when and whose it is, the source's own text untouched, and our
 * reference line. (HighLevel, notes: no body has a date. The one length it documents is 5,000 characters, for notes of
 * appointments; it is taken for every note.) A longer text goes into several notes, cut between two
 * characters a reader sees; put together again they are the text.
 */
import { referenceLine } from '../../model/reference-line.ts';

/** Characters as JavaScript counts them, the first line and the reference included. */
export const longestNote = 5_000;

export interface NoteText {
  /** Unique in the account, without blanks. */
  readonly externalId: string;
  readonly body: string;
}

/**
 * @param headline of when and whose it is; one line
 * @example writeNotes('N:1', 'Kartra note of 2024-03-10 14:05:00', 'Called, no answer.')[0]?.externalId // 'N:1'
 */
export function writeNotes(externalId: string, headline: string, text: string): readonly NoteText[] {
  const whole = noteBody(externalId, headline, text);
  if (whole.length <= longestNote) return [{ externalId, body: whole }];
  const numbered = (part: number, parts: number | string) => `${headline} (part ${part} of ${parts})`;
  // Room for the longest frame a part can have.
  const frame = noteBody(`${externalId}:9999`, numbered(9_999, 9_999), '');
  const pieces = cutText(text, longestNote - frame.length);
  return pieces.map((piece, index) => {
    const id = index === 0 ? externalId : `${externalId}:${index + 1}`;
    return { externalId: id, body: noteBody(id, numbered(index + 1, pieces.length), piece) };
  });
}

/** The text of the source in a body that `writeNotes` made. */
export function textOfNote(body: string): string {
  return body.slice(body.indexOf('\n\n') + 2, body.lastIndexOf('\n\n'));
}

const noteBody = (externalId: string, headline: string, text: string): string =>
  `${headline}\n\n${text}\n\n${referenceLine(externalId)}`;

/** Pieces no longer than `most`, after a line break or a blank where there is one in the second half. */
function cutText(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutPlace(rest, most);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

/** Code units: families and flags with their joiners stay far below. */
const longestCharacter = 64;
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

function cutPlace(text: string, most: number): number {
  const window = text.slice(0, most);
  for (const mark of ['\n', ' ']) {
    const at = window.lastIndexOf(mark) + 1;
    if (at > most / 2) return at;
  }
  // An emoji may be many code units: the cut goes before the one that stands on the edge.
  const at = characters.segment(text.slice(0, most + longestCharacter)).containing(most)?.index ?? most;
  return at === 0 ? most : at;
}
