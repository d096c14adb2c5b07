/**
 * Proposes targets: the matcher first, then, where a person configured one, a language model for the
 * columns the matcher left open.
 */
import { askModel } from '../connectors/model/ask-model.ts';
import { modelBaseUrls } from '../connectors/model/open-model.ts';
import { createModelFetch } from '../http/model-fetch.ts';
import { questionsFor, withAnswers } from '../mapping/match/ask-about.ts';
import type { ColumnMatch, ColumnToMatch, MatchContext } from '../mapping/match/column-match.ts';
import { matchColumns } from '../mapping/match/match-columns.ts';
import type { ModelAnswerStore, ModelSettings } from '../model/model-settings.ts';

export interface ModelUse {
  readonly settings: ModelSettings;
  /** Content of the variable the settings name; null where none is set. */
  readonly key: string | null;
  readonly store: ModelAnswerStore;
  /** Of one request; 30,000 by default. */
  readonly timeoutMs?: number;
}

export interface Proposals {
  readonly matches: readonly ColumnMatch[];
  /** Columns sent to the model in this run. */
  readonly asked: number;
  /** Why the model left columns open; null where it answered or was not asked. */
  readonly abstained: string | null;
}

/**
 * @param use null: no model is configured, and nothing leaves this machine
 * @param isSettled columns somebody gave a home to already: the model is not asked about them
 * @throws LandfallError `host-not-allowed` for a model address that is neither https nor this machine
 */
export async function matchWithModel(
  columns: readonly ColumnToMatch[],
  context: MatchContext,
  use: ModelUse | null,
  isSettled: (column: ColumnToMatch) => boolean = () => false,
): Promise<Proposals> {
  const matches = matchColumns(columns, context);
  if (use === null) return { matches, asked: 0, abstained: null };
  const { settings, key, store, timeoutMs } = use;
  const baseUrl = settings.baseUrl ?? modelBaseUrls[settings.provider];
  if (baseUrl === null) {
    return { matches, asked: 0, abstained: 'model.baseUrl is missing in landfall.yaml: nobody was asked.' };
  }
  if (settings.keyVariable !== null && key === null) {
    return {
      matches,
      asked: 0,
      abstained: `The variable ${settings.keyVariable} is empty: nobody was asked.`,
    };
  }
  const fetch = createModelFetch(timeoutMs === undefined ? { baseUrl } : { baseUrl, timeoutMs });
  const questions = questionsFor(columns, matches, settings.samples, isSettled);
  const { answers, asked, abstained } = await askModel(questions, { settings, key, fetch, store });
  return { matches: withAnswers(columns, matches, answers, settings.model), asked, abstained };
}
