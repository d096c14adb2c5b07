/** `landfall verify`: reads everything back and compares it field by field. */
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { number, objectWords, plural } from '../report/words.ts';
import { parseTarget, personalPath, runVerb, type VerbContext } from './command.ts';
import { exitCodeOf } from './output.ts';
import { programVersion } from './program-version.ts';

interface VerifyFlags {
  readonly target?: string;
  readonly manifest?: string;
  readonly tokenFile?: string;
  readonly check?: string;
  readonly csv?: readonly string[];
}

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('read everything back and compare it field by field')
    .option('--target <target>', 'rehearsal or production')
    .option('--manifest <file>', 'against the manifest of a finished run, without a workspace; only reads')
    .option('--token-file <file>', 'file that holds a token that may read (with --manifest)')
    .option(
      '--csv <file...>',
      'against lists exported in HighLevel (contacts, companies, opportunities); no requests',
    )
    .option('--check <file>', 'is a manifest, or the result of one, as it was signed, and by which key')
    .action(async (flags: VerifyFlags, command: Command) => {
      await runVerb(command, 'verify', async (context) => {
        if (flags.check !== undefined) return check(flags.check, context);
        if (flags.manifest !== undefined) return verifyManifest(flags.manifest, flags.tokenFile, context);
        if (flags.csv !== undefined) return verifyFiles(flags.csv, flags.target ?? '', context);
        const { output, workspace, surroundings } = context;
        const { runVerify } = await import('../pipeline/run-verify.ts');
        let done = 0;
        const summary = await runVerify(
          await workspace(),
          parseTarget(flags.target ?? ''),
          surroundings,
          (count) => {
            done += count;
            output.progress(`${plural(done, 'person', 'people')} read back`, { done });
          },
        );
        output.endProgress();
        if (output.json) output.document(summary);
        const { records, fields, consent } = summary.verification;
        output.say(
          `${number(fields.compared)} fields compared: ${number(fields.equal)} equal, ${number(fields.normalised)} equal after normalising, ${number(fields.different)} different.`,
        );
        output.say(
          `${number(records.verified)} records proven, ${number(records.mismatched)} differ, ${number(records.missing)} missing, ${number(records.extra)} arrived twice, ${number(records.unverifiable)} cannot be proven.`,
        );
        output.say(
          `Consent of ${plural(consent.people, 'person', 'people')} proven with ${plural(consent.requests, 'request')}: ${number(consent.byFilter)} by filtered search, ${number(consent.byRead)} by a read each.`,
        );
        output.say(`The table: ${summary.files.join(', ')}`);
        output.say(`next: ${summary.next ?? ''}`);
        return exitCodeOf(summary);
      });
    });
}

async function verifyFiles(
  files: readonly string[],
  target: string,
  { output, workspace }: VerbContext,
): Promise<number> {
  const { runVerifyCsv } = await import('../pipeline/run-verify-csv.ts');
  let done = 0;
  const opened = await workspace();
  const paths = files.map((file) => personalPath(file));
  const summary = await runVerifyCsv(opened, parseTarget(target), paths, (count) => {
    done += count;
    output.progress(`${number(done)} records compared`, { done });
  });
  output.endProgress();
  if (output.json) output.document(summary);
  const { records, fields, unproved, notShown } = summary.proof;
  output.say(
    `${number(fields.compared)} fields compared without a request: ${number(fields.different)} different; ${plural(records.missing, 'record')} not in the files.`,
  );
  const facts = Object.values(unproved).flatMap((byField) => Object.values(byField));
  const sum = (counts: readonly number[]) => number(counts.reduce((total, count) => total + count, 0));
  output.say(
    `Not proven by files: ${sum(facts)} facts of these records, and ${sum(Object.values(notShown))} records no file shows. Only a read-back proves them.`,
  );
  output.say(`The table: ${summary.files.join(', ')}`);
  output.say(`next: ${summary.next ?? ''}`);
  return exitCodeOf(summary);
}

async function check(file: string, { output }: VerbContext): Promise<number> {
  const { checkSigned } = await import('../pipeline/run-verify-manifest.ts');
  const checked = await checkSigned(personalPath(file));
  if (output.json) output.document({ step: 'verify', status: 'done', ...checked });
  output.say(`As it was signed on ${checked.at}, by the key ${checked.fingerprint}.`);
  output.say('Whose key that is says the sign-off paper, or whoever made the file.');
  return 0;
}

async function verifyManifest(
  file: string,
  tokenFile: string | undefined,
  { output, surroundings }: VerbContext,
): Promise<number> {
  const { runVerifyManifest } = await import('../pipeline/run-verify-manifest.ts');
  const { readToken } = await import('../pipeline/read-token.ts');
  if (tokenFile === undefined) {
    throw new LandfallError('usage', '--token-file is missing.', {
      value: '--token-file',
      rule: 'a token that may read the location of the manifest',
      remedy: 'Add --token-file FILE.',
    });
  }
  const path = personalPath(tokenFile);
  const token = await readToken({ file: path }, dirname(path), surroundings.environment);
  let done = 0;
  const { result, file: written } = await runVerifyManifest(
    personalPath(file),
    token,
    programVersion(),
    surroundings,
    (count) => {
      done += count;
      output.progress(`${plural(done, 'record')} read back`, { done });
    },
  );
  output.endProgress();
  const { records, fields, requests } = result;
  const wrong = records.mismatched + records.missing;
  if (output.json)
    output.document({ step: 'verify', status: wrong > 0 ? 'differences' : 'done', ...result, file: written });
  output.say(
    `${number(fields.compared)} fields of ${number(records.verified + wrong)} records compared with ${plural(requests.pages + requests.reads, 'request')}: ${number(fields.different)} different, ${plural(records.missing, 'record')} missing.`,
  );
  if (result.struck > 0)
    output.say(
      `${plural(result.struck, 'record')} of people who were purged since: struck, and not looked for.`,
    );
  const apart = Object.entries(result.notCovered).map(
    ([object, count]) => `${number(count)} ${objectWords[object] ?? object}`,
  );
  if (apart.length > 0) output.say(`Not part of this file: ${apart.join(', ')}.`);
  output.say(`Signed result: ${written}; check it with landfall verify --check ${written}`);
  return wrong > 0 ? 5 : 0;
}
