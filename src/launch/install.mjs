// Installs the packages of package-lock.json when they are not there, once, also when two starts come at the same time.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop, tell } from './say.mjs';
import { root } from './settings.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules/.facteur-install');
const guardFile = join(tmpdir(), `facteur-install-${digest(root).slice(0, 16)}`);

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** 'all' holds 'production'. */
function stampText(scope) {
  return `${digest(readFileSync(lockFile))} ${process.arch} ${scope}\n`;
}

/** @param {'all' | 'production'} scope */
function isInstalled(scope) {
  const stamp = readText(stampFile);
  if (stamp !== undefined && (stamp === stampText(scope) || stamp === stampText('all'))) return true;
  if (!isCompleteByHand(scope)) return false;
  try {
    writeFileSync(stampFile, stampText(scope));
  } catch {
    // A read-only installation is compared again each time.
  }
  return true;
}

/** Whether npm's own record of what it put into node_modules has every package of the lock file at its version. */
function isCompleteByHand(scope) {
  const record = readText(join(root, 'node_modules/.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true;
    if (scope === 'production' && entry.dev) return true;
    return installed[path]?.version === entry.version;
  });
}

/**
 * `npm ci` refuses a lock file that lacks the packages of other platforms, as a registry that does not serve them makes
 * it. `npm install --no-save` then installs the locked versions and changes no file of ours.
 */
function namesEveryPlatform() {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  return optional.every((name) => packages[`node_modules/${name}`]);
}

/**
 * Makes sure that the packages are there; npm's words go to standard error.
 * @param {'all' | 'production'} scope
 */
export async function ensureInstalled(scope) {
  if (isInstalled(scope)) return;
  await takeTurn();
  try {
    if (isInstalled(scope)) return;
    tell('Installation des paquets (une seule fois)…', 'Installing packages (only once)…');
    const words = namesEveryPlatform() ? ['ci'] : ['install', '--no-save'];
    await runNpm([...words, scope === 'all' ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund']);
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stampText(scope));
  } finally {
    rmSync(guardFile, { force: true });
  }
}

async function takeTurn() {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(guardFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(readText(guardFile)))) {
      rmSync(guardFile, { force: true });
      continue;
    }
    if (!told)
      tell('Une autre installation est en cours ; on l’attend…', 'Another installation is at work; waiting for it…');
    await sleep(200);
  }
}

function isAlive(processNumber) {
  // Empty: its maker has not written its number yet.
  if (processNumber === 0) return true;
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function runNpm(args) {
  // Inside `npm start`, npm names its own script: the npm of the PATH may be another.
  const npm = process.env.npm_execpath;
  const [file, words] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { cwd: root, stdio: ['ignore', 2, 'pipe'] });
    let output = '';
    child.stderr.on('data', (bytes) => {
      output = (output + bytes).slice(-20_000);
      process.stderr.write(bytes);
    });
    child.on('error', () => reject(new Stop('npm est introuvable.', 'npm was not found.')));
    child.on('close', (code) => (code === 0 ? resolve() : reject(failure(output))));
  });
}

function failure(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|network/i.test(output)) {
    return new Stop(
      'Le registre de paquets npm ne répond pas : vérifiez la connexion (ou le mandataire HTTPS_PROXY), puis relancez.',
      'The npm registry does not answer: check the connection (or the proxy HTTPS_PROXY), then start again.',
    );
  }
  if (/ENOSPC/.test(output)) {
    return new Stop(
      'Le disque est plein : libérez de la place, puis relancez.',
      'The disk is full: free some space, then start again.',
    );
  }
  return new Stop(
    'L’installation des paquets a échoué (voir ci-dessus).',
    'Installing the packages failed (see above).',
  );
}
