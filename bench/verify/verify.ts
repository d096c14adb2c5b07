/**
 * What it costs to read back a load of 100,000 people, every field compared: requests a person, the reads for facts
 * that nothing cheaper proves (channels that are closed) counted apart, with the time and the peak of memory of the process that verifies. A
 * tenth of the people may not be mailed; the probe was made. Simulator and load run in this process. Exits 1 above 0.03 requests a person.
 *
 * @example npm run bench:verify -- 10000
 */
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { runProbe } from '../../src/pipeline/run-probe.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { person } from '../apply/account.ts';
import { prepareWorkspace } from '../prepare-workspace.ts';

interface Verified {
  readonly ms: number;
  readonly peakMb: number;
  readonly status: string;
  readonly records: Readonly<Record<string, number>>;
  readonly compared: number;
  readonly byPurpose: Readonly<Record<string, number>>;
}

const most = 0.03;
const run = promisify(execFile);
const people = Number(process.argv[2] ?? 100_000);

function* contactLines(): Generator<string> {
  yield 'id,email,first_name,last_name,tags,lists,shoe_size,gdpr_status,gdpr_communications,date_joined\r\n';
  for (let n = 1; n <= people; n += 1) {
    const { email, firstName, lastName, tags, shoeSize } = person(n);
    const agreed = n % 10 === 0 ? 'No' : 'Yes';
    yield `${n},${email},${firstName},${lastName},"${tags.join(',')}",News,${shoeSize},Accepted,${agreed},2024-01-01 10:00:00\r\n`;
  }
}

const simulator = await startSimulator({ locations: [{ name: 'Rehearsal' }] });
const [location = { id: '', name: '', token: '' }] = simulator.locations;
const bench = await prepareWorkspace({
  files: { 'contacts.csv': contactLines() },
  location: { ...location, url: simulator.url },
  simulatorClock: true,
});
try {
  const { surroundings, environment } = bench;
  const probing = {
    target: 'rehearsal',
    again: false,
    program: 'bench',
    onProgress: () => undefined,
  } as const;
  await bench.with((workspace) => runProbe(workspace, probing, surroundings));
  await bench.with((workspace) => runPlan(workspace, 'rehearsal', surroundings));
  await bench.with((workspace) => runApply(workspace, 'rehearsal', surroundings, () => undefined));
  const script = join(import.meta.dirname, 'measure-verify.ts');
  const { stdout } = await run(process.execPath, [script, bench.directory], { env: environment });
  const { ms, peakMb, status, records, compared, byPurpose } = JSON.parse(stdout) as Verified;
  // The load's own requests are in the plan's counts too.
  const verifying = Object.entries(byPurpose).filter(([purpose]) => purpose.startsWith('verify'));
  const { 'verify-dnd': apart = 0, ...cheap } = Object.fromEntries(verifying) as Record<string, number>;
  const requests = Object.values(cheap).reduce((sum, count) => sum + count, 0);
  const perPerson = requests / people;
  console.log(`${people.toLocaleString('en')} people; node ${process.version}, ${cpus().length} cores`);
  console.log(
    `verified: ${status}, ${JSON.stringify(records)}, ${compared.toLocaleString('en')} fields compared`,
  );
  console.log(`requests: ${requests}, ${perPerson.toFixed(4)} a person ${JSON.stringify(cheap)}`);
  console.log(
    `apart:    ${apart} for the channels people may not be contacted on, ${(apart / people).toFixed(4)} a person`,
  );
  console.log(`took:     ${ms} ms, ${peakMb} MB at the peak`);
  process.exitCode = perPerson <= most && status === 'done' ? 0 : 1;
} finally {
  await simulator.stop();
  await bench.remove();
}
