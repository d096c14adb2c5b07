/** Second meanings of English words, tried after the first: "Business Phone" is a phone at work. */
import type { Lexicon } from '../atoms.ts';

export const englishOtherSenses: Lexicon = {
  work: 'business, office',
  staff: 'employee',
  marketing: 'mailing, promotion',
  street2: 'unit',
  appointment: 'session',
  person: 'from',
  tags: 'category',
};
