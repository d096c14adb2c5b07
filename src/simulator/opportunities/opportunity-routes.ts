/** Owns: the paths of the opportunities API, by the specs v2 and v3 and the live pages on pipelines. */

import type { PlatformRoute } from '../http/platform-route.ts';
import { addOpportunityFollowers, removeOpportunityFollowers } from './change-followers.ts';
import {
  createPipeline,
  deletePipeline,
  getPipeline,
  listLostReasons,
  listPipelines,
  updatePipeline,
} from './manage-pipelines.ts';
import { queryOpportunities, searchOpportunities } from './search-opportunities.ts';
import { upsertOpportunity } from './upsert-opportunity.ts';
import {
  createOpportunity,
  deleteOpportunity,
  getOpportunity,
  updateOpportunity,
  updateOpportunityStatus,
} from './write-opportunity.ts';

/** Fixed paths stand before those with an id, because the first that fits answers. */
export const opportunityRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/opportunities/lost-reason', handle: listLostReasons },
  { method: 'GET', path: '/opportunities/search', handle: queryOpportunities },
  { method: 'POST', path: '/opportunities/search', handle: searchOpportunities },
  { method: 'GET', path: '/opportunities/pipelines', handle: listPipelines },
  { method: 'POST', path: '/opportunities/pipelines', only: 'v3', handle: createPipeline },
  { method: 'GET', path: '/opportunities/pipelines/:id', only: 'v3', handle: getPipeline },
  { method: 'PUT', path: '/opportunities/pipelines/:id', only: 'v3', handle: updatePipeline },
  { method: 'DELETE', path: '/opportunities/pipelines/:id', only: 'v3', handle: deletePipeline },
  { method: 'POST', path: '/opportunities/upsert', handle: upsertOpportunity },
  { method: 'POST', path: '/opportunities/', handle: createOpportunity },
  { method: 'GET', path: '/opportunities/:id', handle: getOpportunity },
  { method: 'PUT', path: '/opportunities/:id', handle: updateOpportunity },
  { method: 'DELETE', path: '/opportunities/:id', handle: deleteOpportunity },
  { method: 'PUT', path: '/opportunities/:id/status', handle: updateOpportunityStatus },
  { method: 'POST', path: '/opportunities/:id/followers', handle: addOpportunityFollowers },
  { method: 'DELETE', path: '/opportunities/:id/followers', handle: removeOpportunityFollowers },
];
