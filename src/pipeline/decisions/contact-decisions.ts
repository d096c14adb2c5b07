/** Questions about people: their phones and times, their consent, who is one person, what company. */
import type { AccountFacts, DecisionSpec } from '../../model/decision.ts';
import { number, plural } from '../../report/words.ts';
import { timeZoneEffects } from './time-zone-effects.ts';

const always = (): boolean => true;
const filled = (facts: AccountFacts, ...columns: readonly string[]): number =>
  Math.max(0, ...columns.map((column) => facts.filled[column] ?? 0));

/** So many names fit on a screen. */
const namesShown = 8;

/** @returns `"bounced" (8), "do not email" (7)`, in people */
function nameAll(names: AccountFacts['suppressionNames']): string {
  if (names.length === 0) return 'none of this account reads like one so far';
  const shown = names.slice(0, namesShown).map(({ name, count }) => `"${name}" (${number(count)})`);
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${number(rest)} more` : ''}`;
}

export const contactDecisions: readonly DecisionSpec[] = [
  {
    id: 'default-country',
    question: 'In which country are phone numbers without a country code?',
    choices: [],
    recommended: null,
    because: 'Kartra exports phones with or without their code; a wrong guess texts a stranger.',
    asked: always,
    consequences: () => ({
      US: '"415 555 0132" becomes +1 415 555 0132',
      GB: '"7700 900219" becomes +44 7700 900219',
      DE: '"0151 23456789" becomes +49 151 23456789',
    }),
  },
  {
    id: 'time-zone',
    question: "In which time zone are Kartra's dates and times?",
    choices: [],
    recommended: null,
    because: "Kartra writes times without a zone: its API says EST, the account's setting may differ.",
    asked: always,
    consequences: (facts) => timeZoneEffects(facts.stamps),
  },
  {
    id: 'existing-contacts',
    question: 'What about people who are in HighLevel already?',
    choices: ['fill-empty', 'source-wins', 'skip'],
    recommended: 'fill-empty',
    because: 'Nothing your team typed is replaced; tags are united and the stricter consent holds.',
    asked: always,
    consequences: () => ({
      'fill-empty':
        'Missing details are filled in; nothing typed in HighLevel is replaced. Two requests for each.',
      'source-wins': "Kartra's value replaces HighLevel's where both have one. Two requests for each.",
      skip: 'People who exist already are left out. No request.',
    }),
  },
  {
    id: 'email-consent',
    question: 'Who may get e-mail after the move?',
    choices: ['rule-table', 'strict'],
    recommended: 'rule-table',
    because:
      'On at least one list, not blocked, communications not "No", and GDPR accepted, not subject or off; unknown only in countries outside the EEA, UK, Switzerland, Canada and Brazil.',
    asked: always,
    consequences: (facts) => ({
      'rule-table': `Unknown GDPR status counts as consent only where the law does not ask for it. ${plural(facts.records.contact - filled(facts, 'lists'), 'person is', 'people are')} on no list and will get none.`,
      strict: 'Only people whose GDPR status is Accepted and communications Yes.',
    }),
  },
  {
    id: 'phone-consent',
    question: 'May text messages, WhatsApp or calls follow a column that holds written consent?',
    choices: ['off', 'by-evidence'],
    recommended: 'off',
    because: "Kartra's status is an e-mail status; a wrong yes texts people who never agreed.",
    asked: (facts) => facts.writtenConsentColumns > 0,
    consequences: (facts) => ({
      off: `No text, WhatsApp or call for any of ${plural(facts.records.contact, 'person', 'people')} until you allow it in HighLevel.`,
      'by-evidence': `Open only for a yes in ${plural(facts.writtenConsentColumns, 'column')} you looked at yourself, and never after an opt-out.`,
    }),
  },
  {
    id: 'suppression-tags',
    question: 'Is a tag like "do not email" or "bounced" a stop sign?',
    choices: ['evidence', 'ordinary'],
    recommended: 'evidence',
    because: 'Somebody put the tag there so that these people get no e-mail.',
    asked: (facts) => filled(facts, 'tags', 'lists') > 0,
    consequences: ({ suppressionNames }) => ({
      evidence: `People with such a tag get no e-mail: ${nameAll(suppressionNames)}. No request of its own.`,
      ordinary: 'Such a tag is a tag like any other.',
    }),
  },
  {
    id: 'lists',
    question: 'What do lists become? HighLevel has no lists that people subscribe to.',
    choices: ['tag', 'tag-and-recipe'],
    recommended: 'tag',
    because:
      'A tag list:<name> keeps who was on it; a Smart List can only be made by hand, so only for lists you will mail.',
    asked: (facts) => filled(facts, 'lists') > 0 || facts.records.list > 0,
    consequences: (facts) => ({
      tag: `${plural(filled(facts, 'lists'), 'person gets', 'people get')} a tag for each list, within the request that adds them.`,
      'tag-and-recipe':
        'The same, and a page that says how to make each Smart List by hand, with the count it must show.',
    }),
  },
  {
    id: 'shared-phone',
    question: 'When several people share one phone and the location allows no duplicates, who keeps it?',
    choices: ['first-by-purchase', 'first-by-date', 'nobody'],
    recommended: 'first-by-purchase',
    because:
      'HighLevel refuses the second contact with the same phone; who buys is who calls. The others keep theirs in a field.',
    asked: (facts) => filled(facts, 'phone') > 1,
    consequences: () => ({
      'first-by-purchase':
        'Who first paid for anything keeps it, by joining where nobody did; for the others it stands in the field "Kartra phone".',
      'first-by-date': 'Who joined first keeps it; for the others it stands in the field "Kartra phone".',
      nobody: 'It stands in the field "Kartra phone" for all of them.',
    }),
  },
  {
    id: 'same-company-name',
    question: 'Are people who type the same company name, without any domain, in one company?',
    choices: ['one', 'text-only'],
    recommended: 'one',
    because:
      'Case, blanks, punctuation and "Limited" for "Ltd" do not count; Acme Ltd and Acme GmbH stay two.',
    asked: (facts) => filled(facts, 'company') > 0,
    consequences: (facts) => ({
      one: `One company for each name; the ${plural(filled(facts, 'company'), 'person', 'people')} who name one are linked to it, 50 in a request.`,
      'text-only': 'No company is made where only a name is known; the name stays on the person.',
    }),
  },
  {
    id: 'companies-from-domains',
    question: 'Does a website or business e-mail address alone make somebody part of a company?',
    choices: ['no', 'yes'],
    recommended: 'no',
    because: 'A company nobody named would be invented from an address.',
    asked: always,
    consequences: (facts) => ({
      no: 'Only people who name a company are linked to one.',
      yes: `${plural(facts.records.contact - filled(facts, 'company'), 'person names', 'people name')} none: those with a business address are linked by its domain; a company without a name gets its domain as name.`,
    }),
  },
  {
    id: 'unknown-columns',
    question: 'What about columns Landfall does not know?',
    choices: ['custom-field', 'archive'],
    recommended: 'custom-field',
    because: 'That is how Kartra exports its custom fields. Empty and constant columns stay in the archive.',
    asked: (facts) => facts.unknownColumns > 0,
    consequences: (facts) => ({
      'custom-field': `${plural(facts.unknownColumns, 'column')}: each with varying values becomes a custom field, which you confirm. One request each.`,
      archive: 'They stay in the workspace and are not moved.',
    }),
  },
];
