// Composition root: the only file that lists the modules, plugs their ports and wires events to subscribers.

import { join } from 'node:path';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { archiveModule, archiveReport, type ArchiveReport } from '#modules/archive';
import { renderPaper } from '#modules/facturx';
import { inboxModule, inboxWorkload, invoiceCorrectedHere, receiveMail } from '#modules/inbox';
import {
  answerLetterbox,
  countByPartner,
  describeInvoices,
  findInvoices,
  invoiceCorrected,
  invoicesModule,
  invoiceWorkload,
  menuCounters,
  writtenMessages,
} from '#modules/invoices';
import { renderPage, stopReader } from '#modules/ocr';
import { partnersModule } from '#modules/partners';
import {
  allCabinets,
  allCompanies,
  companyByRecipient,
  erasePersonalDataOf,
  exportPersonalDataOf,
  explanationHref,
  exportReport,
  gate,
  grantOwnership,
  initInstance,
  journalReports,
  loadExtract,
  publicPages,
  removeAllSecondFactors,
  resetPassword,
  sireneExtracts,
  tenancyModule,
  type JournalReport,
  type KeptData,
  type LoadInput,
  type PersonalData,
} from '#modules/tenancy';
import { workbenchModule } from '#modules/workbench';
import { ApiDocsPage, type ApiDescription } from '#views/http/api-docs.tsx';
import { ProblemPage } from '#views/http/problem.tsx';
import { renderLetter } from '#views/mail/letter.tsx';
import { renderDocument } from '#views/ui/index.ts';
import type { Setting } from './config.ts';
import { forCompany, systemActor, type Ctx } from './context.ts';
import { clientConfig } from './db/open.ts';
import { openLiveHub, type LiveHub } from './events/live.ts';
import { eventJobs, subscribe, type Subscription } from './events/outbox.ts';
import { createHttp, type HttpOptions } from './http/app.ts';
import { loadStatic } from './http/assets.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { startHttp, type HttpFace } from './http/serve.ts';
import type { Instance } from './instance.ts';
import { jobCounts } from './jobs/admin.ts';
import { startCron } from './jobs/cron.ts';
import { forgetJob, platformCron } from './jobs/housekeeping.ts';
import type { Job } from './jobs/job.ts';
import { createRush, type Rush } from './jobs/rush.ts';
import { startWorker, type JobWorker } from './jobs/worker.ts';
import { acceptReturned, mailCron, mailJobs, returnedMail } from './mail/index.ts';
import type { Module } from './module.ts';
import * as settings from './settings.ts';
import { tlsIdentity } from './smtp/certificate.ts';
import { hasRoom } from './storage/room.ts';
import { startSmtp, type SmtpFace } from './smtp/server.ts';

/** Downward order of design: a module knows only those before it. */
export const modules: readonly Module[] = [
  tenancyModule({
    workload: [inboxWorkload, invoiceWorkload],
    papers: { draw: renderPaper },
    personal: [writtenMessages],
  }),
  partnersModule({ usage: { countByPartner } }),
  archiveModule({ subjects: { find: findInvoices, describe: describeInvoices } }),
  invoicesModule({ previews: { renderPage } }),
  inboxModule(),
  workbenchModule,
];

/** Who wants to know what: subscriber by subscriber. */
const subscriptions: readonly Subscription[] = [
  subscribe(invoiceCorrected, 'inbox.close_answered', invoiceCorrectedHere),
];

export const moduleSettings: readonly Setting<unknown>[] = modules.flatMap((module) => module.settings ?? []);

const allJobs: readonly Job[] = [
  ...modules.flatMap((module) => module.jobs ?? []),
  ...eventJobs(subscriptions),
  ...mailJobs(renderLetter),
  forgetJob,
];

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
    const rush = createRush();
    if (roles.has('worker')) stops.unshift(await runJobs(instance, rush));
    if (roles.has('web')) {
      const web = await runWeb(instance, metrics);
      httpPort = web.port;
      stops.unshift(async () => await web.stop());
    }
    if (roles.has('smtp')) {
      const smtp = await runSmtp(instance, { metrics, rush });
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

async function runJobs({ ctx, database }: Instance, rush: Rush): Promise<() => Promise<void>> {
  const worker: JobWorker = await startWorker({
    ctx,
    rush,
    owner: database.owner,
    jobs: allJobs,
    concurrency: ctx.config.get(settings.jobConcurrency),
  });
  const cron = startCron(ctx, [...modules.flatMap((module) => module.cron ?? []), ...mailCron, ...platformCron]);
  return async () => {
    cron.stop();
    await worker.stop();
    stopReader();
  };
}

async function runSmtp(
  { ctx }: Instance,
  { metrics, rush }: { readonly metrics: Metrics; readonly rush: Rush },
): Promise<SmtpFace> {
  return await startSmtp({
    ctx,
    metrics,
    tls: await tlsIdentity(ctx.config, ctx.clock.now()),
    port: {
      companyOf: async (at, localPart) => (await companyByRecipient(at, localPart))?.companyId,
      accept: async (at, envelope, message) => {
        rush.touch();
        await receiveMail(at, envelope, message);
        rush.touch();
      },
      letterbox: answerLetterbox,
      returnedMail,
      acceptReturned,
    },
  });
}

const renderProblem: HttpOptions['renderProblem'] = async (c, problem, requestId) => {
  const { language, assets } = c.var;
  const page = ProblemPage({
    problem,
    language,
    assets,
    requestId,
    explanationHref: explanationHref(c, problem),
  });
  return c.html(await renderDocument(page), problem.status as ContentfulStatusCode);
};

const renderApiDocs: HttpOptions['renderApiDocs'] = async (c, document) => {
  const { language, assets } = c.var;
  const description = document as unknown as ApiDescription;
  return c.html(await renderDocument(ApiDocsPage({ description, language, assets })));
};

async function runWeb(instance: Instance, metrics: Metrics): Promise<HttpFace> {
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
    renderProblem,
    renderApiDocs,
    files: await loadStatic(STATIC),
    readiness: {
      check: async () => ({
        database: await database.owner.query('select 1').then(
          () => true,
          () => false,
        ),
        disk: await hasRoom(ctx.config.get(settings.dataDir)),
      }),
    },
  });
  const face = await startHttp(app.fetch, {
    hostname: ctx.config.get(settings.httpHost),
    port: ctx.config.get(settings.httpPort),
  });
  return {
    port: face.port,
    async stop() {
      await live.close();
      await face.stop();
    },
  };
}

/** `facteur init`. */
export const createCompanyWithOwner = initInstance;

/** `facteur password`. */
export const setPassword = resetPassword;

/** `facteur owner grant`. */
export const grantOwner = grantOwnership;

/** `facteur second-factor remove`. */
export const removeSecondFactors = removeAllSecondFactors;

/** `facteur sirene load`. */
export async function loadSirene(
  { ctx, database }: Instance,
  file: Pick<LoadInput, 'path' | 'onProgress'>,
): ReturnType<typeof loadExtract> {
  return await loadExtract({ ...file, owner: database.owner, clock: ctx.clock });
}

/** `facteur sirene status`, `facteur doctor`. */
export const sireneStatus = sireneExtracts;

/** `facteur archive verify`: every company of the instance. */
export async function verifyArchives({ ctx, database }: Instance): Promise<ArchiveReport[]> {
  const reports: ArchiveReport[] = [];
  for (const { id, name } of await allCompanies(database.owner)) {
    reports.push(await archiveReport(forCompany(ctx, id, systemActor), name));
  }
  return reports;
}

/** `facteur journal verify`: every chain of the instance. */
export async function verifyJournals({ ctx, database }: Instance): Promise<JournalReport[]> {
  const [companies, cabinets] = [await allCompanies(database.owner), await allCabinets(database.owner)];
  return await journalReports(ctx, { companies, cabinets });
}

/** `facteur journal verify -`: one that was exported. */
export { exportReport as checkExportedJournal, type JournalReport };

/** `facteur person export`. */
export async function exportPerson(ctx: Ctx, email: string): Promise<PersonalData> {
  return await exportPersonalDataOf(ctx, { email, by: systemActor }, [writtenMessages]);
}

/** `facteur person erase`: what the law wants kept. */
export async function erasePerson(ctx: Ctx, email: string): Promise<readonly KeptData[]> {
  return await erasePersonalDataOf(ctx, email, systemActor);
}
