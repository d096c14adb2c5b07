/** Notes as HighLevel holds them. No call sets a note's date: the original one stands in the body. */

export interface DestinationNote {
  readonly id: string;
  readonly body: string;
  /** When the platform took it in; null where an answer does not show it. */
  readonly addedAt: string | null;
  /** Records it hangs on, where the answer names them. */
  readonly recordIds: readonly string[];
  /** When it last changed, epoch ms; only the newer API says so. */
  readonly updatedAt?: number;
}
