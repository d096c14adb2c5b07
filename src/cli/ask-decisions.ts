/** Asks the open questions one after the other on a terminal; each answer is kept at once. */
import { isoInstant } from '../model/clock.ts';
import { checkChoice } from '../pipeline/check-choice.ts';
import { decide, type Question } from '../pipeline/run-decide.ts';
import type { Workspace } from '../pipeline/workspace.ts';

/**
 * @param by who answers; asked first when absent
 * @returns how many questions stay open; Ctrl-C or Escape leaves the rest open
 */
export async function askDecisions(
  workspace: Workspace,
  open: readonly Question[],
  by: string | undefined,
): Promise<number> {
  const { intro, isCancel, outro, select, text } = await import('@clack/prompts');
  intro(`${open.length} questions only you can answer`);
  const name = by ?? (await text({ message: 'Who decides? Your name goes with each answer.' }));
  if (isCancel(name) || name.trim() === '') {
    outro('Nothing was decided.');
    return open.length;
  }
  let left = open.length;
  for (const question of open) {
    const { id, choices, consequences, recommended, because } = question;
    const message = `${question.question}\n${because}`;
    const answer =
      choices.length === 0
        ? await text({
            message: `${message}\n${Object.entries(consequences)
              .map(([choice, effect]) => `${choice}: ${effect}`)
              .join('\n')}`,
            validate: (typed) => complaint(question, typed ?? ''),
          })
        : await select({
            message,
            ...(recommended === null ? {} : { initialValue: recommended }),
            options: choices.map((value) => ({
              value,
              label: value === recommended ? `${value} (recommended)` : value,
              hint: consequences[value] ?? '',
            })),
          });
    if (isCancel(answer)) break;
    await decide(workspace, id, answer, { by: name.trim(), at: isoInstant(Date.now()) });
    left -= 1;
  }
  outro(left === 0 ? 'All answered.' : `${left} still open; run landfall decide again.`);
  return left;
}

function complaint({ id }: Question, typed: string): string | undefined {
  try {
    checkChoice(id, typed);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
