/** Owns: the paths of the media library and of files in custom fields, the same in the specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createFolder,
  deleteManyMedia,
  deleteMedia,
  listMedia,
  updateManyMedia,
  updateMedia,
  uploadFile,
} from './manage-media.ts';
import { uploadCustomFiles } from './upload-custom-files.ts';
import { uploadFieldFiles } from './upload-field-files.ts';

export const mediaRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/medias/files', handle: listMedia },
  { method: 'POST', path: '/medias/upload-file', handle: uploadFile },
  { method: 'POST', path: '/medias/folder', handle: createFolder },
  { method: 'PUT', path: '/medias/update-files', handle: updateManyMedia },
  { method: 'PUT', path: '/medias/delete-files', handle: deleteManyMedia },
  { method: 'POST', path: '/medias/:mediaId', handle: updateMedia },
  { method: 'DELETE', path: '/medias/:mediaId', handle: deleteMedia },
  { method: 'POST', path: '/forms/upload-custom-files', handle: uploadCustomFiles },
  { method: 'POST', path: '/locations/:locationId/customFields/upload', handle: uploadFieldFiles },
];
