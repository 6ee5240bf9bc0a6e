// All pages of this module, as one application.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import type { PaperPort, PersonalSource, Workload } from '../ports.ts';
import { accountPages } from './account/index.ts';
import { cabinetDoor } from './cabinet/door.ts';
import { createCabinetSpace } from './cabinet/index.ts';
import { clientImportPages } from './client-import/index.ts';
import { activationPages } from './activation.tsx';
import { cabinetRecordPages } from './cabinet-records.tsx';
import { companyPages } from './companies.tsx';
import { explainPages } from './explain.tsx';
import { identityPages, publicIdentityPages } from './identity/index.ts';
import { invitationPages } from './invitation.tsx';
import { journalPages } from './journal.tsx';
import { keyPages } from './keys.tsx';
import { createMandatePages, publicMandatePages } from './mandates/index.ts';
import { notificationPages } from './notifications.tsx';
import { outgoingMailPages } from './outgoing-mail.tsx';
import { peoplePages } from './people.tsx';
import { papersPages } from './papers.tsx';
import { rolePages } from './roles.tsx';
import { settingsPages } from './settings.tsx';
import { salesDefaultsPages } from './sales-defaults.tsx';
import { signInPages } from './sign-in.tsx';
import { termsPages } from './terms.tsx';
import { viewPages } from './view-as.tsx';
import { unusedPages } from './unused.tsx';
import { watchAccess } from './watch.ts';
import { welcomePages } from './welcome.tsx';

const parts = [
  welcomePages,
  signInPages,
  companyPages,
  settingsPages,
  papersPages,
  salesDefaultsPages,
  notificationPages,
  rolePages,
  unusedPages,
  identityPages,
  explainPages,
  viewPages,
  peoplePages,
  invitationPages,
  termsPages,
  outgoingMailPages,
  clientImportPages,
  journalPages,
  keyPages,
  cabinetRecordPages,
  activationPages,
];

export interface PagePorts {
  readonly workload: Workload;
  readonly personal: readonly PersonalSource[];
  readonly papers: PaperPort;
}

/** First of all modules: what stands before the pages of a company stands before those of the others too. */
export function createPages({ workload, personal, papers }: PagePorts): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.use('/d/:companyId/*', watchAccess);
  pages.use('/cabinets/:cabinetId/*', cabinetDoor);
  for (const part of [...parts, accountPages(personal), createMandatePages(papers)]) pages.route('/', part);
  pages.route('/', createCabinetSpace(workload));
  return pages;
}

/** Pages that need no session: the first visit and the door. */
export const publicPages: readonly string[] = [
  '/bienvenue',
  '/connexion',
  ...publicIdentityPages,
  '/invitation',
  '/invitation/refus',
  '/invitation/cle',
  '/invitation/cle/options',
  '/conditions',
  ...publicMandatePages,
];
