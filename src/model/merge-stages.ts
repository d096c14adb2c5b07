/** Stages of a pipeline, compared by name whatever its case, as HighLevel does. */

const same = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** Whether all wanted stages stand there in their order; others may stand between them. */
export function hasStagesInOrder(standing: readonly string[], wanted: readonly string[]): boolean {
  const rest = standing.values();
  return wanted.every((name) => rest.some((candidate) => same(candidate, name)));
}

/**
 * The standing stages with the wanted ones that are missing put in: each after the one it follows in the
 * wanted order. Stages that stand in another order than wanted stay where they are.
 * @example mergeStages(['New', 'Theirs'], ['New', 'Won']) // ['New', 'Won', 'Theirs']
 */
export function mergeStages(standing: readonly string[], wanted: readonly string[]): readonly string[] {
  const merged = [...standing];
  let after = -1;
  for (const name of wanted) {
    const at = merged.findIndex((candidate) => same(candidate, name));
    if (at >= 0) {
      after = at;
      continue;
    }
    after += 1;
    merged.splice(after, 0, name);
  }
  return merged;
}
