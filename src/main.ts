// The server process: instance → faces and jobs → wait → stop in reverse order.

import process from 'node:process';
import { moduleSettings, startApp, type RunningApp } from './app.ts';
import { ConfigError } from './config.ts';
import { Problem } from './errors.ts';
import { openInstance, type Instance } from './instance.ts';
import * as settings from './settings.ts';

const STOP_WITHIN_MS = 20_000;

/** A sentence for what the operator can mend, the whole error for what they cannot. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Problem) return `${error.text.fr}\n${error.text.en}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function announce({ ctx }: Instance, app: RunningApp): void {
  const url = ctx.config.get(settings.publicUrl) ?? `http://localhost:${app.httpPort}`;
  if (app.httpPort !== undefined) process.stdout.write(`Facteur est prêt : ${url}\n`);
  if (app.smtpPort !== undefined) {
    process.stdout.write(
      `Réception des factures : <SIREN>@${ctx.config.get(settings.mailDomain)}, port ${app.smtpPort}\n`,
    );
  }
}

async function stop(app: RunningApp, instance: Instance): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await app.stop();
  await instance.close();
}

async function main(): Promise<void> {
  const instance = await openInstance({ settings: moduleSettings, whenInUse: 'refuse' });
  const { log } = instance.ctx;
  let app: RunningApp;
  try {
    app = await startApp(instance);
  } catch (error) {
    await instance.close();
    throw error;
  }
  announce(instance, app);
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
  });
  log.info({ signal }, 'Stopping');
  await stop(app, instance);
}

process.on('unhandledRejection', (error) => {
  process.stderr.write(`Unhandled rejection: ${explain(error)}\n`);
});

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
