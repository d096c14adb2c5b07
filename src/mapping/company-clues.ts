/** What a mapped contact says about its company: from its company name, website and e-mail address. */
import type { CompanyClues } from '../model/company.ts';
import { emailDomain, websiteDomain } from '../model/company-domain.ts';
import { companyNameKey } from '../model/company-name.ts';
import type { ContactFields } from '../model/contact.ts';

/** @returns null when nothing is said at all */
export function companyClues(fields: ContactFields): CompanyClues | null {
  const typed = fields.companyName?.trim().replace(/\s+/g, ' ') ?? '';
  const nameKey = companyNameKey(typed);
  const clues: CompanyClues = {
    name: nameKey === null ? null : typed,
    nameKey,
    websiteDomain: websiteDomain(fields.website),
    emailDomain: emailDomain(fields.email),
  };
  const silent = clues.name === null && clues.websiteDomain === null && clues.emailDomain === null;
  return silent ? null : clues;
}
