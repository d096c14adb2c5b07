/**
 * The edge: every body that leaves is parsed strictly, every body that arrives loosely, and neither ever
 * shows its values in an error.
 */
import type { z } from 'zod';
import { LandfallError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';

/**
 * An answer's body in a shape we know. Unknown properties are ignored: HighLevel adds them freely.
 * @throws LandfallError `destination-surprised` with the route and where the shape differs
 */
export function parseIncoming<Output>(schema: z.ZodType<Output>, body: unknown, route: string): Output {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const places = [
    ...new Set(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.code}`)),
  ];
  throw surprised(route, places.slice(0, 5).join(', '));
}

/**
 * A body about to be sent. HighLevel refuses a whole request for one property it does not know (integrator
 * evidence), so a body that is not exactly ours is a bug and must not leave.
 * @throws Error (a bug) naming the places, not the values
 */
export function parseOutgoing(schema: z.ZodType<Json>, body: unknown, route: string): Json {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.code}`);
  throw new Error(`the body of ${route} is not one Landfall may send (${places.join(', ')})`);
}

/** An answer nobody knows how to read. */
export function surprised(route: string, where: string): LandfallError {
  return new LandfallError(
    'destination-surprised',
    `HighLevel answered ${route} in a shape Landfall does not know.`,
    {
      rule: where,
      remedy: 'Keep the message and update Landfall, then run the same command again.',
      safe: 'What this request was about is looked up before anything is sent again.',
      facts: { route },
    },
  );
}
