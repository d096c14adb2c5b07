/** Questions about the run itself: rehearsal, workflows that would react, marks that stay. */
import type { DecisionSpec } from '../../model/decision.ts';
import { plural } from '../../report/words.ts';

const always = (): boolean => true;

export const runDecisions: readonly DecisionSpec[] = [
  {
    id: 'published-workflows',
    question: 'What about published workflows in the location? They would react to new contacts and tags.',
    choices: ['draft', 'accept-each'],
    recommended: 'draft',
    because: 'A workflow that reacts may write to people. A run starts only when none is published.',
    asked: always,
    consequences: () => ({
      draft:
        'You set them to draft in HighLevel; a run stops when one is published meanwhile, accepted before or not.',
      'accept-each':
        'A run starts with those a named person accepted: landfall connect --accept-workflow NAME --by WHO.',
    }),
  },
  {
    id: 'trigger-tags',
    question: 'Are tags that start a workflow held back to the end?',
    choices: ['hold', 'none'],
    recommended: 'hold',
    because: 'Held tags are given last: to 1 person, then 25, then all, so that a mistake stays small.',
    asked: ({ filled }) => (filled['tags'] ?? 0) > 0,
    consequences: ({ filled }) => ({
      hold: 'While every workflow is a draft nothing is held; otherwise these tags come last.',
      none: `Tags go with the ${plural(filled['tags'] ?? 0, 'contact')} that have them.`,
    }),
  },
  {
    id: 'only-one-location',
    question: 'There is no second location to rehearse in. Rehearse with a sample in the real one?',
    choices: ['sample', 'none'],
    recommended: 'sample',
    because: 'A rehearsal finds what nobody thought of; the sample is taken back before the sign-off.',
    asked: ({ connected }) => connected.production && !connected.rehearsal,
    consequences: () => ({
      sample: '30 people with masked addresses, added, checked and removed again: about 100 requests.',
      none: 'No rehearsal: production stays closed until there is one.',
    }),
  },
  {
    id: 'rehearsal-addresses',
    question: 'Do people in the rehearsal keep their real addresses?',
    choices: ['masked', 'real'],
    recommended: 'masked',
    because: 'Nobody can be written to by mistake at user+tag@example.invalid.',
    asked: always,
    consequences: ({ records: { contact } }) => ({
      masked: `${plural(contact, 'person', 'people')} with addresses that reach nobody.`,
      real: 'Real addresses, for a rehearsal of the mailing itself.',
    }),
  },
  {
    id: 'markers',
    question: 'When all is done, does the field "Kartra ID" stay on each contact?',
    choices: ['keep', 'remove'],
    recommended: 'keep',
    because: 'It is how a later export finds the same people; it can be removed at any time.',
    asked: always,
    consequences: ({ records: { contact } }) => ({
      keep: 'It stays until you ask for its removal. No request.',
      remove: `Removed from ${plural(contact, 'contact')} when you finish.`,
    }),
  },
];
