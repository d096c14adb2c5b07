/** What only a person can do in HighLevel before the load goes on: one instruction each, to be ticked off. */

/** Markdown. */
export function byHandPaper({
  target,
  at,
  instructions,
}: {
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly instructions: readonly string[];
}): string {
  return [
    `# For you to do in HighLevel (${target})`,
    '',
    `Written ${at}. The load waits for this, because HighLevel does not let our token do it, or because`,
    'something stands there that is not ours to change. Nothing is lost meanwhile.',
    '',
    ...instructions.map((instruction) => `- [ ] ${instruction}`),
    '',
    `Then run \`landfall apply --target ${target}\` again: it looks whether each is done, and goes on.`,
    '',
  ].join('\n');
}
