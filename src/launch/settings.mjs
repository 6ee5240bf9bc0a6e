// The settings that decide permissions. Their documentation and defaults for everyone else: src/settings.ts.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

/** The real path, of which the end may not exist yet. */
export function realPath(path) {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}

/** As src/config.ts reads a setting: the variable, else the file named by `NAME_FILE`, else the default. */
function value(environment, name, fallback) {
  if (environment[name]) return environment[name];
  const file = environment[`${name}_FILE`];
  if (file && existsSync(file)) return readFileSync(file, 'utf8').trimEnd();
  return fallback;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns settings with absolute real paths; `files`: those that other settings name (certificates,
 * secrets).
 */
export function launchSettings(environment) {
  const named = Object.entries(environment).filter(([name, text]) => text && /^(FACTEUR_|DATABASE_|LOG_)/.test(name));
  const files = named.filter(([name]) => /_(FILE|CERT|KEY|CA)$/.test(name)).map(([, text]) => resolve(root, text));
  const urls = named.map(([name]) => name.replace(/_FILE$/, '')).filter((name) => name.endsWith('_URL'));
  return {
    dataDir: realPath(resolve(root, value(environment, 'FACTEUR_DATA', './data'))),
    http: {
      host: value(environment, 'FACTEUR_HTTP_HOST', '0.0.0.0'),
      port: value(environment, 'FACTEUR_HTTP_PORT', '3000'),
    },
    smtp: {
      host: value(environment, 'FACTEUR_SMTP_HOST', '0.0.0.0'),
      port: value(environment, 'FACTEUR_SMTP_PORT', '2525'),
    },
    databaseUrl: value(environment, 'DATABASE_URL', undefined),
    urls: urls.map((name) => value(environment, name, '')).filter((url) => url),
    extraHosts: value(environment, 'FACTEUR_ALLOW_NET', '')
      .split(',')
      .filter((host) => host),
    files: files.filter((path) => existsSync(path)).flatMap((path) => [path, realPath(path)]),
  };
}
