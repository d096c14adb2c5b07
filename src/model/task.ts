/** Tasks of a person as HighLevel holds them. */

export interface DestinationTask {
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  /** Epoch ms; null where an answer does not show it with its offset. */
  readonly dueAt: number | null;
  readonly completed: boolean;
  readonly ownerId: string | null;
}
