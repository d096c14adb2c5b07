/** Asks the open questions one after the other on a terminal; each answer is kept at once. */
import { LandfallError } from '../errors.ts';
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
  intro(
    open.length === 1 ? 'One question only you can answer' : `${open.length} questions only you can answer`,
  );
  const name = by ?? (await text({ message: 'Who decides? Your name goes with each answer.' }));
  if (isCancel(name) || name.trim() === '') {
    outro('Nothing was decided.');
    return open.length;
  }
  let left = open.length;
  for (const [index, question] of open.entries()) {
    const { id, choices, consequences, recommended, because } = question;
    const message = `${index + 1} of ${open.length}: ${question.question}\n${because}`;
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
              // In the label, not in the hint: a hint is shown of one choice only.
              label: `${value}${value === recommended ? ' (recommended)' : ''}: ${consequences[value] ?? ''}`,
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
    if (error instanceof LandfallError) return `Please write ${error.details.rule ?? 'something else'}.`;
    throw error;
  }
}
