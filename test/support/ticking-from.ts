/**
 * Time that begins at an instant and goes on as real time does: for a simulator whose clock a run takes over, which
 * counts the real time between two readings itself and would be ahead of one that stands still.
 */
export function tickingFrom(instant: number): () => number {
  const began = Date.now();
  return () => instant + Date.now() - began;
}
