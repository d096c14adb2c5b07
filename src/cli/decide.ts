/**
 * `landfall decide`: the questions only a person answers. Without arguments it asks them on a terminal
 * and lists them elsewhere.
 */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import type { Question } from '../pipeline/run-decide.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface DecideFlags {
  readonly recommended?: boolean;
  readonly list?: boolean;
  readonly by?: string;
}

export function registerDecide(program: Command): void {
  program
    .command('decide [decision] [choice]')
    .description('answer the open questions, one or all, or take what we recommend')
    .option('--recommended', 'take our recommendation for every open question that has one')
    .option('--list', 'list the questions, ask none')
    .option('--by <name>', 'who decides')
    .action(
      async (id: string | undefined, choice: string | undefined, flags: DecideFlags, command: Command) => {
        await runVerb(command, 'decide', async ({ output, workspace }) => {
          const opened = await workspace();
          if (flags.recommended === true) {
            if (id !== undefined)
              throw new LandfallError('usage', '--recommended answers all open questions.');
            return takeRecommended(opened, output, requireBy(flags.by));
          }
          if (id !== undefined) return answerOne(opened, output, id, choice, flags.by);
          const { readQuestions } = await import('../pipeline/run-decide.ts');
          const questions = await readQuestions(opened);
          const open = questions.filter(({ answer }) => answer === null);
          const asks = process.stdin.isTTY && process.stdout.isTTY && !output.json && flags.list !== true;
          if (asks && open.length > 0) {
            const { askDecisions } = await import('./ask-decisions.ts');
            const left = await askDecisions(opened, open, flags.by);
            output.say(left === 0 ? 'next: landfall next' : 'next: landfall decide');
            return left === 0 ? 0 : 3;
          }
          listQuestions(questions, output);
          return 0;
        });
      },
    );
}

async function takeRecommended(workspace: Workspace, output: Output, by: string): Promise<number> {
  const { decideRecommended, readQuestions } = await import('../pipeline/run-decide.ts');
  const { taken, open } = await decideRecommended(workspace, { by, at: isoInstant(Date.now()) });
  if (output.json) {
    const status = open.length > 0 ? 'blocked' : 'done';
    output.document({ step: 'decide', status, taken, open });
  }
  for (const { id, recommended, because } of await readQuestions(workspace)) {
    if (taken.includes(id)) output.say(`${id}: ${recommended ?? ''}. ${because}`);
  }
  for (const name of open) output.say(`still open, only you know: ${name}`);
  output.say(open.length > 0 ? 'next: landfall decide' : 'next: landfall next');
  return open.length > 0 ? 3 : 0;
}

async function answerOne(
  workspace: Workspace,
  output: Output,
  id: string,
  choice: string | undefined,
  by: string | undefined,
): Promise<number> {
  const { decisionSpec } = await import('../pipeline/decision-specs.ts');
  const { decide, readQuestions } = await import('../pipeline/run-decide.ts');
  const spec = decisionSpec(id);
  if (choice === undefined) {
    throw new LandfallError('usage', `What is your answer? ${spec.question}`, {
      rule: spec.choices.length > 0 ? `one of ${spec.choices.join(', ')}` : 'your answer as text',
      remedy: `landfall decide ${spec.id} <choice> --by "Your Name"`,
    });
  }
  const decider = { by: requireBy(by), at: isoInstant(Date.now()) };
  const answer = await decide(workspace, spec.id, choice, decider);
  if (output.json) output.document({ step: 'decide', status: 'done', decision: id, choice: answer });
  const asked = (await readQuestions(workspace)).find((question) => question.id === spec.id);
  output.say(`${id}: ${answer}. ${asked?.consequences[answer] ?? ''}`);
  output.say('next: landfall decide');
  return 0;
}

function listQuestions(questions: readonly Question[], output: Output): void {
  const open = questions.filter(({ answer }) => answer === null);
  if (output.json) {
    output.document({
      step: 'decide',
      status: open.length > 0 ? 'blocked' : 'done',
      open: open.map(({ id }) => id),
      decisions: questions,
    });
  }
  for (const { id, question, answer, consequences, recommended, because } of questions) {
    output.say(`\n${id}: ${question}`);
    if (answer !== null) {
      const unread = answer.withoutReview ? ', accepted without review' : '';
      output.say(`  ✓ ${answer.choice} (${answer.by}, ${answer.at.slice(0, 10)}${unread})`);
      continue;
    }
    for (const [choice, consequence] of Object.entries(consequences)) {
      output.say(`  ${choice === recommended ? '→' : ' '} ${choice}: ${consequence}`);
    }
    output.say(`  ${recommended === null ? 'Only you know. ' : ''}${because}`);
  }
  if (open.length > 0) output.say('\nnext: landfall decide --recommended --by "Your Name"');
}
