/** Owns: every path of the simulated platform, in one list, so that none is served without being driven. */

import { affiliateRoutes } from './affiliates/affiliate-routes.ts';
import { associationRoutes } from './associations/association-routes.ts';
import { businessRoutes } from './businesses/business-routes.ts';
import { calendarRoutes } from './calendars/calendar-routes.ts';
import { contactActivityRoutes } from './contacts/contact-activity-routes.ts';
import { contactRoutes } from './contacts/contact-routes.ts';
import { conversationRoutes } from './conversations/conversation-routes.ts';
import { courseRoutes } from './courses/course-routes.ts';
import { customValueRoutes } from './custom-values/custom-value-routes.ts';
import type { PlatformRoute } from './http/platform-route.ts';
import { locationRoutes } from './locations/location-routes.ts';
import { mediaRoutes } from './media/media-routes.ts';
import { noteRoutes } from './notes/note-routes.ts';
import { objectRoutes } from './objects/object-routes.ts';
import { opportunityRoutes } from './opportunities/opportunity-routes.ts';
import { serviceRoutes } from './services/service-routes.ts';

export const platformRoutes: readonly PlatformRoute[] = [
  ...contactActivityRoutes,
  ...contactRoutes,
  ...opportunityRoutes,
  ...noteRoutes,
  ...businessRoutes,
  ...locationRoutes,
  ...customValueRoutes,
  ...objectRoutes,
  ...associationRoutes,
  // Before the calendars, whose parameters would swallow these paths.
  ...serviceRoutes,
  ...calendarRoutes,
  ...courseRoutes,
  ...conversationRoutes,
  ...mediaRoutes,
  ...affiliateRoutes,
];
