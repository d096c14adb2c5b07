/** `landfall probe`: asks HighLevel, on the rehearsal location, what nobody documents. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { systemClock } from '../model/clock.ts';
import type { ProbeRow, ProbeSummary } from '../pipeline/run-probe.ts';
import { plural } from '../report/words.ts';
import { parseTarget, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';
import { programVersion } from './program-version.ts';

interface ProbeFlags {
  readonly list?: boolean;
  readonly again?: boolean;
  readonly only?: readonly string[];
  readonly target: string;
}

export function registerProbe(program: Command): void {
  program
    .command('probe')
    .description('ask by small tests on the rehearsal location what HighLevel does not document')
    .option('--list', 'show every question and what is known; sends nothing')
    .option('--again', 'ask again what is answered already')
    .option('--only <question...>', 'ask these questions only')
    .option('--target <target>', 'rehearsal; production is never probed', 'rehearsal')
    .action(async (flags: ProbeFlags, command: Command) => {
      await runVerb(command, 'probe', async ({ output, workspace, surroundings }) => {
        const { listProbe, runProbe } = await import('../pipeline/run-probe.ts');
        const opened = await workspace();
        const summary =
          flags.list === true
            ? await listProbe(opened, systemClock.now())
            : await runProbe(
                opened,
                {
                  target: parseTarget(flags.target),
                  again: flags.again === true,
                  ...(flags.only === undefined ? {} : { only: await knownQuestions(flags.only) }),
                  program: programVersion(),
                  onProgress: (question, position, of) =>
                    output.progress(`${position} of ${of} questions: ${question}`, { question }),
                },
                surroundings,
              );
        output.endProgress();
        if (output.json) output.document(summary);
        else showProbe(summary, output, flags.list === true);
        return exitCodeOf(summary);
      });
    });
}

/** @throws `usage` */
async function knownQuestions(names: readonly string[]): Promise<readonly string[]> {
  const { probeQuestionIds } = await import('../model/capabilities.ts');
  const unknown = names.find((name) => !probeQuestionIds.some((id) => id === name));
  if (unknown === undefined) return names;
  throw new LandfallError('usage', `There is no question named "${unknown}".`, {
    value: unknown,
    rule: probeQuestionIds.join(', '),
    remedy: 'landfall probe --list shows them all.',
  });
}

function showProbe(
  { questions, unasked, asked, removed, left, next }: ProbeSummary,
  output: Output,
  withUnasked: boolean,
): void {
  for (const row of questions) output.say(rowText(row));
  if (withUnasked) {
    output.say('\nNot asked, since no experiment could be taken back:');
    for (const { question, why, assumed } of unasked)
      output.say(`\n${question}\n  why not: ${why}\n  assumed: ${assumed}`);
  }
  const open = questions.filter(({ state }) => state !== 'answered').length;
  output.say(
    `\n${plural(questions.length - open, 'question')} answered, ${open} open; ${asked} asked by this command.`,
  );
  if (removed > 0)
    output.say(`Removed what an earlier, interrupted probe had left: ${plural(removed, 'record')}.`);
  for (const what of left) output.say(`Could not be removed, please delete it in HighLevel: ${what}`);
  output.say(`next: ${next}`);
}

function rowText(row: ProbeRow): string {
  const how = row.requests.map(({ route, status }) => `${route} ${status ?? 'no answer'}`).join(', ');
  const day = row.askedAt?.slice(0, 10) ?? '';
  const lines = {
    answered: [`${row.answer ?? ''} (${day})`, `  seen: ${row.read ?? ''} (${how})`],
    old: [`${row.answer ?? ''} (${day}: too old to rely on)`, `  until asked again: ${row.cautious}`],
    'could not be answered': [`could not be answered: ${row.read ?? ''}`, `  assumed: ${row.cautious}`],
    'not asked': ['not asked', `  assumed: ${row.cautious}`],
  }[row.state];
  return [`\n${row.question} [${row.id}]`, `  ${lines.join('\n')}`, `  decides: ${row.dependsOn}`].join('\n');
}
