/**
 * A language model a person configured to propose targets for columns nothing else understood. Off
 * unless `landfall.yaml` names one.
 */

export const modelProviders = ['anthropic', 'openai-compatible'] as const;

export interface ModelSettings {
  readonly provider: (typeof modelProviders)[number];
  /** The provider's name of the model. */
  readonly model: string;
  /** Where its API stands; a local server is possible. Null: the provider's own address. */
  readonly baseUrl: string | null;
  /** Environment variable that holds the key. Null: none is sent, as a local server may want. */
  readonly keyVariable: string | null;
  /** `masked`: values leave as shapes only ("aaa@aaa.aaa"); `allowed`: as they stand. */
  readonly samples: 'masked' | 'allowed';
}

/** A column as the model sees it. */
export interface ModelQuestion {
  /** Unique within one asking. */
  readonly column: string;
  readonly object: string;
  readonly header: string;
  /** Already masked where they must be. */
  readonly samples: readonly string[];
  /** The targets it may choose from. */
  readonly targets: readonly string[];
}

export interface ModelAnswer {
  readonly column: string;
  /** One of the question's targets. */
  readonly target: string;
  /** How sure the model says it is, 0 to 1. It is not calibrated. */
  readonly sure: number;
}

/** An answer as it is kept: the key says which question it is of. */
export type KeptAnswer = Omit<ModelAnswer, 'column'>;

/** Answers are kept in the workspace, so that a second run proposes the same without asking. */
export interface ModelAnswerStore {
  /** @returns what was kept under the key, or null */
  read(key: string): Promise<KeptAnswer | null>;
  keep(key: string, answer: KeptAnswer): Promise<void>;
}
