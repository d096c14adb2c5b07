/**
 * What of a location stands in the way of a load, before anything is written: settings that lose records, slots
 * that run out, owners nobody answers for, scopes a token lacks. Each says what it does to the records of this
 * account and how it is put right. Pure: everything is read elsewhere.
 */
import { customObjectSlots } from '../model/custom-object.ts';
import type { LocationFacts } from '../model/location.ts';

/** What a token must be able to read, and what cannot be done without. */
export interface ScopeNeed {
  /** As HighLevel names it. */
  readonly scope: string;
  readonly without: string;
  /** Nothing can be loaded without it. */
  readonly essential: boolean;
}

/** What the account holds that a setting could hurt; counts of records. */
export interface AffectedRecords {
  /** People left out because another person has their only address. */
  readonly withoutAddress: number;
  /** E-mail addresses and phones that several people share. */
  readonly sharedAddresses: number;
  /** Of them, phones. */
  readonly sharedPhones: number;
  readonly withTimeZone: number;
  readonly deals: number;
  /** Opportunities of a person who has another in the same pipeline, as far as it would be in the way. */
  readonly secondDeals: number;
  /** Custom objects the plan has still to make. */
  readonly objectsToMake: number;
  /** Whether opportunities are part of the plan. */
  readonly opportunitiesPlanned: boolean;
  /** Owners of records whom no user of the location is, with their records. */
  readonly ownersWithoutUser: readonly { readonly owner: string; readonly records: number }[];
  /** Calendars to be made none of whose hosts is a user of the location. */
  readonly calendarsWithoutHost: number;
  /** People whose mark stands on somebody with another e-mail and another name, before anything was written from here. */
  readonly marksOfOthers: number;
}

export interface PreflightFacts {
  /** The location that will hold the records in the end: production where it is connected. */
  readonly location: LocationFacts;
  readonly isProduction: boolean;
  /** Whether the location of the rehearsal takes what this one refuses: several people under one address. */
  readonly rehearsalAllowsDuplicates: boolean;
  /** Custom objects that stand there; null when they were not looked at. */
  readonly objectsStanding: number | null;
  readonly publishedWorkflows: readonly string[];
  readonly missingScopes: readonly ScopeNeed[];
  /** What the token must be allowed to write for the plan; empty before there is one. */
  readonly writeScopes: readonly string[];
  /** Whether opt-outs were seen to read back as they are written; null while nobody looked. */
  readonly optOutsKept: boolean | null;
  /** False: the token was seen not to give access to courses, and the plan makes courses. */
  readonly mayGrantAccess: boolean | null;
  /** ISO-2; null while undecided. */
  readonly defaultCountry: string | null;
  /** IANA; null while undecided. */
  readonly timeZone: string | null;
  /** Null before the account is mapped. */
  readonly records: AffectedRecords | null;
}

export interface PreflightFinding {
  readonly id: string;
  /** `blocking`: records would be lost, or nothing could be loaded; `accepted`: a person takes that upon them. */
  readonly level: 'blocking' | 'accepted' | 'note';
  /** Whether a person may let it stand: what is lost then is left out by name, with its reason. */
  readonly acceptable: boolean;
  /** Who accepted it, and when (ISO instant); null where nobody did. */
  readonly accepted: { readonly by: string; readonly at: string } | null;
  readonly what: string;
  readonly consequence: string;
  /** How many records of this account; null where it is not about records. */
  readonly records: number | null;
  readonly remedy: string;
}

/**
 * A setting blocks only where it is known to be that of production: a rehearsal location loses nothing for good.
 * @example findObstacles(facts).some(({ level }) => level === 'blocking')
 */
export function findObstacles(facts: PreflightFacts): readonly PreflightFinding[] {
  const { records } = facts;
  return [
    ...facts.missingScopes.map(scopeFinding),
    ...writeScopeFindings(facts.writeScopes),
    ...workflowFindings(facts.publishedWorkflows),
    ...probeFindings(facts),
    ...placeFindings(facts),
    ...(records === null ? [] : [...contactFindings(facts, records), ...otherFindings(facts, records)]),
  ];
}

const final = { acceptable: false, accepted: null } as const;
const choosable = { acceptable: true, accepted: null } as const;

function scopeFinding({ scope, without, essential }: ScopeNeed): PreflightFinding {
  return {
    ...final,
    id: `scope:${scope}`,
    level: essential ? 'blocking' : 'note',
    what: `The token lacks the scope ${scope}.`,
    consequence: `Without it ${without}.`,
    records: null,
    remedy: `In HighLevel, under Settings, Private Integrations: add ${scope} to the integration, then connect again.`,
  };
}

function writeScopeFindings(scopes: readonly string[]): readonly PreflightFinding[] {
  if (scopes.length === 0) return [];
  return [
    {
      ...final,
      id: 'write-scopes',
      level: 'note',
      what: `This plan writes with the scopes ${scopes.join(', ')}.`,
      consequence: 'A token does not tell what it may write: a scope it lacks shows at the first write.',
      records: null,
      remedy: 'In HighLevel, under Settings, Private Integrations: see that the integration has them.',
    },
  ];
}

function workflowFindings(names: readonly string[]): readonly PreflightFinding[] {
  if (names.length === 0) return [];
  return [
    {
      ...final,
      id: 'published-workflows',
      level: 'note',
      what: `Published workflows: ${names.map((name) => `"${name}"`).join(', ')}.`,
      consequence: 'They could react to what is written, so a load does not start beside them.',
      records: null,
      remedy:
        'Set them to draft in HighLevel, or accept each: landfall connect --accept-workflow NAME --by WHO.',
    },
  ];
}

/** Answers of the probe that are not as a load assumes. */
function probeFindings({ optOutsKept, mayGrantAccess }: PreflightFacts): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  if (optOutsKept === false)
    findings.push({
      ...final,
      id: 'opt-outs-not-kept',
      level: 'blocking',
      what: 'HighLevel was seen to drop the opt-out of a test contact.',
      consequence: 'People who must not be contacted would stand there as contactable.',
      records: null,
      remedy:
        'Ask again: landfall probe --again --only restriction-spelling. If the answer stays, load nobody and tell HighLevel and us.',
    });
  if (mayGrantAccess === false)
    findings.push({
      ...final,
      id: 'courses-refused',
      level: 'blocking',
      what: 'The token was seen not to be allowed anything with courses.',
      consequence: 'Courses, offers and access would be refused.',
      records: null,
      remedy:
        'In HighLevel, under Settings, Private Integrations: add courses.write, then landfall probe --again --only enrolment; or decide for tags: landfall decide memberships tags.',
    });
  return findings;
}

function placeFindings({ location, defaultCountry, timeZone }: PreflightFacts): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const differs = (name: string, there: string, here: string, consequence: string) =>
    findings.push({
      ...final,
      id: name.replace(' ', '-'),
      level: 'note',
      what: `The ${name} of the location is ${there}; you decided for ${here}.`,
      consequence,
      records: null,
      remedy: 'Change whichever is wrong: Settings, Business Profile in HighLevel, or landfall decide.',
    });
  if (defaultCountry !== null && location.country !== null && location.country !== defaultCountry)
    differs(
      'country',
      location.country,
      defaultCountry,
      'HighLevel may read numbers typed later by its own country.',
    );
  if (timeZone !== null && location.timezone !== null && location.timezone !== timeZone)
    differs(
      'time zone',
      location.timezone,
      timeZone,
      'Times show shifted in HighLevel; the instants are right.',
    );
  return findings;
}

function contactFindings(
  { location, isProduction, rehearsalAllowsDuplicates }: PreflightFacts,
  records: AffectedRecords,
): readonly PreflightFinding[] {
  const where = isProduction ? 'the production location' : 'this location';
  const findings: PreflightFinding[] = [];
  if (!location.allowDuplicateContact && records.withoutAddress > 0) {
    findings.push({
      ...choosable,
      id: 'duplicate-contacts',
      level: isProduction ? 'blocking' : 'note',
      what: `Each e-mail and phone may stand once only in ${where}.`,
      consequence: 'People who share their only address with somebody else are left out.',
      records: records.withoutAddress,
      remedy:
        'In HighLevel, under Settings, Business Profile: allow duplicate contacts; or give them addresses of their own in Kartra and export again.',
    });
  }
  if (records.marksOfOthers > 0) {
    findings.push({
      ...final,
      id: 'marks-of-others',
      level: 'blocking',
      what: `In ${where}, people with another e-mail and another name carry the Kartra ID of people of this account.`,
      consequence:
        'Another Kartra account was moved there, with the same numbers: two people would become one, and both would get the answers of either about being contacted.',
      records: records.marksOfOthers,
      remedy:
        'Give this account a location of its own; or have the marks of the other account removed first: in its workspace, landfall decide markers remove --by "Your Name", then landfall finish. Who was only renamed: put the e-mail of Kartra back in HighLevel.',
    });
  }
  if (!location.allowDuplicateContact && rehearsalAllowsDuplicates && records.sharedAddresses > 0) {
    findings.push({
      ...choosable,
      id: 'rehearsal-differs',
      level: 'blocking',
      what: 'The rehearsal location allows several people under one address, production does not.',
      consequence: 'What the rehearsal shows of shared addresses will not hold: production refuses them.',
      records: records.sharedAddresses,
      remedy: 'Give both locations the same setting: Settings, Business Profile in HighLevel.',
    });
  }
  if (!location.allowDuplicateContact && records.sharedPhones > 0) {
    findings.push({
      ...final,
      id: 'shared-phones',
      level: 'note',
      what: `Each phone may stand once only in ${where}.`,
      consequence: 'A shared phone stays with one person; the others keep it in a field of its own.',
      records: records.sharedPhones,
      remedy: 'Nothing to do, unless you want several people under one number: allow duplicate contacts.',
    });
  }
  if (location.disableContactTimezone && records.withTimeZone > 0) {
    findings.push({
      ...final,
      id: 'contact-time-zone',
      level: 'note',
      what: `Time zones of people are switched off in ${where}.`,
      consequence: 'Their time zones do not arrive.',
      records: records.withTimeZone,
      remedy: 'In HighLevel, under Settings, Business Profile: switch the contact time zone on.',
    });
  }
  return findings;
}

function otherFindings(
  { location, isProduction, objectsStanding }: PreflightFacts,
  records: AffectedRecords,
): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  if (!location.allowDuplicateOpportunity && records.secondDeals > 0) {
    findings.push({
      ...final,
      id: 'duplicate-opportunities',
      level: isProduction && records.opportunitiesPlanned ? 'blocking' : 'note',
      what: 'The location takes one opportunity a person and pipeline.',
      consequence: 'A second deal of the same person in the same pipeline is refused.',
      records: records.secondDeals,
      remedy: 'In HighLevel, under Settings, Business Profile: allow duplicate opportunities.',
    });
  }
  if (records.deals > 0) {
    findings.push({
      ...final,
      id: 'owner-sync',
      level: 'note',
      what: 'HighLevel may keep the owner of a person and of their opportunities the same.',
      consequence: 'An owner written for a deal may become the owner of the person.',
      records: records.deals,
      remedy:
        'In HighLevel, under Settings, Opportunities: see whether owners are kept in step, and switch it off.',
    });
  }
  const free = objectsStanding === null ? null : Math.max(0, customObjectSlots - objectsStanding);
  if (free !== null && records.objectsToMake > free) {
    findings.push({
      ...final,
      id: 'object-slots',
      level: 'blocking',
      what: `${free} of ${customObjectSlots} places for custom objects are free, ${records.objectsToMake} are needed.`,
      consequence: 'A custom object can never be deleted, so none of the places can be freed.',
      records: records.objectsToMake,
      remedy: 'Decide for opportunities or fields of people instead: landfall decide.',
    });
  }
  if (records.ownersWithoutUser.length > 0) {
    findings.push({
      ...final,
      id: 'owners-without-user',
      level: 'note',
      what: `${records.ownersWithoutUser.length} owners in Kartra are no users of the location.`,
      consequence: 'Their records arrive without an owner.',
      records: records.ownersWithoutUser.reduce((sum, owner) => sum + owner.records, 0),
      remedy:
        'Invite them in HighLevel, under Settings, My Staff, or give their records to somebody else, now or later: landfall assign-owners "OWNER=user@example.com".',
    });
  }
  if (records.calendarsWithoutHost > 0) {
    findings.push({
      ...final,
      id: 'calendars-without-host',
      level: 'note',
      what: `${records.calendarsWithoutHost} calendars have no host who is a user of the location.`,
      consequence: 'They arrive as drafts without hours, and their bookings without a host.',
      records: records.calendarsWithoutHost,
      remedy:
        'Invite the hosts that reports/calendars-*.md names, under Settings, My Staff, then plan again.',
    });
  }
  return findings;
}
