/** The simulated HighLevel's side of the demo: people a team typed in before, and its record of requests. */
import { askSimulator } from '../http/ask-simulator.ts';
import { readPersonAnswers } from '../simulator/generate/read-answers.ts';

/** One request as the simulated server saw it; `time` is epoch ms of arrival. */
export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly time: number;
}

/** People who stand in HighLevel already, typed by hand. */
const existingPeople = 12;

/** Adds people as somebody would in HighLevel's own screens: e-mail and first name, details missing. */
export async function addExistingPeople(
  simulatorUrl: string,
  locationId: string,
  answersDirectory: string,
  contacts: number,
): Promise<number> {
  const wanted = Math.min(existingPeople, Math.ceil(contacts / 4));
  const every = Math.max(1, Math.floor(contacts / wanted));
  let seen = 0;
  let added = 0;
  for await (const person of readPersonAnswers(answersDirectory)) {
    seen += 1;
    if (added >= wanted) break;
    if (seen % every !== 0 || person.email === null) continue;
    await askSimulator(simulatorUrl, 'ui', {
      locationId,
      action: 'create-contact',
      contact: {
        firstName: person.firstName.trim() || 'Unknown',
        email: person.email,
        tags: ['typed by hand'],
      },
    });
    added += 1;
  }
  // They were typed long ago: search shows them by now.
  await askSimulator(simulatorUrl, 'clock', { advanceMs: 60_000 });
  return added;
}
