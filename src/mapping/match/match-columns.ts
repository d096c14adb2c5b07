/**
 * Proposes a home for each column from its name, its values and its neighbours, in this order: a column
 * known from a preset or a confirmed map, else what the words of the header mean in the languages of
 * `lexicon/`, weighed by what the values look like and by the other columns of the object.
 *
 * Pure and deterministic: the same set of columns gets the same answers in whatever order it comes. A
 * target whose values the column does not have is never proposed. Nothing here decides: a person confirms,
 * and a consent column always needs one.
 */
import { calibrate } from './calibrate.ts';
import type { Candidate, ColumnMatch, ColumnToMatch, KnownColumn, MatchContext } from './column-match.ts';
import type { Draft, DraftCandidate } from './draft.ts';
import { draftColumn } from './draft-column.ts';
import { hearNeighbours } from './hear-neighbours.ts';
import { countLanguages, segmentHeader } from './read-header.ts';
import { headerKey } from './split-header.ts';
import { wordEvidence } from './word-evidence.ts';

/**
 * @param columns of one file or account; columns of the same object are neighbours
 * @returns one answer per column, in the order given
 * @example matchColumns([{ object: 'contact', column: 'c1', header: 'Correo', samples: [] }], {})[0]?.best?.target // 'contact.email'
 */
export function matchColumns(
  columns: readonly ColumnToMatch[],
  context: MatchContext,
): readonly ColumnMatch[] {
  const segments = columns.map(({ header }) => segmentHeader(header));
  const languages = countLanguages(segments);
  const drafts = columns.map((column, index) => draftColumn(column, segments[index] ?? [], languages));
  const heard = new Map<Draft, Draft>();
  for (const group of Map.groupBy(drafts, ({ column }) => column.object).values()) {
    for (const [index, draft] of hearNeighbours(group).entries()) {
      const before = group[index];
      if (before !== undefined) heard.set(before, draft);
    }
  }
  const known = indexKnown(context.known ?? []);
  return drafts.map((draft) => {
    const given = known.get(knownKey(draft.column));
    return given === undefined ? answer(heard.get(draft) ?? draft) : answerKnown(draft.column, given);
  });
}

function answer(draft: Draft): ColumnMatch {
  const [best, runnerUp] = draft.candidates;
  const understood = best !== undefined && (best.atoms.length > 0 || best.verdict === 'proven');
  const byValues = best?.verdict === 'proven' || best?.verdict === 'doubtful' || best?.because != null;
  return {
    column: draft.column.column,
    best: best === undefined ? null : toCandidate(draft, best),
    runnerUp: runnerUp === undefined ? null : toCandidate(draft, runnerUp),
    polarity: best?.target === 'contact.dnd' ? (best.polarity ?? 'status') : null,
    tier: understood ? (byValues ? 'names-and-values' : 'dictionary') : 'none',
  };
}

function toCandidate(draft: Draft, candidate: DraftCandidate): Candidate {
  return {
    target: candidate.target,
    confidence: calibrate(candidate),
    evidence: wordEvidence(draft, candidate),
  };
}

function answerKnown(column: ColumnToMatch, known: KnownColumn): ColumnMatch {
  const evidence =
    known.tier === 'preset' ? 'a column of a known export' : 'mapped so in a map a person confirmed';
  return {
    column: column.column,
    best: { target: known.target, confidence: 1, evidence: [evidence] },
    runnerUp: null,
    polarity: known.target === 'contact.dnd' ? (known.polarity ?? 'status') : null,
    tier: known.tier,
  };
}

function indexKnown(known: readonly KnownColumn[]): ReadonlyMap<string, KnownColumn> {
  const index = new Map<string, KnownColumn>();
  for (const column of known) {
    const key = knownKey(column);
    if (!index.has(key)) index.set(key, column);
  }
  return index;
}

function knownKey({ object, header }: { object: string; header: string }): string {
  return `${object} ${headerKey(header)}`;
}
