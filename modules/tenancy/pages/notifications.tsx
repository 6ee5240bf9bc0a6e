// Which mails a person wants and when: for all dossiers under « Mon compte », for one in its settings.

import { Hono } from 'hono';
import type { Ctx } from '#src/context.ts';
import { companyHref, tenantOf, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit, typedList, typedValues, type FormState } from '#src/http/forms.ts';
import { relayOf } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { AccountNotificationsPage, NotificationsPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { timeZones } from '../model/papers.ts';
import type { TypedQuietHours } from '../model/quiet-hours.ts';
import {
  chooseForDossier,
  chooseNotifications,
  dossierChoices,
  notificationChoices,
} from '../service/notifications/choices.ts';
import { chooseQuietHours, quietHours } from '../service/notifications/quiet.ts';
import { accountFrame } from './account/frame.ts';
import { settingsFrame } from './settings.tsx';

export const notificationPages = new Hono<PageEnv>();

const OWN = '/compte/notifications';
const DOSSIER = '/d/:companyId/parametres/notifications';

const canSend = ({ config }: Ctx): boolean => config.get(publicUrl) !== undefined && relayOf(config) !== undefined;

interface Refused {
  readonly form: FormState;
  readonly typed: TypedQuietHours;
}

async function ownPage(c: PageContext, refused?: Refused): Promise<Element> {
  const { ctx } = c.var;
  const { userId, email } = visitorOf(c);
  const quiet = refused ? { ...refused.typed, isOn: true } : await quietHours(ctx, userId);
  return (
    <AccountNotificationsPage
      frame={accountFrame(c)}
      email={email}
      choices={await notificationChoices(ctx, userId)}
      quiet={{ ...quiet, timeZones }}
      form={refused?.form}
      canSend={canSend(ctx)}
    />
  );
}

notificationPages.get(OWN, async (c) => await showPage(c, await ownPage(c)));

notificationPages.post(`${OWN}/heures`, async (c) => {
  const days = await typedList(c, 'days');
  const wholeDays = await typedList(c, 'wholeDays');
  const { from = '', to = '', timeZone = '' } = await typedValues(c);
  const typed = { from, to, timeZone, days, wholeDays };
  return await submit(c, {
    async act({ quiet = '' }) {
      await chooseQuietHours(c.var.ctx, visitorOf(c).userId, quiet === '' ? undefined : typed);
      return `${OWN}?fait=enregistre`;
    },
    page: async (form) => await ownPage(c, { form, typed }),
  });
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
      canSend={canSend(ctx)}
    />,
  );
});

notificationPages.post(DOSSIER, async (c) => {
  await chooseForDossier(tenantOf(c), await typedValues(c));
  return c.redirect(`${companyHref(c)}/parametres/notifications?fait=enregistre`, 303);
});
