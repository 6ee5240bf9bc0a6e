// `npm run demo`: the product with a demo cabinet of two dossiers, and invoices that arrive by mail while you watch.

import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { login, openDossiers, type Dossiers } from './dossiers.ts';
import { demoOptions, usage, type DemoOptions } from './options.ts';
import { baseUrl, ProductFailure, startProduct } from './product.ts';
import { sendAll } from './sending.ts';
import { agrees, bold, dim, red, say } from './terminal.ts';

function tellWhere(options: DemoOptions, { list, isNew }: Dossiers): void {
  say();
  say(
    bold(
      isNew ? 'Facteur est prêt, avec un cabinet de démonstration.' : 'Facteur est prêt ; les dossiers existent déjà.',
    ),
  );
  say(`  Pages         ${bold(baseUrl(options))}`);
  say(`  Connexion     ${login.email}`);
  say(`  Mot de passe  ${login.password}`);
  for (const dossier of list) say(`  ${dossier.name.padEnd(18)} reçoit ses factures à ${dossier.mailAddress}`);
  say(`  API           ${baseUrl(options)}/api/docs ${dim('(clés dans demo.json du dossier de données)')}`);
  say(dim('  Ctrl-C pour arrêter.'));
}

async function run(options: DemoOptions): Promise<void> {
  const dossiers = await openDossiers(options);
  tellWhere(options, dossiers);
  const wanted =
    dossiers.isNew || options.again || (await agrees('\nRenvoyer les factures ? Facteur devra y voir des doublons.'));
  if (!wanted) return;
  await sendAll(options, dossiers);
  say(`\n${bold('Tout est envoyé.')} Ouvrez ${baseUrl(options)} pour valider les factures.`);
}

type Interruption = 'terminal' | 'signal';

function interruption(): Promise<Interruption> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(process.stdin.isTTY ? 'terminal' : 'signal'));
    process.once('SIGTERM', () => resolve('signal'));
  });
}

async function demonstrate(options: DemoOptions): Promise<void> {
  say('Démarrage de Facteur…');
  const product = await startProduct(options);
  const interrupted = interruption();
  const told = run(options)
    .then(() => (options.once ? ('done' as const) : interrupted))
    // When the product goes away, its end or the signal says more than the call that failed.
    .catch(async (error: unknown) => {
      const reason = await Promise.race([interrupted, product.lost, sleep(2000)]);
      if (reason === undefined) throw error;
      return reason;
    });
  let ending: Interruption | 'done' | undefined;
  try {
    ending = await Promise.race([told, interrupted, product.lost]);
  } finally {
    // Ctrl-C in a terminal reaches the product by itself; a second signal would cut its ending short.
    if (ending !== 'terminal') product.stop();
    await product.ended;
    say('\nFacteur est arrêté.');
  }
}

function optionsOrComplaint(): DemoOptions | undefined {
  try {
    const options = demoOptions(process.argv.slice(2), process.env);
    if (!options) say(usage);
    return options;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    say(`${red(error.message)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

try {
  const options = optionsOrComplaint();
  if (options) await demonstrate(options);
} catch (error) {
  if (!(error instanceof ProductFailure)) throw error;
  say(red(error.message));
  process.exitCode = 1;
}
