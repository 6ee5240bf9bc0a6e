// The lines with their fate, one line to correct, the start, the progress.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { notFound } from '#src/http/errors.ts';
import { publicOrigin } from '#src/http/address.ts';
import { emptyForm, showPage, submit, typedValues, type FormState } from '#src/http/forms.ts';
import {
  ImportLinePage,
  importMessages,
  ImportProgressPage,
  ImportProgressPart,
  ImportReviewPage,
  roleName,
} from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { clientFields } from '../../model/client-import/fields.ts';
import { plans, type ClientImport, type ImportLine, type Plan } from '../../model/client-import/types.ts';
import { invitedCompanyRoles } from '../../model/invitations.ts';
import { importedToInvite, inviteImported } from '../../service/client-import/invite.ts';
import {
  abandonImport,
  correctImportLine,
  importLines,
  importProgress,
  runImport,
  type ImportProgress,
} from '../../service/client-import/review.ts';
import { fieldOptions, importCall, importHref, importPlace, IMPORTS } from './place.ts';

export const importReviewPages = new Hono<PageEnv>();

const PAGE = 50;

function askedPlan(c: PageContext): Plan | undefined {
  const asked = c.req.query('sort');
  return plans.find((plan) => plan === asked);
}

function askedLine(text: string | undefined): number {
  const line = Number(text);
  if (!Number.isInteger(line) || line < 0 || line > 1_000_000) throw notFound();
  return line;
}

async function reviewPage(c: PageContext, { import: found, plans: counts }: ImportProgress): Promise<Response> {
  const plan = askedPlan(c);
  const after = askedLine(c.req.query('apres') ?? '0');
  const filter = { plans: plan ? [plan] : [], outcomes: [], after, limit: PAGE + 1 };
  const lines = await importLines(c.var.ctx, { ...importCall(c), ...filter });
  const shown = lines.slice(0, PAGE);
  const href = (changes: Readonly<Record<string, string>>): string =>
    `${importHref(c)}?${new URLSearchParams({ ...(plan ? { sort: plan } : {}), ...changes }).toString()}`;
  return await showPage(
    c,
    <ImportReviewPage
      {...await importPlace(c)}
      found={found}
      counts={counts}
      lines={shown}
      plan={plan}
      nextHref={lines.length > PAGE ? href({ apres: String(shown.at(-1)?.line ?? 0) }) : undefined}
      previousHref={after > 0 ? href({}) : undefined}
      fieldTitles={Object.fromEntries(clientFields.map(({ key, title }) => [key, title[c.var.language]]))}
    />,
  );
}

importReviewPages.get(`${IMPORTS}/:importId`, async (c) => {
  const progress = await importProgress(c.var.ctx, importCall(c));
  const { import: found } = progress;
  if (found.state === 'mapping') return c.redirect(`${importHref(c)}/colonnes`, 303);
  if (found.state === 'review') return await reviewPage(c, progress);
  return await showPage(c, await progressPage(c, progress, emptyForm));
});

async function progressPage(c: PageContext, progress: ImportProgress, form: FormState): Promise<Element> {
  const { import: found, plans: counts, outcomes } = progress;
  const toInvite = found.state === 'done' ? await importedToInvite(c.var.ctx, importCall(c)) : undefined;
  const { frame, ...place } = await importPlace(c);
  const isSent = c.req.query('fait') === 'invitations';
  const done = isSent ? importMessages[c.var.language].invitesLeave : frame.done;
  const words = { found, plans: counts, outcomes, toInvite, form, inviteRoles: inviteRoles(c) };
  return <ImportProgressPage {...place} frame={{ ...frame, done }} {...words} />;
}

const inviteRoles = (c: PageContext): { value: string; label: string }[] =>
  invitedCompanyRoles.map((role) => ({ value: role, label: roleName(role, c.var.language) }));

/** The clients of the import and their delegates, in the background. */
importReviewPages.post(`${IMPORTS}/:importId/invitations`, async (c) => {
  return await submit(c, {
    async act({ delegateRole = 'manager' }) {
      const origin = publicOrigin(c, c.var.ctx.config);
      await inviteImported(c.var.ctx, { ...importCall(c), origin, delegateRole });
      return `${importHref(c)}?fait=invitations`;
    },
    page: async (form) => await progressPage(c, await importProgress(c.var.ctx, importCall(c)), form),
  });
});

/** The part of the page that follows a running import. */
importReviewPages.get(`${IMPORTS}/:importId/avancement`, async (c) => {
  const { import: found, plans: counts, outcomes } = await importProgress(c.var.ctx, importCall(c));
  const part = <ImportProgressPart {...await importPlace(c)} found={found} plans={counts} outcomes={outcomes} />;
  // At its end the whole page says something else.
  if (found.state !== 'running') c.header('HX-Refresh', 'true');
  return c.html(await part);
});

interface OneLine {
  readonly found: ClientImport;
  readonly line: ImportLine;
}

async function oneLine(c: PageContext): Promise<OneLine> {
  const number = askedLine(c.req.param('line'));
  const { import: found } = await importProgress(c.var.ctx, importCall(c));
  const filter = { plans: [], outcomes: [], after: number - 1, limit: 1 };
  const [line] = await importLines(c.var.ctx, { ...importCall(c), ...filter });
  if (line?.line !== number) throw notFound();
  return { found, line };
}

importReviewPages.get(`${IMPORTS}/:importId/lignes/:line`, async (c) => {
  const { found, line } = await oneLine(c);
  return await showPage(
    c,
    <ImportLinePage {...await importPlace(c)} found={found} line={line} fields={fieldOptions(c)} />,
  );
});

/** Only what differs from the file is a correction. */
function correctionsOf({ found, line }: OneLine, values: Readonly<Record<string, string>>): Record<string, string> {
  const changed = clientFields.flatMap(({ key }): [string, string][] => {
    const typed = values[key]?.trim();
    const inFile = (line.cells[found.mapping.indexOf(key)] ?? '').trim();
    return typed === undefined || typed === inFile ? [] : [[key, typed]];
  });
  return Object.fromEntries(changed);
}

importReviewPages.post(`${IMPORTS}/:importId/lignes/:line`, async (c) => {
  const values = await typedValues(c);
  const one = await oneLine(c);
  const corrections = correctionsOf(one, values);
  const setAside = values['aside'] === undefined ? one.line.setAside : values['aside'] === 'yes';
  await correctImportLine(c.var.ctx, { ...importCall(c), line: one.line.line, corrections, setAside });
  const { line } = await oneLine(c);
  const isSettled = line.plan !== 'faulty' || setAside;
  return c.redirect(isSettled ? importHref(c) : `${importHref(c)}/lignes/${line.line}`, 303);
});

importReviewPages.post(`${IMPORTS}/:importId/lancement`, async (c) => {
  await runImport(c.var.ctx, importCall(c));
  return c.redirect(importHref(c), 303);
});

importReviewPages.post(`${IMPORTS}/:importId/abandon`, async (c) => {
  await abandonImport(c.var.ctx, importCall(c));
  return c.redirect(importHref(c), 303);
});
