/**
 * Credentials of another account would answer too: with leads that are not there, or with strangers of the
 * same number. The first answers tell; a run that sees mostly strangers stops.
 *
 * Modes: *watching* until enough leads have answered, then *passed* for good, or the run has stopped.
 */
import { LandfallError } from '../../errors.ts';
import type { WitnessOutcome } from '../../model/witness.ts';

const enough = 20;
/** Share of strangers that no honest pair of exports and account reaches. */
const tooMany = 0.5;

export interface AccountGuard {
  /** @throws LandfallError `wrong-account` */
  add(outcome: WitnessOutcome): void;
  passed(): boolean;
  /** Judges a run shorter than the watch. @throws LandfallError `wrong-account` */
  finish(): void;
}

export function guardAccount(): AccountGuard {
  let answered = 0;
  let strangers = 0;
  let passed = false;
  const judge = (): void => {
    if (answered > 0 && strangers / answered > tooMany) throw wrongAccount(strangers, answered);
  };
  return {
    add(outcome) {
      if (answered >= enough || outcome === 'unanswered') return;
      answered += 1;
      if (outcome === 'not-found' || outcome === 'another-lead') strangers += 1;
      if (answered < enough) return;
      judge();
      passed = true;
    },
    passed: () => passed,
    finish() {
      if (!passed) judge();
    },
  };
}

function wrongAccount(strangers: number, answered: number): LandfallError {
  return new LandfallError(
    'wrong-account',
    `Kartra does not know ${strangers} of the first ${answered} people of your exports.`,
    {
      value: `${strangers} of ${answered}`,
      rule: 'the API key belongs to the account the exports were made in',
      remedy: 'Copy app id, API key and API password from the account you exported, and connect again.',
      safe: 'Nothing of what Kartra answered was kept.',
      next: 'landfall connect --source kartra',
    },
  );
}
