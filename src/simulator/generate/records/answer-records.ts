/** What the records of one person truly are. */

import type { AccountPlan } from '../plan-account.ts';
import { drawAppointments } from './draw-appointments.ts';
import { drawDeals } from './draw-deals.ts';
import { drawFormAnswers, drawSurveyAnswers } from './form-sheets.ts';
import { drawActivities, drawNotes } from './history-sheets.ts';
import { hasOpenedRecently, mailingStatusOf } from './mailing-status.ts';
import type { PersonRecords } from './record-answers.ts';
import type { Member } from './record-sheet.ts';

export function answerRecords(plan: AccountPlan, member: Member): PersonRecords {
  const { person } = member;
  return {
    deals: drawDeals(plan, person).map(({ id, company, owner }) => ({
      id,
      companyKey: company?.key ?? null,
      owner: owner?.email ?? null,
    })),
    appointments: drawAppointments(plan, person).map(({ id, calendar, startsAt, endsAt }) => ({
      id,
      calendar: calendar.name,
      startsAt,
      endsAt,
    })),
    noteIds: drawNotes(plan, person).map(({ id }) => id),
    formAnswers: drawFormAnswers(plan, person).length,
    surveyAnswers: drawSurveyAnswers(plan, person).length,
    activities: drawActivities(plan, member).length,
    mailing: mailingStatusOf(plan, person),
    hasOpenedRecently: hasOpenedRecently(plan, person),
  };
}
