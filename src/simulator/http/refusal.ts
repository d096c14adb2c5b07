/**
 * Owns: the bodies of HighLevel's errors, as the common schemas of the spec and integrators show them.
 * A handler throws a Refusal and changes nothing; anything else thrown is a bug of the simulator.
 */

export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

export function badRequest(message: string, extra: Readonly<Record<string, unknown>> = {}): Refusal {
  return new Refusal(400, { statusCode: 400, message, ...extra });
}

export function unauthorized(message: string): Refusal {
  return new Refusal(401, { statusCode: 401, message, error: 'Unauthorized' });
}

/** A token without the scope that a call needs; the status is a behaviour. */
export function missingScope(status: number): Refusal {
  const message = 'The token is not authorized for this scope.';
  return new Refusal(status, {
    statusCode: status,
    message,
    error: status === 401 ? 'Unauthorized' : 'Forbidden',
  });
}

export function forbiddenLocation(): Refusal {
  const message = 'The token does not have access to this location.';
  return new Refusal(403, { statusCode: 403, message, error: 'Forbidden' });
}

export function unknownPath(method: string, path: string): Refusal {
  return new Refusal(404, { statusCode: 404, message: `Cannot ${method} ${path}`, error: 'Not Found' });
}

export function notFound(message: string): Refusal {
  return new Refusal(404, { statusCode: 404, message, error: 'Not Found' });
}

export function unprocessable(messages: readonly string[]): Refusal {
  return new Refusal(422, { statusCode: 422, message: messages, error: 'Unprocessable Entity' });
}

export function tooManyRequests(): Refusal {
  // The body of a 429 is not documented; this is the usual one of the gateway.
  return new Refusal(429, { statusCode: 429, message: 'Too Many Requests' });
}
