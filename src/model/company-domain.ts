/**
 * Which domain stands for a company. Registrable by the public-suffix list, never by hand: acme.co.uk, not
 * co.uk. Domains that many companies share are none: free-mail providers, social networks, link pages.
 */
import providers from 'email-providers/all.json' with { type: 'json' };
import { getDomain } from 'tldts';

const freeMail: ReadonlySet<string> = new Set(providers);

/** Sites where people have a page that is not theirs. Hosts like wixsite.com are in the suffix list. */
const sharedSites: ReadonlySet<string> = new Set([
  'facebook.com',
  'instagram.com',
  'linkedin.com',
  'twitter.com',
  'x.com',
  'youtube.com',
  'tiktok.com',
  'pinterest.com',
  'linktr.ee',
  'google.com',
  'etsy.com',
  'amazon.com',
  'kartra.com',
  'medium.com',
  'bit.ly',
]);

/**
 * The registrable domain of a website as people type it: scheme, `www.`, case, path and a trailing dot do
 * not count. @returns null where there is none, or where it is nobody's own
 */
export function websiteDomain(text: string | undefined): string | null {
  const domain = registrable(text);
  return domain === null || sharedSites.has(domain) || freeMail.has(domain) ? null : domain;
}

/** The registrable domain of an e-mail address; null for free-mail. */
export function emailDomain(address: string | undefined): string | null {
  const at = address?.lastIndexOf('@') ?? -1;
  if (at < 0) return null;
  const host = (address ?? '').slice(at + 1).toLowerCase();
  const domain = registrable(host);
  return domain === null || freeMail.has(host) || freeMail.has(domain) ? null : domain;
}

function registrable(text: string | undefined): string | null {
  const host = text
    ?.trim()
    .toLowerCase()
    .replace(/\.+(?=$|[/:?#])/, '');
  if (host === undefined || host === '' || /\s/.test(host)) return null;
  return getDomain(host, { allowPrivateDomains: true, validateHostname: true });
}
