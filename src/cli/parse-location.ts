/** Which location is meant, as people copy it. */

/**
 * HighLevel shows a location's id in the address of each of its pages (`…/v2/location/ID/dashboard`), under whatever
 * name an agency gave its app; who pastes the address means the id.
 *
 * @example parseLocation('https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/dashboard')
 */
export function parseLocation(text: string): string {
  const [, id] = /^https?:\/\/[^?#]*\/location\/(\w+)/u.exec(text.trim()) ?? [];
  return id ?? text.trim();
}
