/**
 * Lets the columns of one object speak about each other: "Name" beside "First name" is the family name, a
 * subtotal beside a total is no amount. What is decided depends on the set of columns, never their order.
 */
import type { Atom } from './atoms.ts';
import { type Draft, prefer } from './draft.ts';
import type { TargetKey } from './target-keys.ts';

/** Targets one column alone fills: of several claims the strongest stands, near equals beside it. */
const exclusive: ReadonlySet<TargetKey> = new Set<TargetKey>([
  'transaction.amount',
  'transaction.id',
  'transaction.product',
  'transaction.status',
  'subscription.amount',
  'subscription.id',
  'subscription.status',
  'subscription.product',
  'subscription.startDate',
  'subscription.cancelledAt',
  'subscription.nextBillingDate',
  'opportunity.name',
  'opportunity.monetaryValue',
  'opportunity.closeDate',
  'opportunity.status',
  'appointment.status',
  'appointment.title',
  'appointment.calendar',
  'contact.companyName',
  'contact.source',
  'contact.type',
  'contact.notes',
]);
const nearlyEqual = 0.05;

/** @param drafts of one object */
export function hearNeighbours(drafts: readonly Draft[]): readonly Draft[] {
  const named = drafts.map((draft) => nameByNeighbours(draft, drafts));
  return named.map((draft) => yieldToStronger(draft, named));
}

function bestOf(draft: Draft): { target: TargetKey; score: number; atoms: readonly Atom[] } {
  return draft.candidates[0] ?? { target: 'custom', score: 0, atoms: [] };
}

function others(draft: Draft, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter((other) => other !== draft);
}

function nameByNeighbours(draft: Draft, drafts: readonly Draft[]): Draft {
  const { atoms, target, score } = bestOf(draft);
  const rest = others(draft, drafts);
  const has = (wanted: TargetKey): boolean =>
    rest.some((other) => {
      const best = bestOf(other);
      return best.target === wanted && best.score > 0.8;
    });
  const [reading] = draft.header.readings;
  const said = reading?.atoms ?? [];
  const bare = draft.header.unknown === 0 && said.length > 0 && said.every((atom) => bareNames.has(atom));
  if (draft.column.object !== 'company' && draft.column.object !== 'deal' && bare && said.some(isName)) {
    const [given, family] = [has('contact.firstName'), has('contact.lastName')];
    if (given && !family) return prefer(draft, 'contact.lastName', 0.93, 'another column holds first names');
    if (family && !given) return prefer(draft, 'contact.firstName', 0.93, 'another column holds last names');
  }
  if (draft.column.object === 'transaction' && bare && draft.profile.share.orderNumber >= 0.5)
    return prefer(draft, 'transaction.id', 0.9, 'its values are numbers of orders');
  if (atoms.includes('stateOrStatus') && draft.profile.share.status < 0.5 && draft.column.object !== 'deal') {
    const placed = has('contact.city') || has('contact.postalCode');
    if (placed && rest.some((other) => bestOf(other).target.endsWith('.status')))
      return prefer(draft, 'contact.state', 0.92, 'other columns hold the city and the status');
  }
  if (draft.header.segments.some(({ text }) => text === 'apelido') && !has('contact.lastName')) {
    if (
      rest.some((other) => bestOf(other).atoms.some(isName) || bestOf(other).target === 'contact.firstName')
    )
      return prefer(draft, 'contact.lastName', 0.8, 'another column holds first names');
  }
  if (target === 'contact.email' && draft.column.object === 'contact') {
    const first = rest.some((other) => {
      const best = bestOf(other);
      return (
        best.target === 'contact.email' &&
        (best.score > score || (best.score === score && best.atoms.length < atoms.length))
      );
    });
    if (first && atoms.some((atom) => atom === 'home' || atom === 'work'))
      return prefer(draft, 'contact.additionalEmails', 0.85, 'another column holds the main e-mail address');
  }
  if (
    target === 'contact.additionalPhones' &&
    atoms.includes('home') &&
    rest.length > 2 &&
    !has('contact.phone')
  )
    return prefer(draft, 'contact.phone', 0.8, 'no other column holds a phone number');
  if (target === 'contact.address1' || target === 'business.address') {
    const street = rest.some((other) => bestOf(other).target === target && !isWholeAddress(other));
    if (street && isWholeAddress(draft))
      return prefer(draft, 'custom', 0.75, 'another column holds the street alone');
  }
  return draft;
}

function yieldToStronger(draft: Draft, drafts: readonly Draft[]): Draft {
  const { target, score } = bestOf(draft);
  if (!exclusive.has(target)) return draft;
  const strongest = Math.max(
    ...drafts.map((other) => (bestOf(other).target === target ? bestOf(other).score : 0)),
  );
  if (strongest - score < (target === 'transaction.id' ? 0.02 : nearlyEqual)) return draft;
  return prefer(draft, 'custom', 0.8, 'another column says this more plainly');
}

const bareNames = new Set<Atom>(['name', 'namePart', 'person', 'fullName', 'billing', 'primary', 'hidden']);

function isName(atom: Atom): boolean {
  return atom === 'name' || atom === 'namePart';
}

function isWholeAddress(draft: Draft): boolean {
  return draft.header.segments.some(({ text }) => /format|full|complet|voll/.test(text));
}
