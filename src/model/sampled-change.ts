/** One kind of change that mapping makes to the values of a column, with a few examples. */
export interface SampledChange {
  /** Column key. */
  readonly column: string;
  /** Name of the rule, as in the paper of changed values. */
  readonly change: string;
  readonly count: number;
  /** The first different ones; `after` null where the value was left out. */
  readonly examples: readonly { readonly before: string | null; readonly after: string | null }[];
}
