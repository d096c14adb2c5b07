/**
 * The last step of mapping a record: its final restrictions, with issues for literals that were not
 * understood and for people whom only an earlier, stricter value silences.
 */
import type { Restrictions } from '../model/contact.ts';
import type { Entity } from '../model/entity.ts';
import type { FieldMap } from '../model/field-map.ts';
import { type ConsentRules, decideRestrictions, findConsentDoubts, findEmailRestriction } from './consent.ts';
import { createGatherConsent } from './gather-consent.ts';
import { addFindings, type RecordDraft } from './record-draft.ts';

export type ConsentStep = (draft: RecordDraft, country: string | null) => Restrictions;

/** @param rules the decisions on consent, and whether the exports have lists */
export function createConsentStep(
  map: FieldMap,
  rules: ConsentRules & { readonly suppressionTags: 'evidence' | 'ordinary' },
): ConsentStep {
  const gather = createGatherConsent(map, rules.suppressionTags);
  return (draft, country) => {
    const evidence = gather(draft.entity, country);
    addFindings(draft, null, findConsentDoubts(evidence));
    const restricted = decideRestrictions(evidence, rules);
    const reason = restricted.email;
    if (reason !== undefined && hasSuperseded(draft.entity)) {
      const now = findEmailRestriction(gather({ ...draft.entity, superseded: {} }, country), rules);
      if (now === null) {
        const code = 'consent-strictest-kept';
        addFindings(draft, null, [{ code, severity: 'warning', before: 'may be e-mailed', after: reason }]);
      }
    }
    return restricted;
  };
}

function hasSuperseded(entity: Entity): boolean {
  for (const _column in entity.superseded) return true;
  return false;
}
