/**
 * Names of tags and lists that say "do not write to this person". Used as evidence only to restrict:
 * a name matched by mistake silences somebody, a name missed writes to somebody who said no.
 */

const phrases: readonly RegExp[] = [
  /\b(?:do not|don t|dont|never) (?:e ?mail|contact|mail|market|send|disturb|message|solicit)\b/,
  /\b(?:dnc|dnd|dne)\b/,
  // Whole names only: "no email list yet" is an answer in a survey.
  /^no (?:more )?(?:e ?mails?|marketing|newsletters?|contact|communications?)$/,
  /\bunsub(?:s|bed|scribe[drs]?|scribing)?\b/,
  /\bopt(?:ed|s|ing)? ?out\b/,
  /\b(?:hard|soft|e ?mail) ?bounce[ds]?\b|\bbounced\b|^bounces?$/,
  /\bspam (?:complain|report|trap|flag)|\b(?:marked|reported|flagged)(?: \w+)? spam\b|^spam(?:med|mers?)?$/,
  /^complain(?:ts?|ed|ers?)$|\b(?:e ?mail|abuse) complaint|\babuse report/,
  /\bsuppress(?:ed|ion)?\b|\b(?:black|block) ?listed\b|^(?:blocked|block ?list|black ?list)$/,
  /\b(?:invalid|bad|undeliverable|dead) e ?mail|\bundeliverable\b/,
  /\bgdpr (?:declined|refused|no|not accepted)\b|\bdelete me\b/,
  // German, Spanish, French, Portuguese, Italian, Dutch
  /\babgemeldet\b|\bnicht (?:mehr )?(?:kontaktieren|anschreiben|mailen)\b|\bkeine (?:werbung|e ?mails?)\b/,
  /\b(?:no|nao|nunca|non) (?:contactar|contatar|contattare|enviar|molestar)\b|\bdado de baja\b/,
  /\bdesuscrit[oa]\b|\bdescadastrad[oa]\b|\bdisiscritt[oa]\b|\bcancelad[oa] de la lista\b/,
  /\bdes(?:abonne|inscrit)e?s?\b|\bne (?:pas|plus) (?:contacter|envoyer|ecrire)\b/,
  /\b(?:uitgeschreven|afgemeld)\b|\bniet (?:mailen|contacteren|benaderen)\b/,
];

/**
 * True when a tag, list or column name is evidence that the person must not be e-mailed.
 *
 * @example isSuppressionName('DO-NOT-EMAIL') // true
 */
export function isSuppressionName(name: string): boolean {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return phrases.some((phrase) => phrase.test(words));
}
