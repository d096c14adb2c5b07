/** The tour of the modules beside contacts, opportunities and objects. */
import { driveAffiliates } from './drive-affiliates.ts';
import { driveCalendars } from './drive-calendars.ts';
import { driveConversations } from './drive-conversations.ts';
import { driveCourses } from './drive-courses.ts';
import { driveMedia } from './drive-media.ts';
import type { TourPlace } from './drive-platform.ts';
import { driveServices } from './drive-services.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveModules(place: TourPlace, version: string): Promise<Exchange[]> {
  const edition = version === 'v3' ? 'v3' : 'v2';
  const exchanges: Exchange[] = [];
  for (const drive of [
    driveCalendars,
    driveServices,
    driveConversations,
    driveCourses,
    driveMedia,
    driveAffiliates,
  ])
    exchanges.push(...(await drive(place, edition)));
  return exchanges;
}
