// The gallery as a server of one test file.

import type { Server } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { startGallery } from '../../views/ui/gallery/server.ts';

/** Starts the gallery around the tests of a file; the answer gives addresses of its pages. */
export function useGallery(): (path: string) => string {
  let gallery: { url: string; server: Server } | undefined;
  beforeAll(async () => {
    gallery = await startGallery();
  });
  afterAll(() => {
    gallery?.server.closeAllConnections();
    gallery?.server.close();
  });
  return (path) => `${gallery?.url ?? ''}${path}`;
}
