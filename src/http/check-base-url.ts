/**
 * Which addresses Landfall may talk to. A token is only ever sent to the platform it belongs to, to this
 * machine (the simulator), or to a host a person allowed by name.
 *
 * Invariants: plain http only on loopback; no credentials inside the address; nothing is decided by
 * the end of a host name, so `services.leadconnectorhq.com.evil.example` is a stranger.
 */
import { LandfallError } from '../errors.ts';

/** Hosts of the two platforms' public APIs. (HighLevel: `servers` of its API description; Kartra: API page.) */
export const officialHosts: readonly string[] = ['services.leadconnectorhq.com', 'app.kartra.com'];

/**
 * @param text the address as configured
 * @param allowedHosts hosts (`proxy.example` or `proxy.example:8443`) a person allowed besides; https only
 * @returns the parsed address; its path is kept as a prefix
 * @throws LandfallError `host-not-allowed`
 * @example checkBaseUrl('http://127.0.0.1:4010')
 */
export function checkBaseUrl(text: string, allowedHosts: readonly string[] = []): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw refusal('The address is not a web address.', text);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refusal('The address must be a host and at most a path.', url.host);
  }
  if (isLoopback(url)) return url;
  if (url.protocol !== 'https:') throw refusal('Plain http is allowed on this machine only.', url.host);
  if (officialHosts.includes(url.host) || allowedHosts.includes(url.host)) return url;
  if (allowedHosts.includes(url.hostname)) return url;
  throw refusal('The host is neither the platform nor this machine.', url.host);
}

/** True for 127.0.0.0/8, `localhost` and `::1`. The URL parser has already spelled out short forms. */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
  );
}

function refusal(message: string, value: string): LandfallError {
  return new LandfallError('host-not-allowed', message, {
    value: value.replace(/\/\/[^/@]*@/, '//'),
    rule: `https://${officialHosts.join(', https://')}, or loopback`,
    remedy: 'Correct the address, or allow the host by name with --allow-host.',
    safe: 'Nothing was sent.',
  });
}
