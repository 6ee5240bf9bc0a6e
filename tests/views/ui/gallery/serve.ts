// To look at the gallery: `deno run -A tests/views/ui/gallery/serve.ts 4199`.

import { startGallery } from './server.ts';

const { url } = await startGallery(Number(process.argv[2] ?? 4199));
process.stdout.write(
  Object.keys((await import('./server.ts')).PAGES)
    .map((page) => `${url}${page}`)
    .join('\n'),
);
