// Runs a short command of the system or of PostgreSQL under the account of the cluster.

import { spawn, type SpawnOptions } from 'node:child_process';

import type { Account } from './types.ts';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What every child of the supervisor is started with: nothing of our own environment (secrets), and the account when
 * we are root. `detached` gives it a session of its own, so that Ctrl-C in a terminal reaches us first and only.
 */
export function childOptions(account: Account | undefined, environment: Record<string, string> = {}): SpawnOptions {
  return {
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC', ...environment },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

/** Never rejects: a command that cannot be started has code null and the reason in `stderr`. */
export function runCommand(
  file: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const refused = (error: unknown): void => resolve({ code: null, stdout: '', stderr: String(error) });
    try {
      const child = spawn(file, args, { ...childOptions(account), stdio: ['ignore', 'pipe', 'pipe'] });
      let stdout = '';
      let stderr = '';
      child.stdout?.on('data', (bytes) => (stdout += String(bytes)));
      child.stderr?.on('data', (bytes) => (stderr += String(bytes)));
      child.on('error', refused);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    } catch (error) {
      refused(error); // Deno throws at once where Node emits an error event.
    }
  });
}
