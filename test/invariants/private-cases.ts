/** Every command of the program on a workspace full of marked people, well and failing, in the order of a migration. */
import { join } from 'node:path';
import type { TestMigration } from '../support/migration.ts';

export interface PrivateCase {
  readonly argv: readonly string[];
  readonly exitCode: number;
  /** Is there to show people's values to whoever asks: on stdout it may. */
  readonly shows?: true;
  /** What happens to the simulator before it: faults. */
  readonly faults?: readonly object[];
}

const people = [
  '1,zylphia@marked-person.example,Zylphia,Quandrix,1,4155550191,Boston,United States,"vip,new",News,Accepted,Yes,2024-01-01 10:00:00,37',
  '2,wrenford@marked-person.example,Wrenford,Oxblood,1,4155550192,Denver,United States,new,News,Accepted,Yes,2024-01-02 10:00:00,44',
  '3,thessaly@marked-person.example,Thessaly,Ironmoor,1,4155550193,Austin,United States,vip,News,Accepted,No,2024-01-03 10:00:00,41',
];

export const markedExports: Readonly<Record<string, string>> = {
  'contacts_kartra_09-06-2026_6a2803f884d5c.csv': `id,email,first_name,last_name,phone_country_code,phone,city,country,tags,lists,gdpr_status,gdpr_communications,date_joined,shoe_size
${people.join('\n')}
`,
  'notes_kartra.csv': `Note ID,Lead ID,Email,Date,Author,Note
61,1,zylphia@marked-person.example,2024-03-09 14:05:00,Dana,Whispered 7731 secretly
`,
  'deals_kartra.csv': `Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes
7,Brassfinch deal,Sales,New,10,USD,Open,zylphia@marked-person.example,1,,nadia@marked-owner.example,2026-05-01,2026-01-01 10:00:00,,
`,
};

/** Of people: addresses, phones, names, what was written about them. */
export const personal =
  /marked-(?:person|owner)|415.?555.?019|Zylphia|Quandrix|Wrenford|Oxblood|Thessaly|Ironmoor|Whispered|Brassfinch/iu;

const unwell = (path: string, effect: string, method = '*') => [
  { match: { method, path }, effect, times: 100_000 },
];

export function privateCases(
  of: TestMigration,
  secretFile: (name: string) => string,
): readonly PrivateCase[] {
  const by = ['--by', 'A. Person'];
  const rehearsal = ['--target', 'rehearsal'];
  const production = ['--target', 'production'];
  const [first, second] = of.simulator.locations;
  const connect = (target: readonly string[], id: string | undefined, token: string) => [
    'connect',
    ...target,
    '--location',
    id ?? '',
    '--token-file',
    secretFile(token),
  ];
  const kartra = (password: string) =>
    ['connect', '--source', 'kartra', '--app-id', of.simulator.kartra.appId].concat([
      '--key-file',
      secretFile('key'),
      '--password-file',
      secretFile(password),
    ]);
  const init = [
    'init',
    of.workspaceFolder,
    '--default-country',
    'US',
    '--time-zone',
    'America/New_York',
    ...by,
  ];
  const template = join(of.folder, 'template.yaml');
  return [
    { argv: init, exitCode: 0 },
    { argv: init, exitCode: 2 },
    { argv: connect(rehearsal, first?.id, 'first-token'), exitCode: 0 },
    { argv: connect(production, second?.id, 'first-token'), exitCode: 7 },
    { argv: connect(production, second?.id, 'second-token'), exitCode: 0 },
    { argv: kartra('key'), exitCode: 7 },
    { argv: kartra('password'), exitCode: 0 },
    { argv: ['connect', '--source', secretFile('first-token')], exitCode: 2 },
    { argv: ['extract', '--guide'], exitCode: 0 },
    { argv: ['extract', '--preview', 'notes_kartra.csv'], exitCode: 0, shows: true },
    { argv: ['extract', '--suppress-from', 'zylphia@marked-person.example'], exitCode: 2 },
    { argv: ['extract'], exitCode: 0 },
    { argv: ['enrich'], exitCode: 7 },
    { argv: ['audit'], exitCode: 0 },
    { argv: ['audit', '--acknowledge', ...by], exitCode: 0 },
    { argv: ['estimate'], exitCode: 0 },
    { argv: ['map', 'propose'], exitCode: 0 },
    { argv: ['map', 'show'], exitCode: 0 },
    { argv: ['map', 'show', 'contact.email'], exitCode: 0, shows: true },
    { argv: ['map', 'set', 'contact.zylphia@marked-person.example', 'custom', ...by], exitCode: 2 },
    { argv: ['map', 'set', 'contact.shoe_size', '--type', 'NUMERICAL', ...by], exitCode: 0 },
    { argv: ['map', 'confirm', '--all', ...by], exitCode: 0 },
    { argv: ['map', 'export', template], exitCode: 0 },
    { argv: ['map', 'import', template], exitCode: 0 },
    { argv: ['map', 'owners', ...rehearsal], exitCode: 0, shows: true },
    { argv: ['decide', '--list'], exitCode: 0 },
    { argv: ['decide', 'default-country', '+14155550191', ...by], exitCode: 2 },
    { argv: ['decide', '--recommended', ...by], exitCode: 0 },
    { argv: ['map', 'confirm', '--all', ...by], exitCode: 0 },
    { argv: ['probe', '--list'], exitCode: 0 },
    { argv: ['plan', ...production], exitCode: 7, faults: unwell('/contacts/search', 'status:500') },
    { argv: ['rehearse'], exitCode: 0 },
    { argv: ['spot-check'], exitCode: 3, shows: true },
    { argv: ['spot-check', '--json'], exitCode: 3, shows: true },
    { argv: ['spot-check', '--accept-all', ...by], exitCode: 0 },
    { argv: ['plan', ...production, '--json'], exitCode: 0, shows: true },
    { argv: ['signoff', ...by], exitCode: 0 },
    { argv: ['apply', ...production], exitCode: 4, faults: unwell('/contacts/', 'status:500', 'POST') },
    {
      argv: ['apply', ...production],
      exitCode: 4,
      faults: unwell('/contacts/*/notes', 'status:400', 'POST'),
    },
    { argv: ['plan', ...production], exitCode: 0, shows: true },
    { argv: ['signoff', ...by], exitCode: 0 },
    { argv: ['apply', ...production], exitCode: 0 },
    { argv: ['verify', ...production], exitCode: 7, faults: unwell('*', 'drop-after') },
    { argv: ['verify', ...production], exitCode: 0 },
    { argv: ['repair', ...production], exitCode: 0 },
    { argv: ['release', ...production], exitCode: 0 },
    { argv: ['pause', ...production], exitCode: 0 },
    { argv: ['resume', ...production], exitCode: 0 },
    { argv: ['delta', ...production], exitCode: 0 },
    { argv: ['conflicts', ...production], exitCode: 0, shows: true },
    { argv: ['conflicts', 'show', 'zylphia@marked-person.example', ...production], exitCode: 2 },
    { argv: ['drift', ...production], exitCode: 0 },
    { argv: ['finish', ...production, ...by], exitCode: 3 },
    { argv: ['grant', ...production], exitCode: 0 },
    {
      argv: ['assign-owners', 'nadia@marked-owner.example=nobody@marked-owner.example', ...production],
      exitCode: 2,
    },
    { argv: ['rollback', ...production, '--preview'], exitCode: 0 },
    {
      argv: ['rollback', ...production, '--record', 'zylphia@marked-person.example', '--preview'],
      exitCode: 3,
    },
    { argv: ['report'], exitCode: 0 },
    { argv: ['checklist'], exitCode: 0 },
    { argv: ['status'], exitCode: 0 },
    { argv: ['status', '--json'], exitCode: 0 },
    { argv: [], exitCode: 0 },
    { argv: ['next'], exitCode: 3, shows: true },
    { argv: ['doctor', '--bundle'], exitCode: 0 },
    { argv: ['exit-pack'], exitCode: 0 },
    { argv: ['generate', join(of.folder, 'generated'), '--contacts', '3'], exitCode: 0 },
    {
      argv: ['generate', join(of.folder, 'generated'), '--contacts', 'a@marked-person.example'],
      exitCode: 2,
    },
    { argv: ['listen', '--port', 'zylphia@marked-person.example'], exitCode: 2 },
    { argv: ['simulator', '--port', '-1'], exitCode: 2 },
    { argv: ['demo', '--contacts', '0'], exitCode: 2 },
    { argv: ['purge', '--person', 'stranger@marked-person.example', ...by], exitCode: 2 },
    { argv: ['purge', '--person', 'zylphia@marked-person.example', '--yes', ...by], exitCode: 0 },
  ];
}
