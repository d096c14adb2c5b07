/** Which columns a language model is asked about, what it is told, and what its answers are worth. */
import type { ModelAnswer, ModelQuestion, ModelSettings } from '../../model/model-settings.ts';
import type { ColumnMatch, ColumnToMatch, MatchObject } from './column-match.ts';
import { judgeValues } from './judge-values.ts';
import { maskValue } from './mask-value.ts';
import { profileValues } from './profile-values.ts';
import { isStandard, type TargetKey, targetKeys } from './target-keys.ts';

/** Below this the earlier tiers have not answered. */
const openBelow = 0.75;
const mostSamples = 5;
/** A model is never as sure as a rule that was measured: its proposals are always looked at by a person. */
const mostConfidence = 0.75;

const ownTargets: Readonly<Record<MatchObject, string>> = {
  contact: 'contact',
  company: 'business',
  deal: 'opportunity',
  transaction: 'transaction',
  subscription: 'subscription',
  appointment: 'appointment',
};

/** Targets a column of the object may have: the object's own, those of the person, and the two others. */
function legalTargets(object: MatchObject): readonly TargetKey[] {
  const allowed = new Set([ownTargets[object], 'contact', 'custom', 'ignore']);
  return targetKeys.filter((target) => allowed.has(target.split('.')[0] ?? ''));
}

/**
 * @param matches answers of `matchColumns` for the same columns, in the same order
 * @param isSettled whether a column has a home already, so that there is nothing to ask
 * @returns one question per open column, each column named by its place; targets its values rule out are
 *   left out
 */
export function questionsFor(
  columns: readonly ColumnToMatch[],
  matches: readonly ColumnMatch[],
  samples: ModelSettings['samples'],
  isSettled: (column: ColumnToMatch) => boolean,
): readonly ModelQuestion[] {
  return columns.flatMap((column, index) => {
    const match = matches[index];
    if (match === undefined || !isOpen(match) || isSettled(column)) return [];
    const values = column.samples.filter((value) => value.trim() !== '').slice(0, mostSamples);
    return [
      {
        column: `c${index}`,
        object: column.object,
        header: column.header,
        samples: samples === 'allowed' ? values : values.map(maskValue),
        targets: legalTargets(column.object),
      },
    ];
  });
}

/** The matches with the model's answers in place of what was open. */
export function withAnswers(
  columns: readonly ColumnToMatch[],
  matches: readonly ColumnMatch[],
  answers: readonly ModelAnswer[],
  model: string,
): readonly ColumnMatch[] {
  const byColumn = new Map(answers.map((answer) => [answer.column, answer]));
  return matches.map((match, index) => {
    const answer = byColumn.get(`c${index}`);
    const column = columns[index];
    if (answer === undefined || column === undefined || !isOpen(match)) return match;
    const target = legalTargets(column.object).find((legal) => legal === answer.target);
    if (target === undefined || judgeValues(target, profileValues(column.samples)) === 'impossible')
      return match;
    const evidence = [`the language model ${model} proposes it; nothing else speaks for it`];
    return {
      column: match.column,
      best: { target, confidence: Math.min(mostConfidence, answer.sure), evidence },
      runnerUp: match.best?.target === target ? match.runnerUp : match.best,
      // What a yes means is a person's to say: a model's word is no consent.
      polarity: target === 'contact.dnd' ? 'status' : null,
      tier: 'model',
    };
  });
}

/** A consent column is never open: no model may turn it into something else. */
function isOpen({ best, tier }: ColumnMatch): boolean {
  if (tier === 'preset' || tier === 'template' || best?.target === 'contact.dnd') return false;
  return tier === 'none' || best === null || (isStandard(best.target) && best.confidence < openBelow);
}
