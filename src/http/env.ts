// What a handler finds in `c.var`.

import type { Context } from 'hono';
import type { Ctx, TenantCtx } from '../context.ts';
import type { Language } from '../i18n.ts';
import { isId } from '../ids.ts';
import type { Asked } from './ahead.ts';
import type { Assets } from './assets.ts';
import { notFound } from './errors.ts';
import type { SettingsSection } from '../module.ts';
import type { OpenCompany, Visitor } from './gate.ts';

interface BaseVariables {
  /** The instance, with a log that carries the request id. */
  ctx: Ctx;
  requestId: string;
  language: Language;
}

/** JSON API: a key has opened one company. */
export interface ApiEnv {
  Variables: BaseVariables & { tenant: TenantCtx };
}

/** How many things wait behind each entry of the menu, in words too. Plugged in src/app.ts. */
export type FrameCounters = (
  tenant: TenantCtx,
  language: Language,
) => Promise<Readonly<Record<string, { readonly value: number; readonly label: string }>>>;

/** Pages: a person is signed in (but on public pages), and a company is open under `/d/:companyId`. */
export interface PageEnv {
  Variables: BaseVariables & {
    assets: Assets;
    visitor: Visitor | undefined;
    company: OpenCompany | undefined;
    /** The page's own question, when it went with the one for the session. */
    asked: Asked | undefined;
    /** What the frame of every page of a company counts; nothing when nobody has plugged it. */
    frameCounters: FrameCounters | undefined;
    /** Pages that modules add to the settings of a company. */
    settingsSections: readonly SettingsSection[];
  };
}

export type PageContext = Context<PageEnv>;

/** The open company of a page under `/d/:companyId`. */
export function companyOf(c: PageContext): OpenCompany {
  const company = c.get('company');
  if (!company) throw new Error(`${c.req.path} is not a page of a company`);
  return company;
}

/** The open company as use cases want it. */
export function tenantOf(c: PageContext): TenantCtx {
  return companyOf(c).tenant;
}

/** The address of the open company's pages: `/d/<id>`, no slash at the end. */
export function companyHref(c: PageContext): string {
  return `/d/${tenantOf(c).company.id}`;
}

/** An id in the address of the page. Throws `http.not_found` for anything that is none. */
export function idParam(c: PageContext, name = 'id'): string {
  const id = c.req.param(name) ?? '';
  if (!isId(id)) throw notFound();
  return id;
}

/** The signed-in person; every page but the public ones has one. */
export function visitorOf(c: PageContext): Visitor {
  const visitor = c.get('visitor');
  if (!visitor) throw new Error(`${c.req.path} is a public page`);
  return visitor;
}

/** True when htmx asks for a part of the page. */
export function wantsFragment(c: PageContext): boolean {
  return c.req.header('hx-request-type') === 'partial' && c.req.header('hx-history-restore-request') !== 'true';
}
