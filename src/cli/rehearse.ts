/** `landfall rehearse`: a sample goes the whole way into the rehearsal location, and is read back. */
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { number, plural } from '../report/words.ts';
import type { Standing } from '../rollback/still-standing.ts';
import { parseCount, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';
import { programVersion } from './program-version.ts';
import { showRollback } from './rollback.ts';

const mostPeople = 10_000_000;
const mostSeed = 4_294_967_295;

interface RehearseFlags {
  readonly sample?: string;
  readonly seed: string;
  readonly keep?: boolean;
  readonly undo?: boolean;
}

export function registerRehearse(program: Command): void {
  program
    .command('rehearse')
    .description(
      'take a sample the whole way into the rehearsal location, addresses masked, and read it back',
    )
    .option('--sample <people>', 'about this many, of every kind there is; without it everybody')
    .option('--keep', 'leave it in the location, to look at it there')
    .option('--undo', 'take away what the last rehearsal left there')
    .option('--seed <number>', 'the same number draws the same people', '1')
    .action(async (flags: RehearseFlags, command: Command) => {
      await runVerb(command, 'rehearse', async ({ flags: global, output, workspace, surroundings }) => {
        if (flags.undo === true) {
          const { undoRehearsal } = await import('../pipeline/rehearse/undo-rehearsal.ts');
          const mode = global.yes === true ? 'yes' : 'preview';
          const undone = await undoRehearsal(await workspace(), surroundings, mode, (what) =>
            output.progress(`rehearsal: ${what}`),
          );
          output.endProgress();
          if (output.json) output.document(undone);
          sayProof(undone.proof, output);
          showRollback(undone, 'rehearsed', output);
          return exitCodeOf(undone);
        }
        const { runRehearse } = await import('../pipeline/run-rehearse.ts');
        const summary = await runRehearse(await workspace(), surroundings, {
          sample: flags.sample === undefined ? null : parseCount('--sample', flags.sample, 1, mostPeople),
          seed: parseCount('--seed', flags.seed, 0, mostSeed),
          keep: flags.keep === true,
          confirmed: global.yes === true,
          program: programVersion(),
          onProgress: (what) => output.progress(`rehearsing: ${what}`),
        });
        output.endProgress();
        if (output.json) output.document(summary);
        const { people, of, masked, traits, phonesLeftOut, records, fields } = summary.rehearsal;
        if (summary.rehearsal.target === 'production') output.say('Rehearsed in the production location.');
        output.say(
          `${plural(people, 'person', 'people')} of ${number(of)} rehearsed, ${masked ? 'with addresses that reach nobody' : 'with their real addresses'}; ${number(traits)} kinds of case, each with somebody in the sample.`,
        );
        if (phonesLeftOut > 0)
          output.say(
            `${plural(phonesLeftOut, 'phone')} left out: the numbers that reach nobody were used up.`,
          );
        if (summary.verification !== null) {
          const wrong = records.mismatched + records.missing + records.extra;
          output.say(
            `${number(fields.compared)} fields read back, ${number(fields.different)} different; ${plural(wrong, 'record')} not as planned.`,
          );
        }
        const { undone } = summary.rehearsal;
        if (undone !== null)
          output.say(
            `Taken away again: ${number(undone.reversed)} of ${number(undone.written)} things written; ${number(undone.kept + undone.errored + undone.notReversible)} stay, each listed.`,
          );
        sayProof(summary.rehearsal.proof, output);
        const [paper] = summary.files;
        if (paper !== undefined)
          output.say(`The papers: ${plural(summary.files.length, 'file')} in ${dirname(paper)}`);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}

function sayProof(proof: Standing | null, output: Output): void {
  if (proof === null) return;
  const asked = `Asked for once more: ${plural(proof.looked, 'record')}`;
  output.say(
    proof.standing === 0 ? `${asked}, all gone.` : `${asked}; ${number(proof.standing)} still there.`,
  );
}
