// The HTTP face: order of the middleware, default-deny for pages and API, one mapper for errors.

import { OpenAPIHono } from '@hono/zod-openapi';
import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Ctx, TenantCtx, Tx } from '../context.ts';
import type { Problem } from '../errors.ts';
import type { LiveHub } from '../events/live.ts';
import { preferredLanguage } from '../i18n.ts';
import { isId, newId } from '../ids.ts';
import type { Module } from '../module.ts';
import * as settings from '../settings.ts';
import { clientAddress } from './address.ts';
import type { Ahead } from './ahead.ts';
import type { StaticFiles } from './assets.ts';
import { compressPages } from './compression.ts';
import { documentBody, pageBody } from './body.ts';
import type { ApiEnv, FrameCounters, PageContext, PageEnv } from './env.ts';
import { keyInvalid, keyMissing, notFound, secondFactorNeeded, signInNeeded } from './errors.ts';
import type { Detour, Entry, Gate } from './gate.ts';
import { mountHealth, type Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { answerProblem, asProblem } from './problems.ts';
import { rateLimit } from './rate-limit.ts';
import { mountLive } from './live.ts';
import { csrf, securityHeaders } from './security.ts';
import { readCookie } from './session-cookie.ts';

export interface HttpOptions {
  readonly ctx: Ctx;
  readonly gate: Gate;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly files: StaticFiles;
  readonly live: LiveHub;
  readonly modules: readonly Module[];
  /** Counters in the menu of every page of a company. */
  readonly frameCounters?: FrameCounters | undefined;
  /** Pages that need no session. Everything else does: a new route is closed until it stands here. */
  readonly publicPages: readonly string[];
  readonly renderProblem: (c: PageContext, problem: Problem, requestId: string) => Response | Promise<Response>;
  readonly renderApiDocs: (
    c: PageContext,
    document: ReturnType<typeof openApiDocument>,
  ) => Response | Promise<Response>;
}

/** Paths below this start belong to the JSON API. */
const API = '/api/v1';

const SECOND_FACTOR = secondFactorNeeded().code;

const requestContext =
  ({ ctx, metrics }: HttpOptions): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const requestId = newId();
    const started = performance.now();
    const log = ctx.log.child({ request: requestId });
    c.set('requestId', requestId);
    c.set('ctx', { ...ctx, log });
    c.header('X-Request-Id', requestId);
    await next();
    const milliseconds = performance.now() - started;
    const route = routePath(c, -1);
    metrics.requests.observe({ method: c.req.method, route, status: c.res.status }, milliseconds / 1000);
    log.debug(
      { method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(milliseconds) },
      'Request',
    );
  };

const apiKey =
  ({ gate }: HttpOptions): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (!key) throw keyMissing();
    const address = clientAddress(c, c.get('ctx').config);
    const tenant = await gate.tenantOfKey(c.get('ctx'), { key, address, dossier: c.req.header('facteur-dossier') });
    if (!tenant) throw keyInvalid();
    c.set('tenant', tenant);
    await next();
  };

function session({ gate, publicPages, modules }: HttpOptions): MiddlewareHandler<PageEnv> {
  const aheads = new Map(modules.flatMap((module) => module.ahead ?? []).map((ahead) => [ahead.path, ahead]));
  return async (c, next) => {
    const { companyId, rest } = placeOf(c.req.path);
    const ahead = c.req.method === 'GET' ? aheads.get(rest) : undefined;
    const entry = await enter(c, { gate, companyId, ahead });
    const isPublic = publicPages.includes(c.req.path);
    if (!entry && !isPublic) return await sendToSignIn(c, gate);
    if (entry && companyId !== undefined && !entry.company) throw notFound();
    const detour = isPublic ? undefined : detourFrom(c.req.path, entry);
    if (detour) return leadTo(c, detour.to);
    await next();
  };
}

interface Place {
  readonly companyId: string | undefined;
  /** The path below the company's. */
  readonly rest: string;
}

/** Throws `http.not_found` where a company is named by what is no id. */
function placeOf(path: string): Place {
  const [start = '', companyId] = /^\/d\/([^/]+)/.exec(path) ?? [];
  if (companyId !== undefined && !isId(companyId)) throw notFound();
  return { companyId, rest: companyId === undefined ? '' : path.slice(start.length) };
}

interface Way extends Pick<Place, 'companyId'> {
  readonly gate: Gate;
  readonly ahead: Ahead | undefined;
}

/** Who comes in, kept for the page together with what it asked meanwhile. */
async function enter(c: PageContext, { gate, companyId, ahead }: Way): Promise<Entry | undefined> {
  const token = readCookie(c, 'session');
  if (token === undefined) return undefined;
  const alongside = ahead && (async (tx: Tx<TenantCtx>) => await ahead.ask(c, tx));
  const entered = await gate.enter(c.get('ctx'), { token, companyId, alongside });
  if (!entered) return undefined;
  const { outcome, ...entry } = entered;
  remember(c, entry);
  if (ahead && outcome) c.set('asked', { ahead, outcome });
  return entry;
}

function remember(c: PageContext, entry: Entry | undefined): void {
  c.set('visitor', entry?.visitor);
  c.set('company', entry?.company);
  if (!entry) return;
  c.set('language', entry.visitor.language);
  if (entry.assurance) c.set('ctx', { ...c.get('ctx'), assurance: entry.assurance });
}

/** Where the person must go first, unless this path stays open meanwhile. */
function detourFrom(path: string, entry: Entry | undefined): Detour | undefined {
  const isOpen = entry?.detour?.open.some((start) => path === start || path.startsWith(`${start}/`));
  return isOpen ? undefined : entry?.detour;
}

const isNavigation = (c: PageContext): boolean =>
  c.req.method === 'GET' && c.req.header('hx-request') !== 'true' && !c.req.path.startsWith('/api/');

/** To another page, also from a request of htmx, which would take the page for a part of its own. */
function leadTo(c: PageContext, page: string): Response {
  if (c.req.header('hx-request') !== 'true') return c.redirect(page, 303);
  c.header('HX-Redirect', page);
  return c.body(null, 204);
}

/** The page that asks for the second factor, which leads back to where the person was. */
function sendToVerification(c: PageContext): Response {
  const from = c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? '/');
  const { pathname, search } = new URL(from, c.req.url);
  return leadTo(c, `/connexion/verification?retour=${encodeURIComponent(pathname + search)}`);
}

async function sendToSignIn(c: PageContext, gate: Gate): Promise<Response> {
  if (!isNavigation(c)) throw signInNeeded();
  if (!(await gate.isClaimed(c.get('ctx')))) return c.redirect('/bienvenue', 303);
  const back = c.req.path === '/' ? '' : `?retour=${encodeURIComponent(c.req.path + new URL(c.req.url).search)}`;
  return c.redirect(`/connexion${back}`, 303);
}

function apiOf(options: HttpOptions, takeBody: MiddlewareHandler): OpenAPIHono<ApiEnv> {
  const { ctx, modules } = options;
  const api = new OpenAPIHono<ApiEnv>();
  api.use('*', apiKey(options));
  api.use('*', rateLimit(ctx.config.get(settings.apiRateLimit)));
  api.use('*', takeBody);
  for (const module of modules) if (module.api) api.route('/', module.api);
  api.all('*', () => {
    throw notFound();
  });
  return api;
}

function fail(options: HttpOptions, error: unknown, c: PageContext): Response | Promise<Response> {
  const problem = asProblem(error);
  // An error may come before the request has its context (a malformed request line).
  const ctx = (c.get('ctx') as Ctx | undefined) ?? options.ctx;
  const language = (c.get('language') as PageEnv['Variables']['language'] | undefined) ?? 'fr';
  const requestId = (c.get('requestId') as string | undefined) ?? newId();
  if (problem.status >= 500) ctx.log.error({ err: problem.cause ?? problem }, problem.code);
  // What a client sent is seldom our fault; when it is, this says where to look.
  else if (problem.cause !== undefined) ctx.log.warn({ err: problem.cause }, problem.code);
  if (problem.code === SECOND_FACTOR && c.get('visitor') && !c.req.path.startsWith('/api/'))
    return sendToVerification(c);
  if (c.req.path.startsWith('/api/')) return answerProblem(c, { problem, language, requestId });
  return options.renderProblem(c, problem, requestId);
}

/** The whole application, ready for any server that speaks fetch. */
export function createHttp(options: HttpOptions): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const settingsSections = options.modules.flatMap((module) => module.settingsSections ?? []);
  app.onError((error, c) => fail(options, error, c));
  app.notFound((c) => fail(options, notFound(), c));
  app.use('*', async (c, next) => {
    c.set('assets', options.files.url);
    c.set('frameCounters', options.frameCounters);
    c.set('settingsSections', settingsSections);
    c.set('language', preferredLanguage(c.req.header('accept-language')));
    await next();
  });
  app.use('*', securityHeaders);
  app.use('*', compressPages);
  mountHealth(app, options);
  options.files.mount(app);
  app.use('*', requestContext(options));
  const takeBody = documentBody(options.ctx.config.get(settings.uploadMaxBytes));
  const api = apiOf(options, takeBody);
  const document = openApiDocument(api, options.ctx);
  app.get('/api/openapi.json', (c) => c.json(document));
  app.route(API, api as unknown as Hono<PageEnv>);
  app.get('/api/docs', (c) => options.renderApiDocs(c, document));
  app.use('*', session(options));
  const uploads = options.modules.flatMap(({ linkedUploads = [] }) => linkedUploads);
  app.use('*', pageBody(takeBody, uploads));
  app.use('*', csrf);
  mountLive(app, { live: options.live, gate: options.gate });
  for (const module of options.modules) if (module.pages) app.route('/', module.pages);
  return app;
}
