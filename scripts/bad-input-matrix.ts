/**
 * Runs every case of the bad-input matrix through the real program and prints what it answered: input,
 * exit code, message. Exits 1 when an exit code is not the documented one.
 *
 * @example npm run bad-input -- "full disk"
 */
import { badInputCases } from '../test/bad-input/cases.ts';
import { openStages } from '../test/bad-input/stage-run.ts';

const wanted = process.argv[2] ?? '';
const cases = badInputCases.filter(({ name }) => name.includes(wanted));
const width = Math.max(...cases.map(({ name }) => name.length));
const stages = await openStages();
let wrong = 0;
try {
  console.log(`${'input'.padEnd(width)}  exit  message`);
  for (const badInput of cases) {
    const { exitCode, stdout, stderr } = await stages.run(badInput, 'human');
    const text = exitCode === 0 ? stdout : stderr;
    const [message = ''] = text.split('\n').filter((line) => exitCode === 0 || line.startsWith('✗'));
    const code = /\((\S+), exit \d\)/.exec(stderr)?.[1] ?? 'done';
    const mark = exitCode === badInput.exitCode ? '' : `  WRONG, should be ${badInput.exitCode}`;
    if (mark !== '') wrong += 1;
    console.log(
      `${badInput.name.padEnd(width)}  ${exitCode}     ${message.replace('✗ ', '')} (${code})${mark}`,
    );
  }
  console.log(`${cases.length} inputs, ${wrong} answered with another exit code than documented`);
} finally {
  await stages.close();
}
if (wrong > 0 || cases.length === 0) process.exitCode = 1;
