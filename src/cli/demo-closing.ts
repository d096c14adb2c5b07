/** The end of the demo: the figures, where each comes from, and what to try next. */
import type { VerifySummary } from '../model/summary.ts';
import { bucketWords, duration, number, percent } from '../report/words.ts';
import type { SimulatedRequest } from './demo-world.ts';
import type { Output } from './output.ts';

export interface DemoFacts {
  readonly folder: string;
  readonly workspaceFolder: string;
  readonly seed: number;
  readonly verified: VerifySummary;
  /** The simulated server's own record. */
  readonly requests: readonly SimulatedRequest[];
  readonly kills: number;
  readonly elapsedMs: number;
}

export interface DemoSummary extends VerifySummary {
  readonly seed: number;
  readonly kills: number;
  /** People who stand in HighLevel twice. */
  readonly duplicates: number;
  readonly elapsedMs: number;
}

export async function closeDemo(output: Output, facts: DemoFacts): Promise<DemoSummary> {
  const { verified } = facts;
  const throttled = facts.requests.filter(({ status }) => status === 429).length;
  const summary: DemoSummary = {
    ...verified,
    step: 'demo',
    requests: {
      ...verified.requests,
      total: facts.requests.length,
      throttled,
      quotaUse: quotaShare(facts.requests),
    },
    seed: facts.seed,
    kills: facts.kills,
    duplicates: verified.verification.records.extra,
    elapsedMs: facts.elapsedMs,
    next: `landfall status --workspace ${facts.workspaceFolder}`,
  };
  if (output.json) output.document(summary);
  else showClosing(output, summary, facts);
  return summary;
}

/**
 * Share of the quota used: requests from the first write to the last read-back, the kill and the resume
 * between them, against what the 10-second limit can ever let through in that time.
 */
function quotaShare(requests: readonly SimulatedRequest[]): number | null {
  const first = requests.find(({ method, path }) => method === 'POST' && path !== '/contacts/search')?.time;
  const last = requests.at(-1)?.time;
  if (first === undefined || last === undefined) return null;
  const during = requests.filter(({ time }) => time >= first && time <= last).length;
  return during / (100 * ((last - first) / 10_000 + 1));
}

function showClosing(output: Output, summary: DemoSummary, facts: DemoFacts): void {
  const { contact, company, 'contact-company': links } = summary.counts;
  const { records, fields } = summary.verification;
  const { byPurpose } = summary.requests;
  const rows: [string, string][] = [
    ['People planned', number(contact?.planned ?? 0)],
    ...bucketWords
      .filter(([bucket]) => bucket !== 'manual')
      .map(([bucket, words]): [string, string] => [`  ${words}`, number(contact?.[bucket] ?? 0)]),
    ['Companies added', number(company?.created ?? 0)],
    ['  people linked to theirs', number(links?.created ?? 0)],
    ['Fields compared', number(fields.compared)],
    ['  equal', number(fields.equal)],
    ['  equal after normalising', number(fields.normalised)],
    ['  different', number(fields.different)],
    ['Records proven', `${number(records.verified)} (people, companies, fields, tags)`],
    ['Arrived twice after the kill', number(summary.duplicates)],
    ['Requests sent', number(summary.requests.total)],
    ['  per written person, with read-back', (summary.requests.perRecord ?? 0).toFixed(3)],
    [
      '  for schema / companies / snapshot, apart',
      [byPurpose.schema, byPurpose.companies, byPurpose.snapshot]
        .map((sent) => number(sent ?? 0))
        .join(' / '),
    ],
    ['  to prove who must not be contacted, apart', number(byPurpose['verify-dnd'] ?? 0)],
    ['  refused with 429', number(summary.requests.throttled)],
    ['Share of the quota used, kill and resume included', percent(summary.requests.quotaUse ?? 0)],
    ['Messages sent to anybody', '0'],
    ['Time', duration(summary.elapsedMs)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  output.say(`\n${'─'.repeat(width + 16)}`);
  for (const [name, value] of rows) output.say(`${name.padEnd(width)}  ${value}`);
  output.say('─'.repeat(width + 16));
  const { status } = summary;
  output.say(
    status === 'done'
      ? 'Everything that was to arrive arrived, and every field was read back.'
      : 'Not everything is as planned: see the papers.',
  );
  output.say(
    'The demo leaves out what a real move begins with: a rehearsal with addresses that reach nobody, 25 records looked at, and a signature on what is written.',
  );
  output.say(`
Look at it:
  ${facts.workspaceFolder}/mapping.yaml                 where each column went, and why
  ${facts.workspaceFolder}/reports/                     plan, reconciliation, verification, issues
  ./landfall status --workspace ${facts.workspaceFolder}
Try next:
  ./landfall demo --contacts 2000 --clock simulator     larger, in virtual time
  ./landfall simulator                                  a HighLevel of your own to play with
  ./landfall init my-migration --default-country US --time-zone America/New_York`);
}
