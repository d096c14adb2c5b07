/**
 * What people answered: forms and surveys, a row for each question.
 *
 * Each form sent again overwrites the custom field it fills (§1.4): the newest answer is the contact's value, older
 * ones stand in this file alone.
 */

import { createRandom } from '../create-random.ts';
import { CUSTOM_FIELDS } from '../custom-fields.ts';
import { writeStamp } from '../draw-dates.ts';
import type { Person } from '../draw-person.ts';
import { exportedWallMs } from '../draw-purchases.ts';
import type { AccountPlan } from '../plan-account.ts';
import { type Cells, type RecordSheet, readStamp } from './record-sheet.ts';

export interface FormAnswer {
  readonly form: string;
  readonly atMs: number;
  readonly question: string;
  readonly answer: string;
}

export interface SurveyAnswer extends FormAnswer {
  /** Blank where the survey has no score. */
  readonly score: string;
}

export const FORMS = ['Application Form', 'Contact us'] as const;
export const SURVEYS = ['Survey #3', 'Money Mindset Quiz'] as const;
/** The custom field the application form fills. */
const STAGE = CUSTOM_FIELDS.find(({ identifier }) => identifier === 'business_stage')!;
const HOPES = [
  'More clients',
  'Sleep, finally',
  'Line one\nline two',
  'I\'d like "freedom"',
  '¿Precio?',
  '💰',
];
const MESSAGES = [
  'Please call me',
  'Where is my invoice?\r\n\r\nThanks',
  'Hello <b>team</b>',
  'Unsubscribe me!',
];
const TOPICS = ['SEO', 'Ads, paid', 'Copywriting', 'Video'];

/** Oldest first. */
export function drawFormAnswers(plan: AccountPlan, person: Person): readonly FormAnswer[] {
  const random = createRandom(plan.seed, 'forms', person.index);
  const answers: FormAnswer[] = [];
  const stage = person.custom[STAGE.identifier];
  if (typeof stage === 'string' && random.chance(0.3)) {
    const times = drawTimes(plan, person, 'application', random.chance(0.2) ? 2 : 1);
    for (const [at, atMs] of times.entries()) {
      const isNewest = at === times.length - 1;
      const form = FORMS[0];
      answers.push(
        {
          form,
          atMs,
          question: 'Where is your business?',
          answer: isNewest ? stage : random.pick(STAGE.options!),
        },
        { form, atMs, question: 'What do you hope for, above all?', answer: random.pick(HOPES) },
      );
    }
  }
  if (random.chance(0.06))
    for (const atMs of drawTimes(plan, person, 'message', 1))
      answers.push({ form: FORMS[1], atMs, question: 'Message', answer: random.pick(MESSAGES) });
  return answers;
}

export function drawSurveyAnswers(plan: AccountPlan, person: Person): readonly SurveyAnswer[] {
  const random = createRandom(plan.seed, 'surveys', person.index);
  const answers: SurveyAnswer[] = [];
  if (person.memberships.tags.includes('Survey #3 done')) {
    const [atMs] = drawTimes(plan, person, 'survey-3', 1);
    const of = { form: SURVEYS[0], atMs: atMs!, score: '' };
    const topics = TOPICS.filter(() => random.chance(0.5));
    answers.push(
      { ...of, question: 'Which topics interest you?', answer: topics.join('; ') },
      {
        ...of,
        question: 'How did you hear of us?',
        answer: random.pick(['A friend', 'Podcast', 'Other: radio, 98.5']),
      },
    );
  }
  if (random.chance(0.05)) {
    const [atMs] = drawTimes(plan, person, 'quiz', 1);
    const of = { form: SURVEYS[1], atMs: atMs!, score: String(random.between(0, 100)) };
    answers.push(
      { ...of, question: 'Money makes me…', answer: random.pick(['calm', 'nervous']) },
      { ...of, question: 'I check my accounts', answer: random.pick(['daily', 'weekly', 'never']) },
      { ...of, question: 'My number', answer: random.pick(['=1+1', '007', '1,000,000', '-']) },
    );
  }
  return answers;
}

export const FORM_SHEET: RecordSheet = {
  object: 'forms',
  label: 'forms',
  header: 'Form,Lead ID,Email,Submitted,Question,Answer'.split(','),
  ofMember: (plan, { person }) =>
    drawFormAnswers(plan, person).map(({ form, atMs, question, answer }) => [
      form,
      ...identify(person),
      writeStamp(atMs),
      question,
      answer,
    ]),
};

export const SURVEY_SHEET: RecordSheet = {
  object: 'surveys',
  label: 'surveys',
  header: 'Survey,Lead ID,Email,Completed,Score,Question,Answer'.split(','),
  ofMember: (plan, { person }) =>
    drawSurveyAnswers(plan, person).map(({ form, atMs, score, question, answer }) => [
      form,
      ...identify(person),
      writeStamp(atMs),
      score,
      question,
      answer,
    ]),
};

function identify(person: Person): Cells {
  return [person.leadId ?? '', person.email.address ?? ''];
}

/** Times between joining and the export, ascending. */
function drawTimes(plan: AccountPlan, person: Person, label: string, count: number): readonly number[] {
  const random = createRandom(plan.seed, `times-${label}`, person.index);
  const fromMs = readStamp(person.dates.joined);
  const span = Math.max(0, exportedWallMs(plan) - fromMs);
  return Array.from(
    { length: count },
    () => fromMs + Math.floor((random.next() * span) / 1000) * 1000,
  ).toSorted((left, right) => left - right);
}
