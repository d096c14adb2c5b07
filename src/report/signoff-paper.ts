/** The sign-off on paper: who approved what, on what it rests, and what nobody looked at. */
import type { Signoff } from '../model/approval.ts';
import { list, type Paper, section, tableOf, text } from './paper/paper.ts';
import { inOrder } from './papers/load-papers.ts';
import { instant, number, objectWords, plural } from './words.ts';

const actionWords = {
  create: 'to add',
  update: 'to fill in',
  unchanged: 'already right',
  skip: 'left out on purpose',
  manual: 'to do by hand',
} as const;

export function signoffPaper(signoff: Signoff): Paper {
  const { by, at, planHash, inputs, actions, withoutReview, rehearsal, spotCheck, fingerprint } = signoff;
  const kinds = Object.keys(actionWords) as (keyof typeof actionWords)[];
  const looked = spotCheck.withoutReview
    ? 'accepted without review'
    : `${number(spotCheck.right)} found right`;
  return {
    title: 'Sign-off for production',
    lead: `${by} approved on ${instant(at)} what is listed here, and nothing else. Location ${inputs.locationId}.`,
    sections: [
      section(
        'What will be written',
        tableOf(
          'Records by kind',
          ['', ...Object.values(actionWords)],
          inOrder(actions).map(([object, counts]) => [
            objectWords[object] ?? object,
            ...kinds.map((action) => counts[action] ?? 0),
          ]),
        ),
      ),
      section(
        'What it rests on',
        list([
          `Rehearsal of ${instant(rehearsal.at)}: ${plural(rehearsal.people, 'person', 'people')} of ${number(rehearsal.of)}, ${rehearsal.masked ? 'addresses masked' : 'real addresses'}, ${plural(rehearsal.fields.compared, 'field')} compared, ${number(rehearsal.fields.different)} different (Landfall ${rehearsal.program}).`,
          `Spot-check of ${instant(spotCheck.at)} by ${spotCheck.by}: ${plural(spotCheck.shown, 'record')}, ${looked}.`,
        ]),
      ),
      section('Accepted without review', withoutReview.length === 0 ? text('Nothing.') : list(withoutReview)),
      section(
        'What binds it',
        list([
          `Plan: ${planHash}`,
          `Map: ${inputs.mapVersion}`,
          `Decisions: ${inputs.decisionsHash}`,
          `Settings, users and schema of the location the plan leans on: ${plural(Object.keys(inputs.destinationFacts).length, 'fact')}`,
        ]),
        tableOf('Exports', ['export', 'SHA-256'], Object.entries(inputs.exports)),
        text('If any of these moves, production is closed again until somebody signs what it then is.'),
      ),
      section(
        'The key',
        text(
          'What Landfall hands out from this machine is signed with the key of this fingerprint. Keep this paper: a signature proves who made a file only to somebody who knows the fingerprint from elsewhere.',
        ),
        text(fingerprint),
      ),
    ],
  };
}
