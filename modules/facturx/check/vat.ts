// VAT: rates that exist in France, categories that go with them; signs of totals.

import { Decimal } from '#src/money.ts';
import type { Finding } from '../finding.ts';
import type { VatBreakdown } from '../model/amount.ts';
import { type Check, type CheckContext, say } from './context.ts';
import { isFrench } from './parties.ts';

/** BR-FR-16: every rate that is or was in force in France, Corsica and the overseas departments, in percent. */
export const FRENCH_RATES: readonly Decimal[] = '0 0.9 1.05 1.75 2.1 5.5 7 8.5 9.2 9.6 10 13 19.6 20 20.6'
  .split(' ')
  .map((rate) => Decimal.of(rate));

/** Categories without VAT that must say why (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10). */
const EXEMPT = new Set(['E', 'AE', 'K', 'G', 'O']);
const CREDIT_NOTES = new Set(['381', '261', '262', '396', '502', '503']);

function percent(rate: Decimal): { fr: string; en: string } {
  return { fr: `${rate.toString().replace('.', ',')} %`, en: `${rate.toString()} %` };
}

function rateFindings(breakdown: VatBreakdown, index: number): readonly Finding[] {
  const { rate, category } = breakdown;
  if (rate === undefined) return [];
  const at = { bt: 'BT-119', field: `vatBreakdown[${index}].rate` };
  const { fr, en } = percent(rate);
  if (!FRENCH_RATES.some((known) => known.equals(rate))) {
    return [
      say(
        'vat_rate',
        { severity: 'error', at, value: rate.toString() },
        {
          fr: `Le taux de TVA de ${fr} n’existe pas en France. Faites corriger le taux.`,
          en: `The VAT rate of ${en} does not exist in France. Have the rate corrected.`,
        },
      ),
    ];
  }
  const isWrong = category === 'S' ? rate.isZero : category !== undefined && !rate.isZero;
  if (!isWrong) return [];
  return [
    say(
      'vat_category_rate',
      { severity: 'error', at, value: rate.toString() },
      {
        fr: `La catégorie de TVA ${category} ne va pas avec un taux de ${fr} : corrigez la catégorie ou le taux.`,
        en: `The VAT category ${category} does not go with a rate of ${en}: correct the category or the rate.`,
      },
    ),
  ];
}

function exemptionFindings(breakdown: VatBreakdown, index: number): readonly Finding[] {
  const { category, exemptionCode, exemptionReason } = breakdown;
  if (!EXEMPT.has(category ?? '') || exemptionCode !== undefined || exemptionReason !== undefined) return [];
  return [
    say(
      'vat_exemption',
      { severity: 'warning', at: { bt: 'BT-120', field: `vatBreakdown[${index}]` }, value: category },
      {
        fr: `La TVA n’est pas facturée (catégorie ${category}) sans que le motif soit dit. Ajoutez le texte ou le code du motif.`,
        en: `No VAT is charged (category ${category}) and no reason is given. Add the text or the code of the reason.`,
      },
    ),
  ];
}

function signFindings({ invoice }: CheckContext): readonly Finding[] {
  const total = invoice.totals.gross ?? invoice.totals.due;
  if (!total?.isNegative) return [];
  const at = { bt: 'BT-112', field: 'totals.gross' };
  const value = total.toString();
  const isCreditNote = CREDIT_NOTES.has(invoice.typeCode ?? '');
  if (isCreditNote) {
    return [
      say(
        'negative_credit_note',
        { severity: 'warning', at, value },
        {
          fr: 'Cet avoir a un total négatif : un avoir s’écrit en montants positifs. Vérifiez qu’il ne s’agit pas d’une facture.',
          en: 'This credit note has a negative total: a credit note has positive amounts. Check that it is not an invoice.',
        },
      ),
    ];
  }
  return [
    say(
      'negative_invoice',
      { severity: invoice.typeCode === '380' ? 'error' : 'warning', at, value },
      {
        fr: 'Cette facture a un total négatif : demandez un avoir (type 381) en montants positifs.',
        en: 'This invoice has a negative total: ask for a credit note (type 381) with positive amounts.',
      },
    ),
  ];
}

export const vat: Check = (context) => {
  const { invoice } = context;
  const isFrenchSeller = isFrench(invoice.seller);
  return [
    ...invoice.vatBreakdown.flatMap((breakdown, index) => [
      ...(isFrenchSeller ? rateFindings(breakdown, index) : []),
      ...exemptionFindings(breakdown, index),
    ]),
    ...signFindings(context),
  ];
};
