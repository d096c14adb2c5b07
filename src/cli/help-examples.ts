/** What `--help` shows of each command besides its options: whole lines to copy, what each does above it. */
import type { Command } from 'commander';

/** What it does, and the line. */
type Example = readonly [string, string];

/** By the words that name the command. */
export const helpExamples: Readonly<Record<string, readonly Example[]>> = {
  landfall: [
    ['Where you are, and what comes next', 'landfall --workspace my-migration status'],
    ['The same for a program', 'landfall --workspace my-migration status --json'],
  ],
  demo: [['A smaller account than the default', 'landfall demo --contacts 100']],
  init: [
    [
      'A folder for one migration',
      'landfall init my-migration --default-country US --time-zone America/New_York --by "Ann Lee"',
    ],
  ],
  connect: [
    [
      'The location to rehearse in',
      'landfall connect --target rehearsal --location ve9EPM428h8vShlRW1KT --token-file rehearsal.token',
    ],
    [
      'Let one published workflow react to the load',
      'landfall connect --target production --accept-workflow "Welcome" --by "Ann Lee"',
    ],
    [
      'Kartra’s API',
      'landfall connect --source kartra --app-id AbCdEfGh --key-file kartra.key --password-file kartra.password',
    ],
  ],
  probe: [
    ['What is known, and what each question decides', 'landfall probe --list'],
    ['Ask what is not known yet', 'landfall probe'],
  ],
  extract: [
    ['What to download from Kartra', 'landfall extract --guide'],
    ['Read what lies in exports/', 'landfall extract'],
    [
      'A file that was saved by Excel in Europe',
      'landfall extract --encoding "leads.csv=windows-1252" --by "Ann Lee"',
    ],
  ],
  enrich: [['With what each person paid', 'landfall enrich --transactions']],
  audit: [
    ['Count, grade, name what will not come along', 'landfall audit'],
    ['Say that you know of every gap', 'landfall audit --acknowledge --by "Ann Lee"'],
  ],
  estimate: [
    [
      'Before there is any file',
      'landfall estimate --category crm --from kartra --to highlevel --count contacts=5000 transactions=20000',
    ],
    ['For this workspace', 'landfall estimate'],
  ],
  map: [['What needs your look first', 'landfall map show --open']],
  'map propose': [['Use the fields the location has', 'landfall map propose --target rehearsal']],
  'map show': [
    ['One column, with its evidence and values', 'landfall map show Phone'],
    ['What nobody has looked at', 'landfall map show --open'],
  ],
  'map set': [
    ['Into a custom field with choices', 'landfall map set Plan "custom:SINGLE_OPTIONS:Plan" --by "Ann Lee"'],
    [
      'What two of its values become',
      'landfall map set Plan --value "Gold=Gold plan" "Old=skip" --by "Ann Lee"',
    ],
    ['Not moved', 'landfall map set "IP Address" archive --by "Ann Lee"'],
  ],
  'map confirm': [
    ['What is at least this sure', 'landfall map confirm --min-confidence 0.95 --by "Ann Lee"'],
    ['Everything as it stands', 'landfall map confirm --all --by "Ann Lee"'],
  ],
  'map export': [['For the next client', 'landfall map export agency-map.yaml']],
  'map import': [['From the client before', 'landfall map import agency-map.yaml']],
  'map owners': [['Who is whose user there', 'landfall map owners --target rehearsal']],
  decide: [
    ['One question after the other', 'landfall decide --by "Ann Lee"'],
    ['One answer', 'landfall decide transactions per-order --by "Ann Lee"'],
    ['What we recommend for all that are open', 'landfall decide --recommended --by "Ann Lee"'],
  ],
  rehearse: [
    ['Some 500 people and one of everything there is, taken away again', 'landfall rehearse --sample 500'],
    ['Left there, to look at in HighLevel', 'landfall rehearse --sample 500 --keep'],
    ['Take away what was left there', 'landfall rehearse --undo --yes'],
  ],
  'spot-check': [['25 of the rehearsal, side by side', 'landfall spot-check --by "Ann Lee"']],
  plan: [['What would be written', 'landfall plan --target production']],
  signoff: [['Approve the plan for production', 'landfall signoff --by "Ann Lee"']],
  apply: [
    ['Write it; the same line resumes', 'landfall apply --target production'],
    ['Leave a fifth of the quota to others', 'landfall apply --target production --share 0.8'],
    ['Be slow while people work', 'landfall apply --target production --business-hours 08:00-18:00=0.2'],
  ],
  'assign-owners': [
    [
      'Whose user is not found by e-mail',
      'landfall assign-owners kim@old.example=lee@acme.example --target production --by "Ann Lee"',
    ],
  ],
  release: [['Give held tags to the next few', 'landfall release --target production']],
  pause: [['Both locations', 'landfall pause']],
  resume: [['Both locations', 'landfall resume']],
  verify: [
    ['Read everything back', 'landfall verify --target production'],
    [
      'Months later, on another machine',
      'landfall verify --manifest manifest-production.jsonl --token-file read-only.token',
    ],
    [
      'By lists exported in HighLevel',
      'landfall verify --target production --csv contacts.csv companies.csv',
    ],
  ],
  repair: [['Put right what differs', 'landfall repair --target production']],
  grant: [
    ['Whom it would be given', 'landfall grant access --target production'],
    ['Give it to the next step of people', 'landfall grant access --target production --yes'],
    ['Take it back', 'landfall grant access --target production --undo --yes'],
  ],
  rollback: [
    ['What undoing would do', 'landfall rollback --target production --preview'],
    ['Undo one person and what hangs on them', 'landfall rollback --target production --record L:1234 --yes'],
    ['Undo everything', 'landfall rollback --target production --yes'],
  ],
  delta: [
    ['After new exports were put into exports/', 'landfall delta --target production'],
    ['Daily, until Kartra is closed', 'landfall delta --target production --opt-outs-only'],
  ],
  conflicts: [
    ['What changed on both sides', 'landfall conflicts --target production'],
    [
      'Take Kartra’s value for one of them',
      'landfall conflicts resolve 1f3a9c27 source --target production --by "Ann Lee"',
    ],
    [
      'Write another',
      'landfall conflicts resolve 1f3a9c27 edit --value "+1 415 555 0101" --target production --by "Ann Lee"',
    ],
  ],
  drift: [['What is not as it was written', 'landfall drift --target production']],
  listen: [['Behind a tunnel or a proxy of yours', 'landfall listen --port 8790 --secret "a long secret"']],
  finish: [['Close the migration', 'landfall finish --target production --by "Ann Lee"']],
  report: [
    ['All papers', 'landfall report'],
    ['Which there are', 'landfall report --list'],
  ],
  checklist: [
    ['What is to be done', 'landfall checklist'],
    ['One thing is done', 'landfall checklist tick sending-domain --by "Ann Lee"'],
  ],
  'exit-pack': [['Before Kartra is closed', 'landfall exit-pack']],
  purge: [
    ['What of a person would go', 'landfall purge --person ann@example.com --by "Ann Lee"'],
    ['Everything, for good', 'landfall purge --everything --by "Ann Lee" --yes'],
  ],
  status: [['In this folder', 'landfall status']],
  doctor: [['For a question to somebody else', 'landfall doctor --bundle']],
  next: [['One safe step after the other', 'landfall next']],
  simulator: [
    ['To try things with', 'landfall simulator --port 4010 --state simulator.json'],
    ['With an account at Kartra’s end', 'landfall simulator --port 4010 --kartra account'],
  ],
  generate: [
    ['A thousand people and all they have', 'landfall generate account --contacts 1000 --objects all'],
  ],
};

/** Shows them below the options of `program` and of every command under it. */
export function addHelpExamples(program: Command): void {
  for (const { command, name } of namedCommands(program)) {
    const examples = helpExamples[name] ?? [];
    const lines = examples.map(([what, line]) => `  # ${what}\n  ${line}`);
    command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  }
}

/** The program itself and every command, by the words that name each. */
export function namedCommands(
  command: Command,
  name = '',
): readonly { readonly command: Command; readonly name: string }[] {
  const below = command.commands.flatMap((sub) => namedCommands(sub, `${name} ${sub.name()}`.trim()));
  return [{ command, name: name === '' ? command.name() : name }, ...below];
}
