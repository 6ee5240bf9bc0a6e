// What a module gives the composition root. Only src/app.ts reads these values.

import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { Setting } from './config.ts';
import type { Ctx } from './context.ts';
import type { Ahead } from './http/ahead.ts';
import type { ApiEnv, PageEnv } from './http/env.ts';
import type { CronEntry } from './jobs/cron.ts';
import type { Job } from './jobs/job.ts';

/** A settings page of a module, beside those of the others. */
export interface SettingsSection {
  readonly key: string;
  /** Under `/d/:companyId/parametres/`. */
  readonly path: string;
  readonly label: Readonly<Record<'fr' | 'en', string>>;
  /** The section it stands in (`purchases`, `sales`…); absent: one of its own. */
  readonly section?: string;
}

/** A page where a stranger may send a document, not only a form: the secret of its address shows who let them in. */
export interface LinkedUpload {
  readonly path: string;
  /** Whether the secret (`?jeton=`) opens anything. */
  isKnown(ctx: Ctx, secret: string): Promise<boolean>;
}

export interface Module {
  readonly name: string;
  readonly settings?: readonly Setting<unknown>[];
  readonly jobs?: readonly Job[];
  readonly cron?: readonly CronEntry[];
  /** JSON API, mounted under /api/v1. */
  readonly api?: OpenAPIHono<ApiEnv>;
  /** Its pages among the settings of a company. */
  readonly settingsSections?: readonly SettingsSection[];
  /** Pages, mounted at the root; those of a company live under /d/:companyId. */
  readonly pages?: Hono<PageEnv>;
  /** Its pages where strangers with a link send documents. */
  readonly linkedUploads?: readonly LinkedUpload[];
  /** What its pages ask before it is known who asks for them. */
  readonly ahead?: readonly Ahead[];
}
