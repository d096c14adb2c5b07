/**
 * Decisions: questions only a person answers, each with its choices, our recommendation and the reason.
 * Answers live in `landfall.yaml`; a recommendation may tighten consent but never loosen it.
 */

export interface DecisionSpec {
  readonly id: DecisionId;
  readonly question: string;
  /** Empty when the answer is free text (a country, a time zone). */
  readonly choices: readonly string[];
  /** Null where Landfall must not choose for the person. */
  readonly recommended: string | null;
  readonly because: string;
  /** Consequence of each choice, in the words of the customer. */
  readonly consequences: Readonly<Record<string, string>>;
}

export const decisionIds = [
  'default-country',
  'time-zone',
  'existing-contacts',
  'email-consent',
  'suppression-tags',
  'shared-phone',
  'same-company-name',
  'companies-from-domains',
  'unknown-columns',
] as const;

export type DecisionId = (typeof decisionIds)[number];

export interface DecisionAnswer {
  readonly choice: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly withoutReview: boolean;
}

export type Decisions = { readonly [id in DecisionId]?: DecisionAnswer };
