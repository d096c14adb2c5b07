/** `landfall report`: the papers, to read, to print and to compute with. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import { runVerb } from './command.ts';

interface ReportFlags {
  readonly list?: boolean;
  readonly costsTemplate?: boolean;
}

export function registerReport(program: Command): void {
  program
    .command('report [name...]')
    .description('write the papers: HTML to read and print, Markdown, JSON; all of them without a name')
    .option('--list', 'name the papers, write none')
    .option('--costs-template', 'print a file of monthly prices to fill in and save as costs.yaml')
    .action(async (names: readonly string[], flags: ReportFlags, command: Command) => {
      await runVerb(command, 'report', async ({ output, workspace }) => {
        const { reports, runReport } = await import('../pipeline/report/run-report.ts');
        if (flags.costsTemplate === true) {
          const { costsTemplate } = await import('../pipeline/report/read-costs.ts');
          if (output.json) output.document({ step: 'report', status: 'done', template: costsTemplate });
          output.say(costsTemplate);
          return 0;
        }
        if (flags.list === true) {
          const listed = Object.entries(reports).map(([name, { says }]) => ({ name, says }));
          if (output.json) output.document({ step: 'report', status: 'done', listed });
          for (const { name, says } of listed) output.say(`${name.padEnd(18)} ${says}`);
          return 0;
        }
        const summary = await runReport(await workspace(), names, isoInstant(Date.now()));
        if (output.json) output.document(summary);
        for (const [name, lead] of Object.entries(summary.reports)) {
          output.say(`reports/${name}.html`);
          output.say(`  ${lead}`);
        }
        return 0;
      });
    });
}
