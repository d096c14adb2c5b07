/**
 * The questions only a person answers in this migration, with what each answer does, our recommendation
 * and the reason. Two have no recommendation: nobody but the account's owner knows them.
 */
import { LandfallError } from '../errors.ts';
import type { DecisionId, DecisionSpec, Decisions } from '../model/decision.ts';

export const decisionSpecs: readonly DecisionSpec[] = [
  {
    id: 'default-country',
    question: 'In which country are phone numbers without a country code?',
    choices: [],
    recommended: null,
    because: 'Kartra exports phones with or without their code; a wrong guess texts a stranger.',
    consequences: {
      US: '"415 555 0132" becomes +1 415 555 0132',
      GB: '"7700 900219" becomes +44 7700 900219',
      DE: '"0151 23456789" becomes +49 151 23456789',
    },
  },
  {
    id: 'time-zone',
    question: "In which time zone are Kartra's dates and times?",
    choices: [],
    recommended: null,
    because: "Kartra writes times without a zone: its API says EST, the account's setting may differ.",
    consequences: {
      'America/New_York': '"2024-01-01 00:30:00" is 05:30 on 1 January in London',
      'Europe/London': '"2024-01-01 00:30:00" is 19:30 on 31 December in New York',
      'America/Los_Angeles': '"2024-01-01 00:30:00" is 03:30 on 1 January in New York',
    },
  },
  {
    id: 'existing-contacts',
    question: 'What about people who are in HighLevel already?',
    choices: ['fill-empty', 'source-wins', 'skip'],
    recommended: 'fill-empty',
    because: 'Nothing your team typed is replaced; tags are united and the stricter consent holds.',
    consequences: {
      'fill-empty': 'Missing details are filled in; nothing typed in HighLevel is replaced.',
      'source-wins': "Kartra's value replaces HighLevel's where both have one.",
      skip: 'People who exist already are left out.',
    },
  },
  {
    id: 'email-consent',
    question: 'Who may get e-mail after the move?',
    choices: ['rule-table', 'strict'],
    recommended: 'rule-table',
    because:
      'On at least one list, not blocked, communications not "No", and GDPR accepted, not subject or off; unknown only in countries outside the EEA, UK, Switzerland, Canada and Brazil.',
    consequences: {
      'rule-table': 'Unknown GDPR status counts as consent only where the law does not ask for it.',
      strict: 'Only people whose GDPR status is Accepted and communications Yes.',
    },
  },
  {
    id: 'suppression-tags',
    question: 'Is a tag like "do not email" or "bounced" a stop sign?',
    choices: ['evidence', 'ordinary'],
    recommended: 'evidence',
    because: 'Somebody put the tag there so that these people get no e-mail.',
    consequences: {
      evidence: 'People with such a tag get no e-mail.',
      ordinary: 'Such a tag is a tag like any other.',
    },
  },
  {
    id: 'shared-phone',
    question: 'When several people share one phone and the location allows no duplicates, who keeps it?',
    choices: ['first-by-date', 'nobody'],
    recommended: 'first-by-date',
    because: 'HighLevel refuses the second contact with the same phone; the others keep theirs in a field.',
    consequences: {
      'first-by-date': 'Who joined first keeps it; for the others it stands in the field "Kartra phone".',
      nobody: 'It stands in the field "Kartra phone" for all of them.',
    },
  },
  {
    id: 'same-company-name',
    question: 'Are people who type the same company name, without any domain, in one company?',
    choices: ['one', 'text-only'],
    recommended: 'one',
    because:
      'Case, blanks, punctuation and "Limited" for "Ltd" do not count; Acme Ltd and Acme GmbH stay two.',
    consequences: {
      one: 'One company for each name; its people are linked to it.',
      'text-only': 'No company is made where only a name is known; the name stays on the person.',
    },
  },
  {
    id: 'companies-from-domains',
    question: 'Does a website or business e-mail address alone make somebody part of a company?',
    choices: ['no', 'yes'],
    recommended: 'no',
    because: 'A company nobody named would be invented from an address.',
    consequences: {
      no: 'Only people who name a company are linked to one.',
      yes: 'People who name none are linked by their domain; a company without a name gets its domain as name.',
    },
  },
  {
    id: 'unknown-columns',
    question: 'What about columns Landfall does not know?',
    choices: ['custom-field', 'archive'],
    recommended: 'custom-field',
    because: 'That is how Kartra exports its custom fields. Empty and constant columns stay in the archive.',
    consequences: {
      'custom-field': 'Each column with varying values becomes a custom field, which you confirm.',
      archive: 'They stay in the workspace and are not moved.',
    },
  },
];

export function decisionSpec(id: string): DecisionSpec {
  const spec = decisionSpecs.find((candidate) => candidate.id === id);
  if (spec !== undefined) return spec;
  throw new LandfallError('usage', `There is no decision named "${id}".`, {
    value: id,
    rule: `one of ${decisionSpecs.map((candidate) => candidate.id).join(', ')}`,
    remedy: 'List them with `landfall decide`.',
  });
}

/** Ids of the questions still open. */
export function openDecisions(decisions: Decisions): readonly DecisionId[] {
  return decisionSpecs.filter((spec) => decisions[spec.id] === undefined).map((spec) => spec.id);
}
