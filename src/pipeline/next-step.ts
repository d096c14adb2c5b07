/**
 * The next safe step of a migration, and whose turn it is. A step that needs a person's judgement, or
 * writes to HighLevel, is never taken by itself.
 */
import type { Status, TargetStatus } from './read-status.ts';

export interface NextStep {
  /** What to type. */
  readonly command: string;
  /**
   * `landfall`: reads and thinks only. `asks`: a person must answer, on a terminal at once. `you`: a person
   * must act or judge. `writes`: needs your yes.
   */
  readonly turn: 'landfall' | 'asks' | 'you' | 'writes';
  /** The words of the verb that does it, for `landfall next`; empty where a person acts elsewhere. */
  readonly verb: readonly string[];
  /** Why now, in the words of the customer. */
  readonly because: string;
}

const byYou = '--by "Your Name"';

/** @example nextStep(status).command // 'landfall map propose' */
export function nextStep(status: Omit<Status, 'next' | 'waiting'>): NextStep {
  const { exports, map, openDecisions, targets, approvals } = status;
  const { rehearsal } = targets;
  if (exports.files === 0) {
    return exports.found === 0
      ? person('landfall extract', 'Put the Kartra exports into exports/ first.')
      : own(['extract'], 'Read the exports.');
  }
  if (!exports.whole) {
    return own(['extract'], 'The exports have to be read again.');
  }
  if (map.state === 'none') return own(['map', 'propose'], 'Propose where each column goes.');
  const [question] = map.questions;
  if (question !== undefined && map.open === map.questions.length) {
    const [answer = 'landfall map show --open'] = question.answers;
    const others = question.answers.slice(1).map((other) => ` Or: ${other}`);
    return person(answer, `About ${question.column}: ${question.asks}${others.join('')}`);
  }
  if (map.state === 'proposed') {
    return person(
      `landfall map confirm --all ${byYou}`,
      'Look at the map: nothing moves before you confirm it.',
    );
  }
  if (openDecisions.length > 0) {
    const because = 'Some questions only you can answer.';
    return { ...person(`landfall decide --recommended ${byYou}`, because), turn: 'asks', verb: ['decide'] };
  }
  if (approvals.inProduction) return towardsProduction(status);
  if (!rehearsal.connected) {
    const command = 'landfall connect --target rehearsal --location <id> --token-file <file>';
    return person(command, 'Name a HighLevel location to rehearse in.');
  }
  if (approvals.masked) return approvals.rehearsed ? towardsProduction(status) : rehearse;
  if (isToPlan(rehearsal)) {
    return own(['plan', '--target', 'rehearsal'], 'Work out every write; nothing is written yet.');
  }
  if (rehearsal.toDo > 0) {
    return {
      ...own(['apply', '--target', 'rehearsal'], 'Write the plan to the rehearsal location.'),
      turn: 'writes',
    };
  }
  if (rehearsal.verified === 'never')
    return own(['verify', '--target', 'rehearsal'], 'Read everything back and compare.');
  if (rehearsal.verified !== 'equal')
    return own(['repair', '--target', 'rehearsal'], 'Differences were found: put them right.', 'writes');
  return towardsProduction(status);
}

/** From a rehearsal that is right to production: what the sign-off asks for, then the sign-off, then the load. */
function towardsProduction({
  targets: { production },
  approvals,
}: Omit<Status, 'next' | 'waiting'>): NextStep {
  if (!production.connected) {
    const command = 'landfall connect --target production --location <id> --token-file <file>';
    return person(command, 'Name the HighLevel location everything goes into.');
  }
  if (isToPlan(production))
    return own(['plan', '--target', 'production'], 'The rehearsal is right: work out the real one.');
  const { open, decided } = production.conflicts;
  if (open > 0)
    return person('landfall conflicts --target production', 'Details changed on both sides: say what holds.');
  if (decided > 0)
    return own(['delta', '--target', 'production'], 'Take up what you decided about both sides.');
  if (!approvals.rehearsed) return approvals.inProduction ? rehearseInProduction : rehearse;
  if (!approvals.looked)
    return person(`landfall spot-check ${byYou}`, 'Look at records of the rehearsal side by side.');
  if (!approvals.signed)
    return person(`landfall signoff ${byYou}`, 'Nothing is written to production before somebody signs it.');
  if (production.toDo > 0)
    return own(['apply', '--target', 'production'], 'Write what was signed.', 'writes');
  if (production.verified === 'never')
    return own(['verify', '--target', 'production'], 'Read everything back and compare.');
  if (production.verified !== 'equal')
    return own(['repair', '--target', 'production'], 'Differences were found: put them right.', 'writes');
  return production.finished === null
    ? own(['checklist'], 'Everything arrived and was proved; what is left is on the cut-over checklist.')
    : own(['report', 'completion'], 'The migration is finished.');
}

const isToPlan = ({ plannedAt, stale, undoneAt }: TargetStatus): boolean =>
  plannedAt === null || stale || undoneAt !== null;

function own(verb: readonly string[], because: string, turn: NextStep['turn'] = 'landfall'): NextStep {
  return { command: `landfall ${verb.join(' ')}`, turn, verb, because };
}

const rehearse = own(
  ['rehearse', '--sample', '200'],
  'A sample, the whole way into the rehearsal location: the sign-off asks for it.',
  'writes',
);

const rehearseInProduction = person(
  'landfall rehearse --yes',
  'There is one location only: a small sample is added, checked and removed again there.',
);

function person(command: string, because: string): NextStep {
  return { command, turn: 'you', verb: [], because };
}
