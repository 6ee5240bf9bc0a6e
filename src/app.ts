// Composition root: the only file that lists the modules, plugs their ports and wires events to subscribers.

import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { archiveModule, verify, type Fault } from '#modules/archive';
import { inboxModule, receiveMail } from '#modules/inbox';
import { countByPartner, describeInvoices, findInvoices, invoicesModule, menuCounters } from '#modules/invoices';
import { renderPage, stopReader } from '#modules/ocr';
import { partnersModule } from '#modules/partners';
import {
  allCompanies,
  companyByRecipient,
  gate,
  initInstance,
  publicPages,
  resetPassword,
  tenancy,
} from '#modules/tenancy';
import { ApiDocsPage, type ApiDescription } from '#views/http/api-docs.tsx';
import { ProblemPage } from '#views/http/problem.tsx';
import { renderDocument } from '#views/ui/index.ts';
import type { Setting } from './config.ts';
import { forCompany, systemActor } from './context.ts';
import { clientConfig } from './db/open.ts';
import { openLiveHub, type LiveHub } from './events/live.ts';
import { eventJobs, type Subscription } from './events/outbox.ts';
import { createHttp } from './http/app.ts';
import { loadStatic } from './http/assets.ts';
import { createMetrics } from './http/metrics.ts';
import type { Instance } from './instance.ts';
import { jobCounts } from './jobs/admin.ts';
import { startCron } from './jobs/cron.ts';
import type { Job } from './jobs/job.ts';
import { startWorker, type JobWorker } from './jobs/worker.ts';
import type { Module } from './module.ts';
import * as settings from './settings.ts';
import { tlsIdentity } from './smtp/certificate.ts';
import { startSmtp, type SmtpFace } from './smtp/server.ts';

/** Downward order of design: a module knows only those before it. */
export const modules: readonly Module[] = [
  tenancy,
  partnersModule({ usage: { countByPartner } }),
  archiveModule({ subjects: { find: findInvoices, describe: describeInvoices } }),
  invoicesModule({ previews: { renderPage } }),
  inboxModule,
];

/** Who wants to know what: subscriber by subscriber. */
const subscriptions: readonly Subscription[] = [];

export const moduleSettings: readonly Setting<unknown>[] = modules.flatMap((module) => module.settings ?? []);

const allJobs: readonly Job[] = [...modules.flatMap((module) => module.jobs ?? []), ...eventJobs(subscriptions)];

const STATIC = join(import.meta.dirname, '..', 'static');

export interface RunningApp {
  readonly httpPort: number | undefined;
  readonly smtpPort: number | undefined;
  /** Stops taking work, lets running work end, in the reverse order of the start. */
  stop(): Promise<void>;
}

/** Starts what FACTEUR_ROLES asks for. */
export async function startApp(instance: Instance): Promise<RunningApp> {
  const roles = instance.ctx.config.get(settings.roles);
  const stops: (() => Promise<void>)[] = [];
  const metrics = createMetrics();
  let httpPort: number | undefined;
  let smtpPort: number | undefined;
  try {
    if (roles.has('worker')) stops.unshift(await runJobs(instance));
    if (roles.has('web')) {
      const web = await runWeb(instance, metrics);
      httpPort = web.port;
      stops.unshift(web.stop);
    }
    if (roles.has('smtp')) {
      const smtp = await runSmtp(instance, metrics);
      smtpPort = smtp.port;
      stops.unshift(async () => await smtp.stop());
    }
  } catch (error) {
    for (const stop of stops) await stop();
    throw error;
  }
  return {
    httpPort,
    smtpPort,
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}

async function runJobs({ ctx, database }: Instance): Promise<() => Promise<void>> {
  const worker: JobWorker = await startWorker({
    ctx,
    owner: database.owner,
    jobs: allJobs,
    concurrency: ctx.config.get(settings.jobConcurrency),
  });
  const cron = startCron(
    ctx,
    modules.flatMap((module) => module.cron ?? []),
  );
  return async () => {
    cron.stop();
    await worker.stop();
    stopReader();
  };
}

async function runSmtp({ ctx }: Instance, metrics: ReturnType<typeof createMetrics>): Promise<SmtpFace> {
  return await startSmtp({
    ctx,
    metrics,
    tls: await tlsIdentity(ctx.config, ctx.clock.now()),
    port: {
      companyOf: async (at, localPart) => (await companyByRecipient(at, localPart))?.companyId,
      accept: receiveMail,
    },
  });
}

async function runWeb(
  instance: Instance,
  metrics: ReturnType<typeof createMetrics>,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const { ctx, database } = instance;
  const live: LiveHub = await openLiveHub(clientConfig(database.address, ctx.log), ctx.log);
  metrics.watchJobs(async () => await jobCounts(database.owner));
  const app = createHttp({
    ctx,
    gate,
    metrics,
    live,
    modules,
    frameCounters: menuCounters,
    publicPages,
    renderProblem: async (c, problem, requestId) => {
      const { language, assets } = c.var;
      const page = ProblemPage({ problem, language, assets, requestId });
      return c.html(await renderDocument(page), problem.status as ContentfulStatusCode);
    },
    renderApiDocs: async (c, document) => {
      const { language, assets } = c.var;
      return c.html(
        await renderDocument(ApiDocsPage({ description: document as unknown as ApiDescription, language, assets })),
      );
    },
    files: await loadStatic(STATIC),
    readiness: {
      check: async () => ({
        database: await database.owner.query('select 1').then(
          () => true,
          () => false,
        ),
      }),
    },
  });
  const { server, port } = await listen(
    app.fetch,
    ctx.config.get(settings.httpHost),
    ctx.config.get(settings.httpPort),
  );
  return {
    port,
    async stop() {
      await live.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3_000).unref();
      });
    },
  };
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  hostname: string,
  port: number,
): Promise<{ server: ServerType; port: number }> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, (info) => resolve({ server, port: info.port }));
    server.once('error', reject);
  });
}

/** `facteur init`. */
export const createCompanyWithOwner = initInstance;

/** `facteur password`. */
export const setPassword = resetPassword;

export interface ArchiveReport {
  readonly companyId: string;
  readonly company: string;
  readonly entries: number;
  readonly head: string;
  readonly faults: readonly Record<string, string | undefined>[];
  /** For people. */
  readonly text: string;
}

const FAULTS: Record<Fault['kind'], string> = {
  'file-missing': 'fichier manquant',
  'file-changed': 'fichier modifié',
  'entry-changed': 'inscription modifiée',
  'entry-missing': 'inscription manquante',
  'head-changed': 'fin du journal modifiée',
};

/** `facteur archive verify`: every company of the instance. */
export async function verifyArchives({ ctx, database }: Instance): Promise<ArchiveReport[]> {
  const reports: ArchiveReport[] = [];
  for (const { id, name } of await allCompanies(database.owner)) {
    const { entries, head, faults } = await verify(forCompany(ctx, id, systemActor));
    const lines = faults.map((fault) =>
      `  ✗ n° ${fault.sequence} : ${FAULTS[fault.kind]} ${fault.filename ?? ''}`.trimEnd(),
    );
    reports.push({
      companyId: id,
      company: name,
      entries,
      head,
      faults: faults.map(({ kind, sequence, filename, subject }) => ({
        kind,
        sequence: sequence.toString(),
        filename,
        subject: subject && `${subject.kind} ${subject.id}`,
      })),
      text: [`${faults.length === 0 ? '✓' : '✗'} ${name} : ${entries} pièce(s), empreinte ${head}`, ...lines].join(
        '\n',
      ),
    });
  }
  return reports;
}
