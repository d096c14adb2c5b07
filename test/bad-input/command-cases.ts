/** Command lines that are not right, and steps taken out of turn. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErrorCode } from '../../src/errors.ts';
import { askSimulator } from '../../src/http/ask-simulator.ts';
import type { BadInputCase, Scene } from './bad-input-case.ts';
import { exportName, goodCsv, type Stage } from './stages.ts';

function wrongly(name: string, argv: readonly string[], says: readonly string[]): BadInputCase {
  return { name, stage: 'extracted', argv: () => argv, exitCode: 2, code: 'usage', says };
}

function tooEarly(
  name: string,
  stage: Stage,
  argv: readonly string[],
  code: ErrorCode,
  next: string,
  says: readonly string[] = [],
): BadInputCase {
  return { name, stage, argv: () => argv, exitCode: 3, code, says, next, requests: 'reads' };
}

const plan = ['plan', '--target', 'rehearsal'];
const apply = ['apply', '--target', 'rehearsal'];

const workflow = (action: 'publish-workflow' | 'unpublish-workflow', { simulator, location }: Scene) =>
  askSimulator(simulator.url, 'ui', { locationId: location.id, action, name: 'Welcome' });

export const commandCases: readonly BadInputCase[] = [
  wrongly('an unknown flag', ['status', '--colour'], ["'--colour'", 'landfall status --help']),
  wrongly('an unknown command', ['planning'], ['"planning"', 'landfall --help']),
  wrongly('a command with a slip', ['aply'], ['"aply"', 'Did you mean landfall apply?']),
  wrongly('half a command', ['map'], ['propose, show, set, confirm']),
  wrongly('a missing required flag', ['apply'], ['--target', 'landfall apply --help']),
  wrongly('a target that does not exist', ['plan', '--target', 'moon'], ['moon', '--target rehearsal']),
  wrongly('a clock that does not exist', ['status', '--clock', 'sun'], ['sun', '--clock simulator']),
  wrongly(
    'a number that is none',
    ['generate', 'gen', '--contacts', 'many'],
    ['--contacts', 'many', 'a whole number'],
  ),
  wrongly(
    'objects that do not exist',
    ['generate', 'gen', '--contacts', '5', '--objects', 'contacts,unicorns'],
    ['--objects', 'contacts,unicorns', 'all, or contacts and any of'],
  ),
  wrongly(
    'objects without the contacts they belong to',
    ['generate', 'gen', '--contacts', '5', '--objects', 'deals'],
    ['--objects', 'deals', 'all, or contacts and any of'],
  ),
  wrongly(
    'a currency that is none',
    ['generate', 'gen', '--contacts', '5', '--currencies', 'USD,euro'],
    ['--currencies', 'USD,euro', 'three capital letters each'],
  ),
  wrongly(
    'a number of transactions that is none',
    ['generate', 'gen', '--contacts', '5', '--transactions', '-1'],
    ['--transactions', '-1', 'a whole number'],
  ),
  wrongly(
    'more transactions than can be made',
    ['generate', 'gen', '--contacts', '5', '--transactions', '5000001'],
    ['--transactions', '5000001', '5000000'],
  ),
  wrongly(
    'a number of deals that is none',
    ['generate', 'gen', '--contacts', '5', '--deals', '1.5'],
    ['--deals', '1.5', 'a whole number'],
  ),
  wrongly(
    'a refund sign that does not exist',
    ['generate', 'gen', '--contacts', '5', '--refund-sign', 'both'],
    ['"both"', 'mixed, negative, positive'],
  ),
  wrongly(
    'one file in two header styles',
    ['generate', 'gen', '--contacts', '5', '--vintage', 'both', '--files', '1'],
    ['--vintage both', '--files 2'],
  ),
  wrongly(
    'a Kartra account that is none',
    ['simulator', '--kartra', 'nowhere'],
    ['--kartra', 'landfall generate'],
  ),
  wrongly(
    'a decision that does not exist',
    ['decide', 'colour', 'blue', '--by', 'A. Person'],
    ['"colour"', 'time-zone', 'landfall decide'],
  ),
  wrongly(
    'a choice that does not exist',
    ['decide', 'existing-contacts', 'burn', '--by', 'A. Person'],
    ['"burn"', 'fill-empty'],
  ),
  wrongly(
    'an unknown country',
    ['decide', 'default-country', 'XX', '--by', 'A. Person'],
    ['"XX"', 'ISO 3166'],
  ),
  wrongly('an unknown time zone', ['decide', 'time-zone', 'Mars/One', '--by', 'A. Person'], ['IANA']),
  wrongly(
    'an unknown country in init',
    ['init', 'other', '--default-country', 'Narnia'],
    ['"Narnia"', 'ISO 3166'],
  ),
  wrongly('a decision by nobody', ['decide', 'default-country', 'US'], ['--by "Your Name"']),
  wrongly('a map confirmed by nobody', ['map', 'confirm', '--all'], ['--by "Your Name"']),
  wrongly(
    'a token on the command line',
    ['connect', '--target', 'rehearsal', '--location', 'L1', '--token=pit-00000000-aaaa'],
    ['--token'],
  ),
  tooEarly('map before extract', 'filled', ['map', 'propose'], 'step-missing', 'landfall extract'),
  tooEarly('plan before extract', 'filled', plan, 'step-missing', 'landfall extract'),
  tooEarly('plan without a map', 'extracted', plan, 'step-missing', 'landfall map propose'),
  tooEarly(
    'a map nobody confirmed',
    'proposed',
    plan,
    'map-unconfirmed',
    'landfall map confirm --all --by "Your Name"',
    ['mapping.yaml'],
  ),
  tooEarly('plan with open decisions', 'confirmed', plan, 'decision-open', 'landfall decide', [
    'default-country',
  ]),
  tooEarly(
    'plan for a location not connected',
    'decided',
    ['plan', '--target', 'production'],
    'step-missing',
    'landfall connect --target production',
  ),
  tooEarly('apply without a plan', 'decided', apply, 'step-missing', 'landfall plan --target rehearsal'),
  tooEarly(
    'verify without a plan',
    'decided',
    ['verify', '--target', 'rehearsal'],
    'step-missing',
    'landfall plan --target rehearsal',
  ),
  {
    ...tooEarly(
      'apply of a plan that no longer holds',
      'planned',
      apply,
      'plan-stale',
      'landfall plan --target rehearsal',
      ['decisions'],
    ),
    async prepare({ workspace }) {
      const file = join(workspace, 'landfall.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('fill-empty', 'skip'));
      return undefined;
    },
  },
  {
    ...tooEarly(
      'a published workflow',
      'planned',
      apply,
      'workflows-published',
      'landfall apply --target rehearsal',
      ['"Welcome"', 'draft'],
    ),
    async prepare(scene) {
      await workflow('publish-workflow', scene);
      return undefined;
    },
    after: async (scene) => void (await workflow('unpublish-workflow', scene)),
  },
  {
    name: 'a new export after the map was confirmed',
    stage: 'decided',
    async prepare({ workspace }) {
      const more = goodCsv.replaceAll('\n', ',x\n').replace(',x', ',shoe_size');
      await writeFile(join(workspace, 'exports', exportName), more);
      return undefined;
    },
    argv: () => ['extract'],
    exitCode: 0,
    code: null,
    says: [exportName],
    mayChange: true,
  },
];
