// How the reading process is started: as little as it needs, and no network.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('process.ts', import.meta.url));
const ROOT = join(dirname(ENTRY), '../../..');
/** What the process imports, and Debian's data for French. */
const READ = ['modules/ocr', 'src', 'node_modules', 'package.json', 'tsconfig.json'].map((path) => join(ROOT, path));
const SYSTEM_DATA = ['/usr/share/tesseract-ocr', '/usr/share/tessdata'];

/** What Node's own modules and sharp ask of the system when they are loaded. */
const SYSTEM_FACTS = ['networkInterfaces', 'cpus', 'osRelease', 'hostname'];

/** No secret of the product: a crafted document that takes over the process must find nothing. */
const VISIBLE = ['PATH', 'HOME', 'TMPDIR'];

/** Program and arguments: the runtime we are in, on `engine/process.ts`. Node (≥ 24) has no such flags and gets none. */
export function readingCommand(): { program: string; args: string[] } {
  if (!process.versions['deno']) return { program: process.execPath, args: [ENTRY] };
  return {
    program: process.execPath,
    args: ['run', '--no-prompt', '--no-remote', '--cached-only', '--quiet', ...permissions(), ENTRY],
  };
}

function permissions(): string[] {
  return [
    `--allow-read=${[...READ, ...SYSTEM_DATA].join(',')}`,
    // sharp asks for dozens of names: all others look absent.
    `--allow-env=${VISIBLE.join(',')}`,
    '--ignore-env',
    `--allow-sys=${SYSTEM_FACTS.join(',')}`,
    `--allow-ffi=${join(ROOT, 'node_modules')}`,
    // By name: whether it is installed, and where, only the process can find out.
    '--allow-run=tesseract',
  ];
}
