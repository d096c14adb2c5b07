/** Owns: the paths of associations and relations, by the associations specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createAssociation,
  deleteAssociation,
  getAssociation,
  getAssociationByKey,
  getAssociationsOfObject,
  listAssociations,
  updateAssociation,
} from './manage-associations.ts';
import { createRelation, deleteRelation, listRelations } from './manage-relations.ts';

/** Fixed paths stand before those with an id, because the first that fits answers. */
export const associationRoutes: readonly PlatformRoute[] = [
  { method: 'POST', path: '/associations/relations', handle: createRelation },
  { method: 'GET', path: '/associations/relations/:recordId', handle: listRelations },
  { method: 'DELETE', path: '/associations/relations/:relationId', handle: deleteRelation },
  { method: 'GET', path: '/associations/key/:keyName', handle: getAssociationByKey },
  { method: 'GET', path: '/associations/objectKey/:objectKey', handle: getAssociationsOfObject },
  { method: 'GET', path: '/associations/', handle: listAssociations },
  { method: 'POST', path: '/associations/', handle: createAssociation },
  { method: 'GET', path: '/associations/:associationId', handle: getAssociation },
  { method: 'PUT', path: '/associations/:associationId', handle: updateAssociation },
  { method: 'DELETE', path: '/associations/:associationId', handle: deleteAssociation },
];
