/** `landfall plan`: what would be written, in the manner of Terraform. Writes nothing to HighLevel. */
import type { Command } from 'commander';
import { deletedSince } from '../model/deleted-record.ts';
import type { PlanSummary } from '../pipeline/run-plan.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { consentWords } from '../report/consent-paper.ts';
import { plannedText } from '../report/counts-text.ts';
import { operationLines } from '../report/plan-text.ts';
import { duration, number, objectWords, plural } from '../report/words.ts';
import { parseTarget, recreateWords, runVerb } from './command.ts';
import { exitCodeOf, type Output } from './output.ts';
import { showPreflight } from './show-preflight.ts';

/** Lines shown per kind of object; the paper has all. */
const linesShown = 12;

export function registerPlan(program: Command): void {
  program
    .command('plan')
    .description('decide every write against the location as it stands; writes nothing')
    .requiredOption('--target <target>', 'rehearsal or production')
    .option('--recreate', recreateWords)
    .action(async (flags: { readonly target: string; readonly recreate?: boolean }, command: Command) => {
      await runVerb(command, 'plan', async ({ output, workspace, surroundings }) => {
        const { runPlan } = await import('../pipeline/run-plan.ts');
        const target = parseTarget(flags.target);
        const opened = await workspace();
        const recreate = flags.recreate === true;
        const summary = await runPlan(opened, target, surroundings, { recreate });
        output.endProgress();
        if (output.json) output.document(summary);
        else await showPlan(opened, summary, target, output);
        return exitCodeOf(summary);
      });
    });
}

async function showPlan(
  workspace: Workspace,
  summary: PlanSummary,
  target: 'rehearsal' | 'production',
  output: Output,
): Promise<void> {
  output.say(openingSentence(summary));
  const plan = await workspace.ledger.plans.latest(target);
  const shown = new Map<string, number>();
  const byHand = Object.values(summary.counts).some(({ manual }) => manual > 0);
  if (plan !== null && (summary.changes > 0 || byHand)) {
    for await (const batch of workspace.ledger.plans.operations(plan.id)) {
      for (const operation of batch) {
        const lines = operationLines(operation);
        if (lines.length === 0) continue;
        const count = shown.get(operation.object) ?? 0;
        shown.set(operation.object, count + 1);
        if (count === 0) output.say(`\n${objectWords[operation.object] ?? operation.object}`);
        if (count < linesShown) output.show(lines.map((line) => `  ${line}`).join('\n'));
        if (count === linesShown) output.say(`  … and more: ${summary.files[0] ?? ''}`);
      }
    }
  }
  output.say('');
  for (const [object, counts] of Object.entries(summary.counts))
    output.say(`Plan, ${plannedText(object, counts)}`);
  for (const [reason, count] of Object.entries(summary.reasons)) output.say(`  ${number(count)} × ${reason}`);
  if (summary.reasons[deletedSince] !== undefined)
    output.say(
      `To add again what somebody deleted: landfall plan --target ${target} --recreate, then apply.`,
    );
  showConsent(summary, output);
  for (const { tag, names } of summary.mergedTags.slice(0, linesShown)) {
    output.say(`  ${names.map((name) => `"${name}"`).join(', ')} become one tag: ${tag}`);
  }
  if (summary.mergedTags.length > linesShown) {
    output.say(`  … and ${number(summary.mergedTags.length - linesShown)} more, in reports/tags.csv`);
  }
  const { requests, durationMs, limit } = summary.cost;
  output.say(
    `${plural(requests, 'request')} with read-back, about ${duration(durationMs)} (limit: ${limit}).`,
  );
  showPreflight(summary.preflight, target, output);
  if (summary.probeSaves > 0) {
    output.say(
      `landfall probe would save up to ${plural(summary.probeSaves, 'request')}: it tests whether HighLevel’s search shows who may not be contacted.`,
    );
  }
  output.say(`The whole plan: ${summary.files.join(', ')}`);
  output.say(`next: ${summary.next ?? ''}`);
}

/** The rule of consent in the most telling lines; the paper has all. */
function showConsent({ consent }: PlanSummary, output: Output): void {
  const { rows, payingSilenced } = consent;
  output.say('\nWho may get e-mail (all of it in reports/consent.html):');
  for (const { gdprStatus, communications, reason, people, paying } of rows.slice(0, linesShown)) {
    const said = `GDPR ${gdprStatus || '(blank)'}, communications ${communications || '(blank)'}`;
    const result = reason === null ? 'yes' : `no: ${consentWords(reason)}`;
    output.say(
      `  ${number(people)} × ${said}: ${result}${paying > 0 ? `, ${number(paying)} of them paying` : ''}`,
    );
  }
  output.say(`  ${plural(payingSilenced, 'paying customer')} will get no e-mail.\n`);
}

/** "1,873 people added; 96 existing people gain missing details, nothing you typed is replaced; …" */
export function openingSentence(summary: PlanSummary): string {
  const { contact } = summary.counts;
  if (summary.changes === 0) return 'Nothing to do: HighLevel already stands as planned.';
  const silenced = summary.restricted.email ?? 0;
  const texts = summary.restricted.sms ?? 0;
  return [
    `${plural(contact?.created ?? 0, 'person', 'people')} added`,
    `${plural(contact?.updated ?? 0, 'existing person gains', 'existing people gain')} missing details, nothing you typed is replaced`,
    `${number(contact?.skipped ?? 0)} left out, each with a reason`,
    `${number(silenced)} will get no e-mail, ${number(texts)} no texts until you have their written consent`,
    '0 messages are sent',
  ]
    .join('; ')
    .concat(`. About ${duration(summary.cost.durationMs)}.`);
}
