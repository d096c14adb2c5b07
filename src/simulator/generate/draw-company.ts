/**
 * Companies: some fifty, shared by many people, typed differently by each.
 *
 * A person says which company is theirs by name, and perhaps by website or e-mail address. The truth is what the
 * recommended decisions make of that (R63): the domain of the website; the domain of the e-mail address where all
 * who name a company there name the same; else the one company of that name. Never a free-mail domain, never a
 * domain that many companies share, and no company for people who name none.
 */

import {
  type CompanyEntry,
  FREE_MAIL_DOMAINS,
  NO_COMPANY_TEXTS,
  SHARED_MAIL_HOSTS,
} from './company-table.ts';
import type { Random } from './create-random.ts';
import type { CompanyPin, CompanyPlan } from './plan-companies.ts';
import { RATES } from './shares.ts';
import { respellCompany, typeWebsite } from './spell-company.ts';

export interface Company {
  /** As typed. */
  readonly cell: string;
  /** The company meant; null for those who name none. */
  readonly entry: CompanyEntry | null;
  /** The website cell; null where the person's company has no say in it. */
  readonly website: string | null;
  /** The website leads to the domain of the company meant. */
  readonly websiteIsOwn: boolean;
  /** Where the person's mail is; null where the company has no say in it. */
  readonly mailHost: string | null;
}

const NO_OWN_WEBSITES = ['none', 'n/a', 'www.gmail.com', 'https://yahoo.com/'];
const SUBDOMAINS = ['', '', '', 'mail.'];

/** Draws what person `index` says about a company. */
export function drawCompany(random: Random, plan: CompanyPlan, index: number): Company {
  const pin = plan.pins.get(index);
  if (pin !== undefined) return drawMember(random, plan, pin);
  if (!random.chance(RATES.company.share)) return drawStranger(random, plan, '');
  const favoured = random.next() * random.next();
  if (random.chance(RATES.companyJunk.share))
    return drawStranger(random, plan, random.pick(NO_COMPANY_TEXTS));
  const choice = plan.entries.length - plan.firstDrawn;
  return drawMember(random, plan, {
    company: plan.entries[plan.firstDrawn + Math.floor(favoured * choice)]!,
  });
}

function drawMember(random: Random, plan: CompanyPlan, pin: CompanyPin): Company {
  const { company, mailHost } = pin;
  const typed = random.chance(RATES.companyTypedDifferently.share)
    ? respellCompany(random, company)
    : company.name;
  const said = { cell: pin.cell ?? typed, entry: company };
  const { domain } = company;
  const hasWebsite =
    domain !== null &&
    mailHost === undefined &&
    (random.chance(RATES.companyWebsite.share) || company.isTwin);
  const otherWebsite = random.chance(RATES.companyOtherWebsite.share) ? random.pick(NO_OWN_WEBSITES) : '';
  const ownMail =
    domain !== null && random.chance(RATES.companyMail.share) ? random.pick(SUBDOMAINS) + domain : undefined;
  const otherMail =
    plan.hasSharedMail && random.chance(RATES.sharedMail.share)
      ? random.pick(SHARED_MAIL_HOSTS)
      : random.pick(FREE_MAIL_DOMAINS);
  return {
    ...said,
    website: hasWebsite ? typeWebsite(random, domain) : otherWebsite,
    websiteIsOwn: hasWebsite,
    mailHost: mailHost ?? ownMail ?? otherMail,
  };
}

/** Somebody who names no company, perhaps with a website or an address at the domain of one. */
function drawStranger(random: Random, plan: CompanyPlan, cell: string): Company {
  const stranger = { cell, entry: null, website: null, websiteIsOwn: false, mailHost: null };
  if (!random.chance(RATES.domainWithoutCompany.share)) return stranger;
  const { domain } = random.pick(plan.entries);
  if (domain === null) return stranger;
  return random.chance(0.5)
    ? { ...stranger, website: typeWebsite(random, domain) }
    : { ...stranger, mailHost: domain };
}
