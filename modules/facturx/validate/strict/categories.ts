// VAT categories beside what they claim: a reverse charge that says so, a sale abroad that goes abroad, a reason that
// belongs to its category. French law: CGI art. 242 nonies A of annex II, art. 283, 262, 293 B.

import { type Check, say } from '../../check/context.ts';
import { isFrench } from '../../check/parties.ts';
import type { Finding } from '../../finding.ts';
import type { VatBreakdown } from '../../model/amount.ts';
import type { Invoice } from '../../model/invoice.ts';

const UNION = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);
/** Reasons that belong to one category; every other VATEX code exempts (E). */
const CATEGORY_OF: Readonly<Record<string, string>> = {
  'VATEX-EU-AE': 'AE',
  'VATEX-FR-AE': 'AE',
  'VATEX-EU-IC': 'K',
  'VATEX-EU-G': 'G',
  'VATEX-EU-O': 'O',
};
/** Rates that ended in mainland France with the year 2013 or before. */
const FORMER_RATES = new Set(['7', '19.6', '20.6']);
const CORRECTIONS = new Set(['381', '384', '261', '262', '396', '472', '473', '502', '503']);

interface Line {
  readonly invoice: Invoice;
  readonly breakdown: VatBreakdown;
  readonly field: string;
}

function texts({ notes, vatBreakdown }: Invoice): string {
  const reasons = vatBreakdown.map(({ exemptionReason }) => exemptionReason);
  return [...notes.map(({ text }) => text), ...reasons].join(' ').toLowerCase();
}

function reasonOfOther({ breakdown, field }: Line): readonly Finding[] {
  const { category, exemptionCode: code } = breakdown;
  const expected =
    code === undefined ? undefined : (CATEGORY_OF[code] ?? (code.startsWith('VATEX-') ? 'E' : undefined));
  if (category === undefined || expected === undefined || expected === category) return [];
  return [
    say(
      'exemption_category',
      { severity: 'error', at: { bt: 'BT-121', field: `${field}.exemptionCode` }, value: code },
      {
        fr: `Le motif ${code} est celui de la catégorie de TVA ${expected}, pas de ${category} : corrigez l’un des deux.`,
        en: `The reason ${code} is that of VAT category ${expected}, not of ${category}: correct one of them.`,
      },
    ),
  ];
}

function reverseCharge({ invoice, breakdown, field }: Line): readonly Finding[] {
  if (breakdown.category !== 'AE') return [];
  const isSaid = breakdown.exemptionCode?.endsWith('-AE') || /autoliquid|reverse.charge/.test(texts(invoice));
  const mention = say(
    'reverse_charge_mention',
    { severity: 'warning', at: { bt: 'BT-120', field: `${field}.exemptionReason` }, value: breakdown.exemptionReason },
    {
      fr: 'La TVA est autoliquidée par le client (catégorie AE) sans la mention « Autoliquidation » : ajoutez-la.',
      en: 'The buyer owes the VAT (category AE) and the mention "Autoliquidation" (reverse charge) is missing: add it.',
    },
  );
  const buyer = say(
    'reverse_charge_buyer',
    { severity: 'warning', at: { bt: 'BT-48', field: 'buyer.vatId' } },
    {
      fr: 'La TVA est autoliquidée par le client (catégorie AE) sans que son numéro de TVA soit indiqué : ajoutez-le.',
      en: 'The buyer owes the VAT (category AE) and its VAT number is not given: add it.',
    },
  );
  return [...(isSaid ? [] : [mention]), ...(invoice.buyer?.vatId === undefined ? [buyer] : [])];
}

const countryOf = (vatId: string | undefined): string | undefined => vatId?.trim().slice(0, 2).toUpperCase();

function withinUnion({ invoice, breakdown, field }: Line): readonly Finding[] {
  const buyer = countryOf(invoice.buyer?.vatId);
  if (breakdown.category !== 'K' || buyer === undefined || buyer !== countryOf(invoice.seller?.vatId)) return [];
  return [
    say(
      'intra_community_country',
      { severity: 'error', at: { bt: 'BT-118', field: `${field}.category` }, value: 'K' },
      {
        fr: `Une livraison intracommunautaire (catégorie K) va vers un autre État : le client et le vendeur ont tous deux un numéro de TVA ${buyer}. Corrigez la catégorie.`,
        en: `An intra-community supply (category K) goes to another State: buyer and seller both have a VAT number of ${buyer}. Correct the category.`,
      },
    ),
  ];
}

function abroad({ invoice, breakdown, field }: Line): readonly Finding[] {
  const country = invoice.delivery?.shipTo?.address?.country ?? invoice.buyer?.address?.country;
  if (breakdown.category !== 'G' || country === undefined || !UNION.has(country)) return [];
  return [
    say(
      'export_country',
      { severity: 'warning', at: { bt: 'BT-118', field: `${field}.category` }, value: 'G' },
      {
        fr: `Une exportation (catégorie G) quitte l’Union européenne, et celle-ci va vers ${country} : vérifiez la catégorie ou le pays.`,
        en: `An export (category G) leaves the European Union, and this one goes to ${country}: check the category or the country.`,
      },
    ),
  ];
}

function formerRate({ invoice, breakdown, field }: Line): readonly Finding[] {
  const rate = breakdown.rate?.toString().replace(/\.?0+$/, '') ?? '';
  const isOld = (invoice.issueDate ?? '') < '2014-01-01' || CORRECTIONS.has(invoice.typeCode ?? '');
  if (!FORMER_RATES.has(rate) || isOld || !isFrench(invoice.seller)) return [];
  return [
    say(
      'vat_rate_former',
      { severity: 'warning', at: { bt: 'BT-119', field: `${field}.rate` }, value: breakdown.rate?.toString() },
      {
        fr: `Le taux de ${rate.replace('.', ',')} % n’a plus cours en France : vérifiez-le.`,
        en: `The rate of ${rate} % is no longer in force in France: check it.`,
      },
    ),
  ];
}

/** Who does not charge VAT (CGI art. 293 B) charges none at all. */
function smallBusiness(invoice: Invoice): readonly Finding[] {
  const { vatBreakdown } = invoice;
  const isExempt = vatBreakdown.some(
    ({ exemptionCode, exemptionReason }) =>
      exemptionCode === 'VATEX-FR-FRANCHISE' || /293\s*b/i.test(exemptionReason ?? ''),
  );
  const charged = vatBreakdown.findIndex(({ tax }) => tax !== undefined && !tax.isZero);
  if (!isExempt || charged < 0) return [];
  return [
    say(
      'small_business_vat',
      {
        severity: 'error',
        at: { bt: 'BT-117', field: `vatBreakdown[${charged}].tax` },
        value: vatBreakdown[charged]?.tax?.toString(),
      },
      {
        fr: 'La facture invoque la franchise en base (art. 293 B du CGI) et facture de la TVA : retirez l’une ou l’autre.',
        en: 'The invoice claims the small-business exemption (art. 293 B CGI) and charges VAT: remove one or the other.',
      },
    ),
  ];
}

export const categories: Check = ({ invoice }) => [
  ...invoice.vatBreakdown.flatMap((breakdown, index) => {
    const line: Line = { invoice, breakdown, field: `vatBreakdown[${index}]` };
    return [reasonOfOther, reverseCharge, withinUnion, abroad, formerRate].flatMap((check) => check(line));
  }),
  ...smallBusiness(invoice),
];
