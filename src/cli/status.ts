/** `landfall status`, and bare `landfall`: where you are, what is blocked, on whom. */
import type { Command } from 'commander';
import { isoInstant } from '../model/clock.ts';
import { type TargetName, targetNames } from '../model/location.ts';
import type { LocationActivity } from '../pipeline/read-activity.ts';
import type { Status, TargetStatus } from '../pipeline/read-status.ts';
import { number, plural } from '../report/words.ts';
import { showCounts } from './apply.ts';
import { runVerb } from './command.ts';
import type { Output } from './output.ts';

export interface StatusDocument extends Status {
  readonly activity: Readonly<Partial<Record<TargetName, LocationActivity>>>;
}

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('where you are, what is blocked, on whom')
    .action(async (_flags: object, command: Command) => {
      await runStatus(command);
    });
}

export async function runStatus(command: Command): Promise<void> {
  await runVerb(command, 'status', async ({ output, workspace, surroundings }) => {
    const { readStatus } = await import('../pipeline/read-status.ts');
    const { readActivity } = await import('../pipeline/read-activity.ts');
    const opened = await workspace();
    const found = await readStatus(opened, Date.now());
    const activity = await readActivity(opened, surroundings.environment);
    const isPaused = Object.values(activity).some(({ pausedSince }) => pausedSince !== null);
    // Whatever comes next would only wait.
    const status = { ...found, activity, next: isPaused ? 'landfall resume' : found.next };
    if (output.json) output.document(status);
    showStatus(status, output);
    return 0;
  });
}

function showStatus(status: StatusDocument, output: Output): void {
  const { files, rows, people } = status.exports;
  const { map } = status;
  const mapWords = {
    none: 'not proposed yet',
    proposed:
      map.open === 0
        ? `${plural(map.columns, 'column')}, changed since you confirmed it`
        : `${number(map.open)} of ${plural(map.columns, 'column')} wait for you`,
    confirmed: `${plural(map.columns, 'column')}, confirmed (version ${map.version?.slice(0, 12) ?? ''})`,
  };
  output.say(`Kartra account "${status.account}" → HighLevel`);
  output.say(
    `Exports: ${plural(files, 'file')}, ${plural(rows, 'row')}, ${plural(people, 'person', 'people')}`,
  );
  output.say(`Freshness: ${freshnessText(status.freshness)}`);
  output.say(`Second witness (Kartra’s API): ${witnessText(status.witness)}`);
  output.say(`Field map: ${mapWords[map.state]}`);
  output.say(
    status.openDecisions.length === 0
      ? 'Decisions: all taken'
      : `Decisions waiting for you: ${status.openDecisions.join(', ')}`,
  );
  for (const name of targetNames) {
    const target = status.targets[name];
    if (!target.connected) {
      output.say(`${name}: not connected`);
      continue;
    }
    const { pausedSince = null, writer = null } = status.activity[name] ?? {};
    if (writer !== null) output.say(`${name}: process ${writer.pid} has been writing since ${writer.since}`);
    if (pausedSince !== null) output.say(`${name}: paused since ${pausedSince}; landfall resume goes on`);
    const stale = target.stale ? ' (the map changed since: plan and rehearse again)' : '';
    const { lastRehearsal } = status.approvals;
    if (name === 'rehearsal' && target.plannedAt === null && lastRehearsal !== null) {
      const { at, people, of } = lastRehearsal;
      const changed = status.approvals.rehearsed ? '' : ' (the map changed since: rehearse again)';
      output.say(
        `${name}: ${number(people)} of ${plural(of, 'person', 'people')} rehearsed on ${at.slice(0, 10)}, every field read back${changed}`,
      );
      continue;
    }
    const planned =
      target.plannedAt === null ? 'no plan yet' : `${number(target.toDo)} records still to write${stale}`;
    const verified = {
      never: 'not verified yet',
      equal: 'verified, nothing differs',
      differences: 'verified: differences found',
    }[target.verified];
    if (target.undoneAt !== null) {
      const day = isoInstant(target.undoneAt).slice(0, 10);
      output.say(`${name}: what was written was taken back on ${day}, all of it or a part; plan again`);
      continue;
    }
    output.say(`${name}: ${planned}, ${verified}`);
    showCounts({ counts: target.counts, issues: {} }, output);
    for (const line of openLines(name, target)) output.say(`  ${line}`);
    const { owners, records } = target.placeholders;
    if (records > 0) {
      output.say(
        `  ${plural(records, 'deal')} of ${plural(owners, 'owner')} HighLevel does not know: unassigned. Who they are: landfall map owners --target ${name}`,
      );
    }
  }
  const sweep = sweepText(status);
  if (sweep !== null) output.say(sweep);
  for (const { what, command } of status.waiting) output.say(`waiting for ${what}: ${command}`);
  output.say(`next: ${status.next}`);
}

function freshnessText({ exportedAt, hoursOld, generations, changedSince }: Status['freshness']): string {
  if (exportedAt === null || hoursOld === null) return 'no exports yet';
  const age = hoursOld < 48 ? plural(hoursOld, 'hour') : plural(Math.floor(hoursOld / 24), 'day');
  const changed =
    changedSince === 0
      ? ''
      : `; Kartra told of ${plural(changedSince, 'person', 'people')} who changed since`;
  const later = generations < 2 ? '' : `, ${plural(generations, 'export')} one after the other`;
  return `the newest export is ${age} old (${exportedAt.slice(0, 10)})${later}${changed}`;
}

function openLines(name: string, target: TargetStatus): readonly string[] {
  const { different, missing, twice, notShown, edited, unequalSums } = target.discrepancies;
  const { open, decided } = target.conflicts;
  const wrong = different + missing + twice + notShown;
  return [
    ...(wrong === 0
      ? []
      : [
          `open differences: ${number(different)} different, ${number(missing)} gone, ${number(twice)} there twice, ${number(notShown)} HighLevel does not show`,
        ]),
    ...(unequalSums === 0
      ? []
      : [`${plural(unequalSums, 'sum')} of money not equal on all sides: reports/money-${name}.html`]),
    ...(edited === 0 ? [] : [`${plural(edited, 'record')} edited by your team since, left alone`]),
    ...(target.unresolved === 0
      ? []
      : [
          `${plural(target.unresolved, 'record')} we cannot tell about yet: landfall apply --target ${name} looks`,
        ]),
    ...(open === 0 ? [] : [`${plural(open, 'detail')} changed on both sides`]),
    ...(decided === 0
      ? []
      : [`${plural(decided, 'decision')} about such details: landfall delta --target ${name} takes them up`]),
    ...(target.finished === null
      ? []
      : [
          `finished by ${target.finished.by} on ${target.finished.at.slice(0, 10)}; the marks ${target.finished.markers === 'removed' ? 'are removed' : 'stay'}`,
        ]),
  ];
}

/** Only once people stand in production. */
function sweepText({ optOutSweep, targets }: Status): string | null {
  const { lastAt, until, daysLeft } = optOutSweep;
  if (targets.production.verified === 'never') return null;
  const last = lastAt === null ? 'never yet' : `last on ${lastAt.slice(0, 10)}`;
  const left =
    until === null || daysLeft === null
      ? 'until 30 days after Kartra’s last send (tick sending-stopped in the checklist when that was)'
      : daysLeft === 0
        ? `it may end: Kartra’s last send is over 30 days ago`
        : `${plural(daysLeft, 'day')} left, until ${until}`;
  return `Opt-outs every day: ${last}; ${left}: landfall delta --target production --opt-outs-only`;
}

function witnessText(witness: Status['witness']): string {
  if (witness === null) return 'not asked; optional';
  const days = Math.floor((Date.now() - witness.oldest) / 86_400_000);
  const age = days === 0 ? 'today' : `${plural(days, 'day')} ago`;
  const rest = witness.notRead === 0 ? '' : `, ${number(witness.notRead)} could not be read`;
  const unfinished = witness.complete ? '' : ', not finished: landfall enrich goes on';
  return `${plural(witness.read, 'person', 'people')} read ${age}${rest}${unfinished}`;
}
