/**
 * The phone column and the dialling code that is a part of it, compiled to one pair of steps. A number
 * that is held keeps its text, code first, in the field for held phones.
 */
import type { CountryCode } from 'libphonenumber-js/max';
import type { ColumnMap } from '../model/field-map.ts';
import { heldPhoneField, phoneExtensionField } from './holding-fields.ts';
import { addFindings, createFates, type RecordDraft, type Step } from './record-draft.ts';
import { toPhone } from './transforms/phone.ts';

export interface PhoneSteps {
  readonly phone: Step;
  /** Accounts for a dialling code; null when no column is a part of the phone. */
  readonly code: Step | null;
}

/**
 * @param part the column whose target is a part of `phone`, if any
 * @param countryOf ISO-2 of the contact's own country, when known
 */
export function compilePhone(
  phone: ColumnMap,
  part: ColumnMap | null,
  defaultCountry: CountryCode,
  countryOf: (draft: RecordDraft) => string | null,
): PhoneSteps {
  const phoneFate = createFates(phone.column);
  const codeFate = createFates(part?.column ?? '');
  const codeIn = (draft: RecordDraft) =>
    part === null ? '' : (draft.entity.columns[part.column] ?? '').trim();

  const carryPhone: Step = (text, draft) => {
    const code = codeIn(draft);
    const made = toPhone({ text, code, ownCountry: countryOf(draft), defaultCountry });
    addFindings(draft, phone.column, made.findings);
    const joined = `joined-into-${phone.column}`;
    if (made.e164 === null) {
      draft.custom[heldPhoneField.key] = code === '' ? text : `${code} ${text}`;
      draft.cells.push(phoneFate('text', made.rule));
      if (code !== '') draft.cells.push(codeFate('text', joined));
      return;
    }
    draft.fields.phone = made.e164;
    if (made.extension !== null) draft.custom[phoneExtensionField.key] = made.extension;
    draft.cells.push(phoneFate(made.rule === 'exact' ? 'exact' : 'transformed', made.rule));
    if (code === '') return;
    const ignored = codeFate('archive', 'phone-code-ignored');
    draft.cells.push(made.codeUsed ? codeFate('transformed', joined) : ignored);
  };

  // With a phone beside it, the code is accounted for there.
  const carryLoneCode: Step = (_text, draft) => {
    const hasPhone = (draft.entity.columns[phone.column] ?? '').trim() !== '';
    if (!hasPhone) draft.cells.push(codeFate('archive', 'code-without-phone'));
  };
  return { phone: carryPhone, code: part === null ? null : carryLoneCode };
}
