/** Every export beside contacts and money, in the order they are written. */

import { LIST_SHEET, MEMBERSHIP_SHEET, TAG_SHEET } from './access-sheets.ts';
import { AFFILIATE_SHEET } from './affiliate-sheet.ts';
import { APPOINTMENT_SHEET } from './appointment-sheet.ts';
import { CALENDAR_SHEET } from './calendar-sheet.ts';
import { COMPANY_SHEET } from './company-sheet.ts';
import { DEAL_SHEET } from './deal-sheet.ts';
import { FORM_SHEET, SURVEY_SHEET } from './form-sheets.ts';
import { ACTIVITY_SHEET, NOTE_SHEET } from './history-sheets.ts';
import { INVENTORY_SHEET } from './inventory-sheet.ts';
import type { RecordSheet } from './record-sheet.ts';

export const RECORD_SHEETS: readonly RecordSheet[] = [
  COMPANY_SHEET,
  DEAL_SHEET,
  AFFILIATE_SHEET,
  CALENDAR_SHEET,
  APPOINTMENT_SHEET,
  MEMBERSHIP_SHEET,
  LIST_SHEET,
  TAG_SHEET,
  FORM_SHEET,
  SURVEY_SHEET,
  NOTE_SHEET,
  ACTIVITY_SHEET,
  INVENTORY_SHEET,
];
