// Settings > Factures de vente.

import { Hono } from 'hono';
import { parisDay } from '#src/clock.ts';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, submit, type FormState, type Values } from '#src/http/forms.ts';
import type { Language } from '#src/i18n.ts';
import { formatDecimal, type Decimal } from '#src/money.ts';
import { SalesDefaultsPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { numberFrom, paymentStarts, salesNotes, type SalesDefaults } from '../model/sales-defaults.ts';
import { isAllowed } from '../service/authorize.ts';
import { changeSalesDefaults, salesDefaults } from '../service/sales-defaults.ts';
import { settingsFrame } from './settings.tsx';

export const salesDefaultsPages = new Hono<PageEnv>();

const PATH = '/d/:companyId/parametres/ventes';

function valuesOf(defaults: SalesDefaults, language: Language): Values {
  const rate = (kept: Decimal | undefined): string => (kept ? formatDecimal(kept, language, kept.scale) : '');
  return {
    paymentDays: String(defaults.paymentDays),
    paymentFrom: defaults.paymentFrom,
    penaltyRate: rate(defaults.penaltyRate),
    discountRate: rate(defaults.discountRate),
    vatRate: rate(defaults.vatRate),
    numberPattern: defaults.numberPattern,
    nextNumber: String(defaults.nextNumber),
    comment: defaults.comment ?? '',
    footer: defaults.footer ?? '',
    version: String(defaults.version),
  };
}

async function page(c: PageContext, refused?: FormState): Promise<Element> {
  const tenant = tenantOf(c);
  const defaults = await salesDefaults(tenant);
  const { numberPattern, nextNumber } = defaults;
  return (
    <SalesDefaultsPage
      frame={await settingsFrame(c)}
      form={refused ?? { values: valuesOf(defaults, c.var.language), problems: [] }}
      notes={salesNotes(defaults)}
      nextNumber={numberFrom(numberPattern, nextNumber, parisDay(tenant.clock.now()))}
      mayEdit={await isAllowed(tenant, 'company.edit')}
    />
  );
}

salesDefaultsPages.get(PATH, async (c) => await showPage(c, await page(c)));

salesDefaultsPages.post(PATH, async (c) => {
  return await submit(c, {
    async act(values) {
      const text = (name: string): string => values[name] ?? '';
      await changeSalesDefaults(tenantOf(c), {
        paymentDays: text('paymentDays'),
        paymentFrom: paymentStarts.find((start) => start === values['paymentFrom']) ?? 'issue',
        penaltyRate: text('penaltyRate'),
        discountRate: text('discountRate'),
        vatRate: text('vatRate'),
        numberPattern: text('numberPattern'),
        nextNumber: text('nextNumber'),
        comment: text('comment'),
        footer: text('footer'),
        version: Number(text('version')),
      });
      return `${companyHref(c)}/parametres/ventes?fait=enregistre`;
    },
    page: (form) => page(c, form),
  });
});
