/**
 * Plans a generated account again from its answers, so that its people can be drawn without keeping them.
 */

import { type AccountPlan, planAccount } from './plan-account.ts';
import { readAnswerSummary } from './read-answers.ts';

class UnreadableAccount extends Error {
  override readonly name = 'UnreadableAccount';

  constructor(directory: string, cause?: unknown) {
    super(`${directory} holds no account of this generator: generate it again.`, { cause });
  }
}

/**
 * @param directory a folder `generateAccount` wrote
 * @throws UnreadableAccount when it holds no answers, or those of another version of the generator
 */
export async function readAccount(directory: string): Promise<AccountPlan> {
  try {
    const { contacts, seed, vintage, now, repeat, files } = await readAnswerSummary(directory);
    const plan = planAccount({ directory, contacts, seed, vintage, now: new Date(now), ...repeat });
    if (plan.files.every((file, index) => file.name === files[index]?.name)) return plan;
  } catch (error) {
    throw new UnreadableAccount(directory, error);
  }
  throw new UnreadableAccount(directory);
}
