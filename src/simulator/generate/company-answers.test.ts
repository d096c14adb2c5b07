import { describe, expect, test } from 'vitest';
import { answerPerson } from './answer-person.ts';
import type { PersonAnswers } from './answers.ts';
import { FREE_MAIL_DOMAINS, NO_COMPANY_TEXTS } from './company-table.ts';
import { drawPerson } from './draw-person.ts';
import { columnsOf } from './header-vintages.ts';
import { planAccount } from './plan-account.ts';
import { tallyPeople } from './tally-people.ts';

interface Reading {
  readonly answers: PersonAnswers;
  readonly nameKey: string | null;
  readonly websiteDomain: string | null;
  readonly mailDomain: string | null;
  readonly website: string;
}

const freeMail = new Set<string>(FREE_MAIL_DOMAINS);
const junk = new Set(NO_COMPANY_TEXTS.map((text) => text.toLowerCase()));
const synonyms: Record<string, string> = { limited: 'ltd', incorporated: 'inc' };

function readName(cell: string): string | null {
  const typed = cell.trim().toLowerCase();
  if (typed === '' || junk.has(typed)) return null;
  const words = typed
    .replaceAll('&', ' and ')
    .replaceAll('.', '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return words.map((word) => synonyms[word] ?? word).join(' ');
}

/** Every host of a generated account has its registrable domain in the last two labels. */
function readDomain(text: string): string | null {
  const [, host = ''] = /^\s*(?:https?:\/\/)?([^/:?#\s]+)/i.exec(text) ?? [];
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const domain = labels.slice(-2).join('.');
  return labels.length < 2 || freeMail.has(domain) ? null : domain;
}

function readAccount(options: {
  contacts: number;
  seed: number;
  companies?: number;
  acmeSpellings?: number;
}) {
  const plan = planAccount({ directory: '', ...options });
  const columns = columnsOf('contacts');
  const tally = tallyPeople();
  const readings = Array.from({ length: options.contacts }, (_, index): Reading => {
    const person = drawPerson(plan, index);
    const cell = (header: string) => columns.find((column) => column.header === header)?.write(person) ?? '';
    const answers = answerPerson(plan, person);
    tally.see(answers, person);
    return {
      answers,
      nameKey: readName(cell('company')),
      website: cell('website'),
      websiteDomain: readDomain(cell('website')),
      mailDomain: answers.email === null ? null : readDomain(answers.email.split('@')[1]!),
    };
  });
  return { readings, ...tally.sum() };
}

/** R63, read independently of the generator: which company each person belongs to, null for none. */
function decideCompanies(readings: readonly Reading[]): readonly (string | null)[] {
  const namesAt = new Map<string, Set<string>>();
  for (const { mailDomain, nameKey } of readings) {
    if (mailDomain === null || nameKey === null) continue;
    namesAt.set(mailDomain, (namesAt.get(mailDomain) ?? new Set()).add(nameKey));
  }
  const domainOf = ({ websiteDomain, mailDomain }: Reading): string | null =>
    websiteDomain ?? (namesAt.get(mailDomain ?? '')?.size === 1 ? mailDomain : null);
  const domainsOfName = new Map<string, Set<string>>();
  for (const reading of readings) {
    const domain = domainOf(reading);
    if (reading.nameKey === null || domain === null) continue;
    domainsOfName.set(reading.nameKey, (domainsOfName.get(reading.nameKey) ?? new Set()).add(domain));
  }
  return readings.map((reading) => {
    if (reading.nameKey === null) return null;
    const known = [...(domainsOfName.get(reading.nameKey) ?? [])];
    const domain = domainOf(reading) ?? (known.length === 1 ? known[0] : undefined);
    return domain ?? (known.length > 1 ? 'ambiguous' : `name ${reading.nameKey}`);
  });
}

describe('the company of every person is what an independent reading of R63 finds', () => {
  const sizes = [
    { contacts: 30 },
    { contacts: 199 },
    { contacts: 200, companies: 4 },
    { contacts: 300 },
    { contacts: 2000, companies: 50, acmeSpellings: 40 },
    { contacts: 3000, companies: 700 },
    { contacts: 6000 },
  ];
  test.each(sizes.flatMap((size) => [1, 2, 3].map((seed) => ({ ...size, seed }))))('%j', (options) => {
    const { readings, companies } = readAccount(options);
    const found = decideCompanies(readings);
    const pairs = new Set(
      readings.map(({ answers }, index) => `${String(answers.companyKey)} = ${String(found[index])}`),
    );
    const keys = new Set(readings.map(({ answers }) => answers.companyKey));
    expect(pairs.size).toBe(keys.size);
    expect(new Set(found).size).toBe(keys.size);
    expect(pairs).toContain('null = null');
    for (const { key, domain } of companies) {
      const own = found[readings.findIndex(({ answers }) => answers.companyKey === key)];
      expect(own?.startsWith('name ') ? null : own).toBe(domain);
    }
  });
});

describe('two thousand people, fifty companies, forty spellings of Acme Ltd', () => {
  const { readings, companies, counts } = readAccount({
    contacts: 2000,
    seed: 7,
    companies: 50,
    acmeSpellings: 40,
  });

  test('fifty companies have people, and Acme Ltd forty, no two of whom type it alike', () => {
    expect(counts.companies).toBe(50);
    const acme = companies.find(({ key }) => key === 'company-0001');
    expect(acme).toMatchObject({ members: 40, domain: 'acme-ltd.example' });
    expect(acme?.names).toHaveLength(40);
    const named = readings.filter(({ nameKey }) => nameKey === 'acme ltd');
    expect(new Set(named.map(({ answers }) => answers.companyKey))).toEqual(new Set(['company-0001']));
    expect(named).toHaveLength(40);
  });

  test('neighbours in name stay apart', () => {
    const keyOf = (name: string) => readings.find(({ nameKey }) => nameKey === name)?.answers.companyKey;
    expect(new Set(['acme ltd', 'acme inc', 'acme gmbh'].map(keyOf)).size).toBe(3);
  });
});

describe('every company oddity occurs', () => {
  const { readings, companies } = readAccount({ contacts: 6000, seed: 11 });
  const some = (holds: (reading: Reading) => boolean) => readings.filter(holds).length;
  const hosts = (pattern: RegExp) =>
    readings.filter(({ answers, nameKey }) => nameKey !== null && pattern.test(answers.email ?? ''));

  test('three in five companies own a domain', () => {
    const owning = companies.filter(({ domain }) => domain !== null).length / companies.length;
    expect(owning).toBeGreaterThan(0.55);
    expect(owning).toBeLessThan(0.65);
  });

  test('shared mail domains hold people of different companies', () => {
    for (const pattern of [/@isp-mail\.example$/, /@(students|alumni)\.uni\.example$/])
      expect(new Set(hosts(pattern).map(({ answers }) => answers.companyKey)).size).toBeGreaterThan(5);
  });

  test('addresses at real providers are plainly synthetic and unique', () => {
    const free = readings.filter(({ answers }) => freeMail.has(answers.email?.split('@')[1] ?? ''));
    expect(free.length).toBeGreaterThan(500);
    for (const { answers } of free) expect(answers.email).toMatch(/^synthetic\.[a-z0-9.+]+@/);
    const all = readings.flatMap(({ answers }) => answers.email ?? []);
    expect(new Set(all).size).toBe(all.length);
  });

  test('two companies have one name and are told apart by domain alone', () => {
    const byName = Map.groupBy(
      readings.filter(({ nameKey }) => nameKey !== null),
      ({ nameKey }) => nameKey,
    );
    const twins = [...byName.values()].filter(
      (group) => new Set(group.map(({ answers }) => answers.companyKey)).size > 1,
    );
    expect(twins).toHaveLength(1);
    expect(twins[0]?.every(({ websiteDomain }) => websiteDomain !== null)).toBe(true);
  });

  test('domains without a name, names that are none, and websites in every form', () => {
    const owned = new Set(companies.map(({ domain }) => domain));
    expect(
      some(({ nameKey, websiteDomain }) => nameKey === null && owned.has(websiteDomain)),
    ).toBeGreaterThan(5);
    expect(some(({ nameKey, mailDomain }) => nameKey === null && owned.has(mailDomain))).toBeGreaterThan(5);
    for (const text of NO_COMPANY_TEXTS)
      expect(some(({ answers }) => answers.company === text && answers.companyKey === null)).toBeGreaterThan(
        0,
      );
    const forms = [
      /^HTTPS:\/\/WWW\./,
      /^www\./,
      /\.example\.$/,
      /\.\/contact/,
      /\/shop\./,
      /^ /,
      /gmail\.com/,
    ];
    for (const form of forms)
      expect(some(({ website, nameKey }) => nameKey !== null && form.test(website))).toBeGreaterThan(0);
    for (const spelling of [/, Inc\.$/, /limited/i, /g\.m\.b\.h/i, / and .*ltd/i, /&/])
      expect(some(({ answers }) => spelling.test(answers.company))).toBeGreaterThan(0);
  });
});
