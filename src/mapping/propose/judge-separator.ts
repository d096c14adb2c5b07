/**
 * Finds what stands between the names in a tags or lists cell. How Kartra's export separates them is not
 * published; its own importer asks for semicolons, since a name may hold a comma. So the cells decide, by
 * the names that are known for certain: those of Kartra's own lists of tags and lists (an export of them, or
 * its API), and those that stand alone in a cell. The reading under which nearly every piece is a known name
 * is right. Where that decides nothing, names that come again in other cells do; else a person is asked.
 *
 * Invariants: the order of the cells changes nothing; memory is bounded (a sample of the cells by hash).
 */
import type { NamesReading } from '../../model/column-readings.ts';
import { sha256 } from '../../model/digest.ts';
import type { ColumnProfile } from '../../model/field-map.ts';
import { splitNames } from '../transforms/tags.ts';
import { fold } from '../witness/same-value.ts';

/** A semicolon or a bar inside a name is less likely than a comma: earlier wins where nothing else decides. */
export const separators = { semicolon: ';', bar: '|', comma: ',' } as const;

const chars = Object.values(separators);
const wordOf = new Map<string, string>(Object.entries(separators).map(([word, char]) => [char, word]));

/** Cells and names alone in a cell that are looked at; chosen by hash, so that the order does not matter. */
const sampleLimit = 4000;
/** Share of known names among the pieces from which a reading is right. */
const nearlyAll = 0.9;
/** Two readings closer than this cannot be told apart; one this far ahead needs no more. */
const leastLead = 0.1;
const clearLead = 0.5;
/** Share of pieces that come again in another cell from which a reading may be right. */
const oftenAgain = 0.6;

export interface SeparatorJudge {
  add(cell: string): void;
  result(): NamesReading;
}

/** @param known names of tags and lists the account has, folded by `fold` */
export function createSeparatorJudge(known: ReadonlySet<string> = new Set()): SeparatorJudge {
  const alone = createSample();
  const several = createSample();
  let cells = 0;
  return {
    add(cell) {
      const text = cell.trim();
      if (text === '') return;
      cells += 1;
      if (cell.endsWith('\n')) {
        for (const name of splitNames(cell, ',')) alone.add(fold(name));
      } else if (chars.some((char) => text.includes(char))) several.add(text);
      else alone.add(fold(text));
    },
    result: () => judge(several.counts(), cells, new Set([...known, ...alone.counts().keys()])),
  };
}

/** What all cells said, where they were asked; else what the samples say. */
export function readNames({ samples, readings }: Pick<ColumnProfile, 'samples' | 'readings'>): NamesReading {
  if (readings?.names !== undefined) return readings.names;
  const judgement = createSeparatorJudge();
  for (const sample of samples) judgement.add(sample);
  return judgement.result();
}

function judge(
  several: ReadonlyMap<string, number>,
  cells: number,
  known: ReadonlySet<string>,
): NamesReading {
  const holding = chars.map((char) => ({ char, count: countCells(several, char) }));
  const used = holding.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const [most, ...others] = used;
  if (most === undefined) {
    const because = 'No cell holds more than one name; a comma is assumed to separate them.';
    return { separator: ',', because, isDoubtful: false };
  }
  const knownWith = [...known].some((name) => used.some(({ char }) => name.includes(char)));
  const found = `Names are separated by a ${wordOf.get(most.char)}: ${most.count} of ${cells} cells hold one.`;
  if (others.length === 0 && !knownWith) {
    return { separator: most.char, because: found, isDoubtful: false };
  }
  const readings = readingsOf(used.map(({ char }) => char))
    .map((separator) => ({ separator, share: shareOfKnown(several, separator, known) }))
    .toSorted((a, b) => b.share - a.share || a.separator.length - b.separator.length);
  const [best, second] = readings;
  const lead = (best?.share ?? 0) - (second?.share ?? 0);
  const isClear = lead >= clearLead || ((best?.share ?? 0) >= nearlyAll && lead >= leastLead);
  if (best !== undefined && isClear) {
    const percent = Math.round(best.share * 100);
    const because = `${describeSeparator(best.separator)}: read so, ${percent} % of the pieces are names this account is known to have.`;
    return { separator: best.separator, because, isDoubtful: false };
  }
  const again = readingByRepetition(
    several,
    known,
    readings.map(({ separator }) => separator),
  );
  if (again !== null) {
    const because = `${describeSeparator(again)}: read so, the names come again in other cells; read otherwise, they do not.`;
    return { separator: again, because, isDoubtful: false };
  }
  const doubt = others.map(({ char, count }) => `${count} hold a ${wordOf.get(char)}`).join(', ');
  const inName = others.length === 0 ? 'some known names hold one too' : `${doubt} too`;
  return { separator: most.char, because: `${found} Please say: ${inName}.`, isDoubtful: true };
}

/** Each character alone, several together, and none of them. */
function readingsOf(used: readonly string[]): readonly string[] {
  const subsets = used.reduce<readonly string[]>(
    (sets, char) => [...sets, ...sets.map((set) => set + char)],
    [''],
  );
  return subsets.map((subset) => (subset === '' ? nothing : subset));
}

/** No cell of an export holds a line break between names: a separator that never separates. */
const nothing = '\n';

function shareOfKnown(
  several: ReadonlyMap<string, number>,
  separator: string,
  known: ReadonlySet<string>,
): number {
  let pieces = 0;
  let hits = 0;
  for (const [cell, count] of several) {
    for (const piece of splitNames(cell, separator)) {
      pieces += count;
      if (known.has(fold(piece))) hits += count;
    }
  }
  return pieces === 0 ? 0 : hits / pieces;
}

/**
 * The reading whose names come again in other cells, where no other does as well. A finer reading that does is
 * worse where what it cuts never stands apart: "Podcast | Guest" is one name if nothing is called "Guest".
 */
function readingByRepetition(
  several: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  readings: readonly string[],
): string | null {
  const judged = readings
    .map((separator) => ({ separator, pieces: cellsOfPieces(several, separator) }))
    .map((reading) => ({ ...reading, share: shareAgain(reading.pieces, known) }));
  const most = Math.max(...judged.map(({ share }) => share));
  const good = judged.filter(({ share }) => share >= most - leastLead);
  const [coarsest] = good.toSorted((a, b) => a.separator.length - b.separator.length);
  if (coarsest === undefined || most < oftenAgain) return null;
  const standsApart = (piece: string) => known.has(piece) || coarsest.pieces.has(piece);
  const isRival = ({ separator }: (typeof good)[number]) => {
    if (!coarsest.separator.split('').every((char) => separator.includes(char))) return true;
    const cut = [...coarsest.pieces.keys()].map((piece) => splitNames(piece, separator).map(fold));
    return cut.some((pieces) => pieces.length > 1 && pieces.some(standsApart));
  };
  return good.some((reading) => reading !== coarsest && isRival(reading)) ? null : coarsest.separator;
}

/** How many different cells hold each piece. */
function cellsOfPieces(several: ReadonlyMap<string, number>, separator: string): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (const cell of several.keys()) {
    for (const piece of new Set(splitNames(cell, separator).map(fold))) {
      cells.set(piece, (cells.get(piece) ?? 0) + 1);
    }
  }
  return cells;
}

function shareAgain(pieces: ReadonlyMap<string, number>, known: ReadonlySet<string>): number {
  let all = 0;
  let again = 0;
  for (const [piece, cells] of pieces) {
    all += cells;
    if (cells > 1 || known.has(piece)) again += cells;
  }
  return all === 0 ? 0 : again / all;
}

function countCells(several: ReadonlyMap<string, number>, char: string): number {
  let count = 0;
  for (const [cell, times] of several) if (cell.includes(char)) count += times;
  return count;
}

function describeSeparator(separator: string): string {
  if (separator === nothing) return 'Each cell is one name';
  const words = separator
    .split('')
    .map((char) => wordOf.get(char) ?? char)
    .toSorted();
  return `Names are separated by a ${words.join(' or a ')}`;
}

interface Sample {
  add(text: string): void;
  /** How often each text of the sample occurs: exact, since what is in it at the end always was. */
  counts(): ReadonlyMap<string, number>;
}

/** The texts with the smallest hashes, at most `sampleLimit` of them, each counted exactly. */
function createSample(): Sample {
  const kept = new Map<string, { readonly hash: string; count: number }>();
  let bound = 'g';
  return {
    add(text) {
      const known = kept.get(text);
      if (known !== undefined) {
        known.count += 1;
        return;
      }
      const hash = sha256(text);
      if (hash >= bound) return;
      kept.set(text, { hash, count: 1 });
      if (kept.size <= 2 * sampleLimit) return;
      const hashes = [...kept.values()].map((one) => one.hash).toSorted();
      bound = hashes[sampleLimit] ?? bound;
      for (const [name, one] of kept) if (one.hash >= bound) kept.delete(name);
    },
    counts: () => new Map([...kept].map(([text, { count }]) => [text, count])),
  };
}
