/** The sign-off on paper: who approved what, on what it rests, and what nobody looked at. */
import type { Signoff } from '../model/approval.ts';
import { table } from './reconciliation.ts';
import { number, objectWords, plural } from './words.ts';

const actionWords = {
  create: 'to add',
  update: 'to fill in',
  unchanged: 'already right',
  skip: 'left out on purpose',
  manual: 'to do by hand',
} as const;

/** Markdown. */
export function signoffPaper(signoff: Signoff, account: string): string {
  const { by, at, planHash, inputs, actions, withoutReview, rehearsal, spotCheck, fingerprint } = signoff;
  const kinds = Object.keys(actionWords) as (keyof typeof actionWords)[];
  const rows = Object.entries(actions).map(([object, counts]) => [
    objectWords[object] ?? object,
    ...kinds.map((action) => number(counts[action] ?? 0)),
  ]);
  const exports = Object.entries(inputs.exports).map(([name, sha256]) => [name, sha256]);
  const looked = spotCheck.withoutReview
    ? 'accepted without review'
    : `${number(spotCheck.right)} found right`;
  return [
    `# Sign-off: ${account} into production`,
    '',
    `${by} approved on ${at} what is listed here, and nothing else. Location ${inputs.locationId}.`,
    '',
    table([['What will be written', ...Object.values(actionWords)], ...rows]),
    '',
    '## What it rests on',
    '',
    `- Rehearsal of ${rehearsal.at}: ${plural(rehearsal.people, 'person', 'people')} of ${number(rehearsal.of)}, ${rehearsal.masked ? 'addresses masked' : 'real addresses'}, ${number(rehearsal.fields.compared)} fields compared, ${number(rehearsal.fields.different)} different (Landfall ${rehearsal.program}).`,
    `- Spot-check of ${spotCheck.at} by ${spotCheck.by}: ${plural(spotCheck.shown, 'record')}, ${looked}.`,
    '',
    '## Accepted without review',
    '',
    ...(withoutReview.length === 0 ? ['Nothing.'] : withoutReview.map((what) => `- ${what}`)),
    '',
    '## What binds it',
    '',
    `- Plan: \`${planHash}\``,
    `- Map: \`${inputs.mapVersion}\``,
    `- Decisions: \`${inputs.decisionsHash}\``,
    `- Settings, users and schema of the location the plan leans on: ${plural(Object.keys(inputs.destinationFacts).length, 'fact')}`,
    '',
    table([['Export', 'SHA-256'], ...exports]),
    '',
    'If any of these moves, production is closed again until somebody signs what it then is.',
    '',
    '## The key',
    '',
    'What Landfall hands out from this machine is signed with the key of this fingerprint. Keep this paper: a signature',
    'proves who made a file only to somebody who knows the fingerprint from elsewhere.',
    '',
    `\`${fingerprint}\``,
    '',
  ].join('\n');
}
