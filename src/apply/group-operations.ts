/** Groups a stream of items that can travel together, so that one request carries many operations. */

/**
 * @param keyOf items with equal keys may share a request
 * @param size the most items a request may carry
 * @returns each group as soon as it is full, the rest at the end
 */
export async function* groupBy<Item>(
  items: AsyncIterable<Item>,
  keyOf: (item: Item) => string,
  size: number,
): AsyncGenerator<readonly Item[]> {
  const open = new Map<string, Item[]>();
  for await (const item of items) {
    const key = keyOf(item);
    const group = open.get(key) ?? [];
    group.push(item);
    open.set(key, group);
    if (group.length === size) {
      open.delete(key);
      yield group;
    }
  }
  yield* open.values();
}
