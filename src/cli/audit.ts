/** `landfall audit`: what is there, how hard it will be, what will not come along. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import type { AuditSummary } from '../pipeline/audit/run-audit.ts';
import { number, percent, plural } from '../report/words.ts';
import { requireBy, runVerb } from './command.ts';
import type { Output } from './output.ts';

interface AuditFlags {
  readonly acknowledge?: true | readonly string[];
  readonly by?: string;
}

export function registerAudit(program: Command): void {
  program
    .command('audit')
    .description(
      'count the account, grade the move, name what will not come along; needs no token, no network',
    )
    .option('--acknowledge [gap...]', 'say that you know of gaps: those named, or all that are open')
    .option('--by <name>', 'who knows of them')
    .action(async (flags: AuditFlags, command: Command) => {
      await runVerb(command, 'audit', async ({ output, workspace, reopen }) => {
        const { acknowledgeGaps, runAudit } = await import('../pipeline/audit/run-audit.ts');
        const { acknowledge } = flags;
        const at = isoInstant(Date.now());
        let summary = await runAudit(await workspace(), at);
        if (acknowledge !== undefined) {
          const ids = acknowledge === true ? null : acknowledge;
          const known = await acknowledgeGaps(await workspace(), summary, ids, {
            by: requireBy(flags.by),
            at,
          });
          output.say(`${plural(known.length, 'gap')} acknowledged: ${known.join(', ')}`);
          summary = await runAudit(await reopen(), at);
        }
        if (output.json) output.document(summary);
        showAudit(summary, output);
        return 0;
      });
    });
}

function showAudit(summary: AuditSummary, output: Output): void {
  const { nine, grade, compatibility, gaps, gotchas, estimate } = summary;
  output.say(nine.map(({ name, count }) => `${number(count)} ${name}`).join(', '));
  const { exact, kinds, share } = compatibility.catalogue;
  output.say(
    `${exact} of ${kinds} kinds of record move one to one (${percent(share, 0)}); the others need a rule we show you.`,
  );
  output.say(`Grade ${grade.overall}, ${grade.word.toLowerCase()}:`);
  for (const { subject, letter, because } of grade.subjects)
    output.say(`  ${letter}  ${subject}: ${because}`);
  for (const { if: change, subject, becomes } of grade.counterfactuals) {
    output.say(`  ${subject} becomes ${becomes} if ${change}`);
  }
  const applying = gotchas.filter(({ applies }) => applies);
  output.say(`${applying.length} of ${gotchas.length} known difficulties apply; the high ones:`);
  for (const { severity, title, evidence } of applying) {
    if (severity === 'high') output.say(`  ${title}: ${evidence}`);
  }
  const open = gaps.filter(({ acknowledged }) => acknowledged === null);
  output.say(`${plural(gaps.length, 'gap')}, ${open.length} nobody has said they know of:`);
  for (const { id, title, what } of open) output.say(`  ${id}: ${title}. ${what}`);
  const { low, high } = estimate.workingDays;
  output.say(
    `About ${low} to ${high} working days (${estimate.weeks}); ${number(estimate.highLevelRequests)} requests.`,
  );
  output.say(`The audit: ${summary.files.join(', ')}`);
  output.say(`next: ${summary.next ?? ''}`);
}
