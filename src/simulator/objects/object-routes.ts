/** Owns: the paths of objects, their records and their fields, by the objects and custom-fields specs. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createFolder,
  createObjectField,
  deleteFolder,
  deleteObjectField,
  getObjectField,
  listObjectFields,
  renameFolder,
  updateObjectField,
} from './manage-object-fields.ts';
import { createRecord, deleteRecord, getRecord, updateRecord } from './manage-records.ts';
import { createSchema, getSchema, listSchemas, updateSchema } from './manage-schemas.ts';
import { searchRecords } from './search-records.ts';

/** Fixed paths stand before those with an id, because the first that fits answers. */
export const objectRoutes: readonly PlatformRoute[] = [
  { method: 'POST', path: '/custom-fields/', handle: createObjectField },
  { method: 'POST', path: '/custom-fields/folder', handle: createFolder },
  { method: 'PUT', path: '/custom-fields/folder/:id', handle: renameFolder },
  { method: 'DELETE', path: '/custom-fields/folder/:id', handle: deleteFolder },
  { method: 'GET', path: '/custom-fields/object-key/:objectKey', handle: listObjectFields },
  { method: 'GET', path: '/custom-fields/:id', handle: getObjectField },
  { method: 'PUT', path: '/custom-fields/:id', handle: updateObjectField },
  { method: 'DELETE', path: '/custom-fields/:id', handle: deleteObjectField },
  { method: 'GET', path: '/objects/', handle: listSchemas },
  { method: 'POST', path: '/objects/', handle: createSchema },
  { method: 'POST', path: '/objects/:schemaKey/records', handle: createRecord },
  { method: 'POST', path: '/objects/:schemaKey/records/search', handle: searchRecords },
  { method: 'GET', path: '/objects/:schemaKey/records/:id', handle: getRecord },
  { method: 'PUT', path: '/objects/:schemaKey/records/:id', handle: updateRecord },
  { method: 'DELETE', path: '/objects/:schemaKey/records/:id', handle: deleteRecord },
  { method: 'GET', path: '/objects/:key', handle: getSchema },
  { method: 'PUT', path: '/objects/:key', handle: updateSchema },
];
