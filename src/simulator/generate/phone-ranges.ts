/**
 * National numbers by country, each person a different one.
 *
 * Ranges are in tiers. The first tier is what the regulator reserves for fiction (555-01xx, Ofcom's 7946 0xxx and
 * 496 0xxx, ACMA's 5550 xxxx, ARCEP, Bundesnetzagentur) wherever libphonenumber also calls it valid, which a test
 * checks for all (it refuses Ofcom's 7700 900xxx: that one stands among the placeholders, in `draw-phone.ts`); later
 * tiers only take over when an account is larger than that. Nothing is ever dialled.
 */

interface Tier {
  /** National significant prefixes. */
  readonly prefixes: readonly string[];
  /** Digits after the prefix. */
  readonly digits: number;
}

export interface PhoneRange {
  readonly callingCode: string;
  /** What is dialled before the national number inside the country. */
  readonly trunk: string;
  /** Group lengths of the national number as people write it, from the left; the rest is the last group. */
  readonly groups: readonly number[];
  readonly tiers: readonly Tier[];
  /** The national form, code left out, would also be a valid US number: never written without a code. */
  readonly looksAmerican?: true;
}

/** No two people of an account of at most this size get the same number by accident. */
export const MAX_CONTACTS = 1_600_000;

const US_AREAS =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 469 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 757 760 763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 850 856 857 858 859 860 863 864 865 870 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980 985 989'.split(
    ' ',
  );
const CA_AREAS = '204 250 306 403 416 418 438 450 506 514 519 604 613 647 705 709 780 819 902 905'.split(' ');

const times = (heads: readonly string[], tails: readonly string[]): readonly string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));

function american(areas: readonly string[], spill: readonly Tier[]): PhoneRange {
  const unassigned = times(areas, ['5552', '5553', '5554', '5555', '5556', '5557', '5558', '5559']);
  return {
    callingCode: '1',
    trunk: '1',
    groups: [3, 3],
    tiers: [{ prefixes: times(areas, ['55501']), digits: 2 }, { prefixes: unassigned, digits: 3 }, ...spill],
  };
}

const range = (
  callingCode: string,
  trunk: string,
  groups: readonly number[],
  ...tiers: Tier[]
): PhoneRange => ({
  callingCode,
  trunk,
  groups,
  tiers,
});
const tier = (digits: number, prefixes: string): Tier => ({ digits, prefixes: prefixes.split(' ') });

export const PHONE_RANGES: Readonly<Record<string, PhoneRange>> = {
  US: american(US_AREAS, []),
  CA: american(CA_AREAS, [{ prefixes: times(CA_AREAS, ['22', '33', '44']), digits: 5 }]),
  GB: range(
    '44',
    '0',
    [4],
    tier(3, '2079460 1134960 1214960 1314960 1414960 1514960 1614960'),
    tier(6, '7400 7401'),
  ),
  AU: range('61', '0', [3, 3], tier(4, '25550 35550 75550 85550'), tier(6, '412 413')),
  DE: range('49', '0', [3], tier(3, '3023125 6990009 4066969 2214710 8999998'), tier(7, '1512')),
  FR: range('33', '0', [1, 2, 2, 2], tier(4, '19900 26191 35301 46571 53649'), tier(6, '612 613')),
  ES: range('34', '', [3, 3], tier(6, '612 622')),
  MX: { ...range('52', '', [2, 4], tier(7, '551')), looksAmerican: true },
  NL: range('31', '0', [1], tier(7, '61')),
  BR: { ...range('55', '0', [2, 5], tier(6, '11987 21987')), looksAmerican: true },
  IT: { ...range('39', '', [3, 3], tier(7, '320')), looksAmerican: true },
  GR: range('30', '', [3, 3], tier(7, '697')),
  RU: range('7', '8', [3, 3, 2], tier(7, '912')),
  JP: range('81', '0', [2, 4], tier(7, '901')),
  IL: range('972', '0', [2, 3], tier(6, '502 503')),
  AE: range('971', '0', [2, 3], tier(6, '502 503')),
  CH: range('41', '0', [2, 3, 2], tier(6, '791 792')),
  IE: range('353', '0', [2, 3], tier(6, '851 861')),
};

/**
 * The national significant number of one slot; different slots below `MAX_CONTACTS` give different numbers.
 *
 * @param slot   the person's index
 * @param offset the account's own shift, so that two seeds differ
 */
export function numberInRange(phoneRange: PhoneRange, slot: number, offset: number): string {
  let left = slot;
  for (const { prefixes, digits } of phoneRange.tiers) {
    const lines = 10 ** digits;
    const capacity = prefixes.length * lines;
    if (left >= capacity) {
      left -= capacity;
      continue;
    }
    const place = (left + offset) % capacity;
    const line = (Math.floor(place / prefixes.length) * 37 + 11) % lines;
    return prefixes[place % prefixes.length]! + String(line).padStart(digits, '0');
  }
  throw new RangeError(`no number left in +${phoneRange.callingCode} for slot ${slot}`);
}

/** The national number with blanks where people put them: `7700 900219`. */
export function spaceNumber(phoneRange: PhoneRange, national: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of phoneRange.groups) {
    parts.push(national.slice(at, at + length));
    at += length;
  }
  parts.push(national.slice(at));
  return parts.join(' ');
}
