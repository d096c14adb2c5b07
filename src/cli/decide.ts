/** `landfall decide`: the questions only a person answers. Without arguments it lists them. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { isoInstant } from '../model/clock.ts';
import { decisionSpec, decisionSpecs } from '../pipeline/decision-specs.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface DecideFlags {
  readonly recommended?: boolean;
  readonly by?: string;
}

export function registerDecide(program: Command): void {
  program
    .command('decide [decision] [choice]')
    .description('list the open questions, answer one, or take what we recommend')
    .option('--recommended', 'take our recommendation for every open question that has one')
    .option('--by <name>', 'who decides')
    .action(
      async (id: string | undefined, choice: string | undefined, flags: DecideFlags, command: Command) => {
        await runVerb(command, 'decide', async ({ output, workspace }) => {
          const { decide, decideRecommended } = await import('../pipeline/run-decide.ts');
          const opened = await workspace();
          if (flags.recommended === true) {
            if (id !== undefined)
              throw new LandfallError('usage', '--recommended answers all open questions.');
            const decider = { by: requireBy(flags.by), at: isoInstant(Date.now()) };
            const { taken, open } = await decideRecommended(opened, decider);
            if (output.json) output.document({ step: 'decide', status: 'done', taken, open });
            for (const name of taken) {
              const spec = decisionSpec(name);
              output.say(`${name}: ${spec.recommended ?? ''}. ${spec.because}`);
            }
            for (const name of open) output.say(`still open, only you know: ${name}`);
            output.say(open.length > 0 ? 'next: landfall decide' : 'next: landfall plan --target rehearsal');
            return open.length > 0 ? 3 : 0;
          }
          if (id === undefined) {
            listDecisions(opened, output);
            return 0;
          }
          const spec = decisionSpec(id);
          if (choice === undefined) {
            throw new LandfallError('usage', `What is your answer? ${spec.question}`, {
              rule: spec.choices.length > 0 ? `one of ${spec.choices.join(', ')}` : 'your answer as text',
              remedy: `landfall decide ${spec.id} <choice> --by "Your Name"`,
            });
          }
          const by = requireBy(flags.by);
          const answer = await decide(opened, spec.id, choice, { by, at: isoInstant(Date.now()) });
          if (output.json) output.document({ step: 'decide', status: 'done', decision: id, choice: answer });
          output.say(`${id}: ${answer}. ${spec.consequences[answer] ?? ''}`);
          output.say('next: landfall decide');
          return 0;
        });
      },
    );
}

function listDecisions(workspace: Workspace, output: Output): void {
  const { decisions } = workspace.config;
  if (output.json) {
    output.document({
      step: 'decide',
      status: 'done',
      decisions: decisionSpecs.map((spec) => ({ ...spec, answer: decisions[spec.id] ?? null })),
    });
  }
  for (const spec of decisionSpecs) {
    const answer = decisions[spec.id];
    output.say(`\n${spec.id}: ${spec.question}`);
    if (answer !== undefined) {
      const unread = answer.withoutReview ? ', accepted without review' : '';
      output.say(`  ✓ ${answer.choice} (${answer.by}, ${answer.at.slice(0, 10)}${unread})`);
      continue;
    }
    for (const [choice, consequence] of Object.entries(spec.consequences)) {
      output.say(`  ${choice === spec.recommended ? '→' : ' '} ${choice}: ${consequence}`);
    }
    output.say(`  ${spec.recommended === null ? 'Only you know. ' : ''}${spec.because}`);
  }
  const open = decisionSpecs.filter((spec) => decisions[spec.id] === undefined);
  if (open.length > 0) output.say('\nnext: landfall decide --recommended --by "Your Name"');
}
