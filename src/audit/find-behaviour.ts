/**
 * Which tags record that somebody did something, since Kartra exports behaviour only where a tag was set for it
 * (form completions, survey results, webinar registrations, access to memberships). Names are read by words; a
 * tag that says none of them is an ordinary tag. Pure.
 */
import type { NamedCount } from '../model/account-survey.ts';

/** The four kinds of engagement Kartra's exports lack. */
export const behaviours = ['form', 'survey', 'webinar', 'access'] as const;

export type Behaviour = (typeof behaviours)[number];

const words: Readonly<Record<Behaviour, RegExp>> = {
  form: /(?:^|[^\p{L}])(?:forms?|opt-?in|lead magnet|download(?:ed)?|applied|application|signed up|sign-?up|registered form|formular|formulaire|formulario)(?:[^\p{L}]|$)/iu,
  survey:
    /(?:^|[^\p{L}])(?:surveys?|quiz(?:zes)?|poll|questionnaire|umfrage|encuesta|sondage)(?:[^\p{L}]|$)/iu,
  webinar:
    /(?:^|[^\p{L}])(?:webinars?|masterclass live|attend(?:ed|ee)s?|registrants?|no-?show|replay|live event|workshop)(?:[^\p{L}]|$)/iu,
  access:
    /(?:^|[^\p{L}])(?:members?|membership|access|course|module|student|enrol(?:l?ed)?|portal|level|mitglied|membre|miembro)(?:[^\p{L}]|$)/iu,
};

export interface BehaviourTags {
  readonly behaviour: Behaviour;
  readonly tags: readonly NamedCount[];
  /** Of them, how many times a tag stands on a person. */
  readonly marks: number;
}

/** @example findBehaviour([{ name: 'Webinar 2024', count: 3 }])[2]?.tags.length // 1 */
export function findBehaviour(tags: readonly NamedCount[]): readonly BehaviourTags[] {
  return behaviours.map((behaviour) => {
    const found = tags.filter(({ name }) => words[behaviour].test(name));
    return { behaviour, tags: found, marks: found.reduce((sum, { count }) => sum + count, 0) };
  });
}
