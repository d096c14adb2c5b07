/** Questions to the simulator's control interface (`/__sim/…`), which exists on loopback only. */
import { LandfallError } from '../errors.ts';
import { checkBaseUrl, isLoopback } from './check-base-url.ts';

/**
 * @param body null asks (GET), anything else tells (POST)
 * @throws LandfallError `host-not-allowed`, `destination-unreachable`
 * @example await askSimulator(url, `state?locationId=${id}`, null)
 */
export async function askSimulator(baseUrl: string, path: string, body: object | null): Promise<unknown> {
  const url = checkBaseUrl(baseUrl);
  if (!isLoopback(url)) {
    throw new LandfallError('host-not-allowed', 'A simulator runs on this machine only.', {
      value: url.host,
    });
  }
  const response = await fetch(`${url.origin}/__sim/${path}`, {
    redirect: 'manual',
    ...(body === null
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new LandfallError('destination-unreachable', `The simulator refused ${path.split('?')[0]}.`, {
      value: String(response.status),
    });
  }
  return response.json();
}
