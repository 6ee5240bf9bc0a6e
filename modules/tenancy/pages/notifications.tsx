// Which mails a person wants: for all dossiers under « Mon compte », for one in its settings.

import { Hono } from 'hono';
import { companyHref, tenantOf, visitorOf, type PageEnv } from '#src/http/env.ts';
import { showPage, typedValues } from '#src/http/forms.ts';
import { relayOf } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { AccountNotificationsPage, NotificationsPage } from '#views/tenancy/index.ts';
import {
  chooseForDossier,
  chooseNotifications,
  dossierChoices,
  notificationChoices,
} from '../service/notifications/choices.ts';
import { accountFrame } from './account/frame.ts';
import { settingsFrame } from './settings.tsx';

export const notificationPages = new Hono<PageEnv>();

const OWN = '/compte/notifications';
const DOSSIER = '/d/:companyId/parametres/notifications';

notificationPages.get(OWN, async (c) => {
  const { ctx } = c.var;
  const { userId, email } = visitorOf(c);
  return await showPage(
    c,
    <AccountNotificationsPage
      frame={accountFrame(c)}
      email={email}
      choices={await notificationChoices(ctx, userId)}
      canSend={ctx.config.get(publicUrl) !== undefined && relayOf(ctx.config) !== undefined}
    />,
  );
});

notificationPages.post(OWN, async (c) => {
  await chooseNotifications(c.var.ctx, visitorOf(c).userId, await typedValues(c));
  return c.redirect(`${OWN}?fait=enregistre`, 303);
});

notificationPages.get(DOSSIER, async (c) => {
  const { ctx } = c.var;
  const { userId, email } = visitorOf(c);
  return await showPage(
    c,
    <NotificationsPage
      frame={await settingsFrame(c)}
      email={email}
      choices={await dossierChoices(tenantOf(c))}
      usual={await notificationChoices(ctx, userId)}
      canSend={ctx.config.get(publicUrl) !== undefined && relayOf(ctx.config) !== undefined}
    />,
  );
});

notificationPages.post(DOSSIER, async (c) => {
  await chooseForDossier(tenantOf(c), await typedValues(c));
  return c.redirect(`${companyHref(c)}/parametres/notifications?fait=enregistre`, 303);
});
