// How the reading process is started: as little as it needs, and no network.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('process.ts', import.meta.url));
const ROOT = join(dirname(ENTRY), '../../..');
const SYSTEM_DATA = ['/usr/share/tesseract-ocr', '/usr/share/tessdata'];

/** Program and arguments: the runtime we are in, on `engine/process.ts`. Node (≥ 24) has no such flags and gets none. */
export function readingCommand(): { program: string; args: string[] } {
  if (!process.versions['deno']) return { program: process.execPath, args: [ENTRY] };
  return {
    program: process.execPath,
    args: ['run', '--no-prompt', '--cached-only', '--quiet', ...permissions(), ENTRY],
  };
}

function permissions(): string[] {
  const modules = join(ROOT, 'node_modules');
  const tesseract = programPath('tesseract');
  return [
    `--allow-read=${[ROOT, ...SYSTEM_DATA].join(',')}`,
    // sharp: which C library, which vips; tesseract.js: is this node?
    '--allow-env',
    '--allow-sys',
    `--allow-ffi=${modules}`,
    ...(tesseract ? [`--allow-run=${tesseract}`] : []),
  ];
}

function programPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
