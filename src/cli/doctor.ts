/** `landfall doctor`: is everything well that a move needs; `--bundle` writes it down for somebody who helps. */
import type { Command } from 'commander';
import type { Check } from '../pipeline/run-doctor.ts';
import { runVerb } from './command.ts';
import { programVersion } from './program-version.ts';

/** What a person reads where our own word would not help. */
const subjects: Partial<Record<Check['about'], string>> = {
  ledger: 'Landfall’s records',
  kartra: 'Kartra’s API',
};
const signs = { well: '✓', look: '!', broken: '✗' } as const;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether program, records, disk, tokens and quota are well')
    .option('--bundle', 'also write it to reports/doctor.json, without personal data')
    .action(async (flags: { readonly bundle?: true }, command: Command) => {
      await runVerb(command, 'doctor', async ({ output, workspace, surroundings }) => {
        const { runDoctor } = await import('../pipeline/run-doctor.ts');
        const opened = await workspace();
        const summary = await runDoctor(opened, surroundings, programVersion());
        for (const { about, state, says } of summary.checks)
          output.say(`${signs[state]} ${subjects[about] ?? about}: ${says}`);
        const text = `${JSON.stringify(summary, null, 2)}\n`;
        const files = flags.bundle === true ? [await opened.writeReport('doctor.json', text)] : [];
        if (output.json) output.document({ ...summary, files });
        for (const file of files) output.say(`written: ${file}`);
        output.say(`next: ${summary.next}`);
        return summary.status === 'blocked' ? 3 : 0;
      });
    });
}
