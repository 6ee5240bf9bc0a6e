// How the reading process is started: as little as it needs, and no network.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('process.ts', import.meta.url));
const ROOT = join(dirname(ENTRY), '../../..');
const SYSTEM_DATA = ['/usr/share/tesseract-ocr', '/usr/share/tessdata'];
const TESSERACT = ['/usr/bin/tesseract', '/usr/local/bin/tesseract'];

/** Program and arguments: the runtime we are in, on `engine/process.ts`. Node (≥ 24) has no such flags and gets none. */
export function readingCommand(): { program: string; args: string[] } {
  if (!process.versions['deno']) return { program: process.execPath, args: [ENTRY] };
  return {
    program: process.execPath,
    args: ['run', '--no-prompt', '--cached-only', '--quiet', ...permissions(), ENTRY],
  };
}

function permissions(): string[] {
  return [
    `--allow-read=${[ROOT, ...SYSTEM_DATA, ...TESSERACT].join(',')}`,
    // sharp: which C library, which vips; tesseract.js: is this node?
    '--allow-env',
    '--allow-sys',
    `--allow-ffi=${join(ROOT, 'node_modules')}`,
    // Whether it is there, the reading process finds out: we may not look.
    `--allow-run=${TESSERACT.join(',')}`,
  ];
}
