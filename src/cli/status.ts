/** `landfall status`, and bare `landfall`: where you are, what is blocked, on whom. */
import type { Command } from 'commander';
import type { Status } from '../pipeline/read-status.ts';
import { number, plural } from '../report/words.ts';
import { showCounts } from './apply.ts';
import { runVerb } from './command.ts';
import type { Output } from './output.ts';

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('where you are, what is blocked, on whom')
    .action(async (_flags: object, command: Command) => {
      await runStatus(command);
    });
}

export async function runStatus(command: Command): Promise<void> {
  await runVerb(command, 'status', async ({ output, workspace }) => {
    const { readStatus } = await import('../pipeline/read-status.ts');
    const status = await readStatus(await workspace());
    if (output.json) output.document(status);
    showStatus(status, output);
    return 0;
  });
}

function showStatus(status: Status, output: Output): void {
  const { files, rows, people } = status.exports;
  const { map } = status;
  const mapWords = {
    none: 'not proposed yet',
    proposed: `${number(map.open)} of ${plural(map.columns, 'column')} wait for you`,
    confirmed: `${plural(map.columns, 'column')}, confirmed (version ${map.version?.slice(0, 12) ?? ''})`,
  };
  output.say(`Kartra account "${status.account}" → HighLevel`);
  output.say(
    `Exports: ${plural(files, 'file')}, ${plural(rows, 'row')}, ${plural(people, 'person', 'people')}`,
  );
  output.say(`Second witness (Kartra’s API): ${witnessText(status.witness)}`);
  output.say(`Field map: ${mapWords[map.state]}`);
  output.say(
    status.openDecisions.length === 0
      ? 'Decisions: all taken'
      : `Decisions waiting for you: ${status.openDecisions.join(', ')}`,
  );
  for (const [name, target] of Object.entries(status.targets)) {
    if (!target.connected) {
      output.say(`${name}: not connected`);
      continue;
    }
    const stale = target.stale ? ' (the map changed since: plan and rehearse again)' : '';
    const planned =
      target.plannedAt === null ? 'no plan yet' : `${number(target.toDo)} records still to write${stale}`;
    const verified = {
      never: 'not verified yet',
      equal: 'verified, nothing differs',
      differences: 'verified: differences found',
    }[target.verified];
    output.say(`${name}: ${planned}, ${verified}`);
    showCounts({ counts: target.counts, issues: {} }, output);
    const { owners, records } = target.placeholders;
    if (records > 0) {
      output.say(
        `  ${plural(records, 'deal')} of ${plural(owners, 'owner')} HighLevel does not know: unassigned. Who they are: landfall map owners --target ${name}`,
      );
    }
  }
  for (const { what, command } of status.waiting) output.say(`waiting for ${what}: ${command}`);
  output.say(`next: ${status.next}`);
}

function witnessText(witness: Status['witness']): string {
  if (witness === null) return 'not asked; optional';
  const days = Math.floor((Date.now() - witness.oldest) / 86_400_000);
  const age = days === 0 ? 'today' : `${plural(days, 'day')} ago`;
  const rest = witness.notRead === 0 ? '' : `, ${number(witness.notRead)} could not be read`;
  const unfinished = witness.complete ? '' : ', not finished: landfall enrich goes on';
  return `${plural(witness.read, 'person', 'people')} read ${age}${rest}${unfinished}`;
}
