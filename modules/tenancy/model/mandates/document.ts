// The mandate as it is signed, in French: who mandates whom to do what, from when to when, and how it ends
// (Code civil, art. 1984 to 2010; e-invoicing and e-reporting: CGI art. 289 bis, 290 and 290 A).

import { formatLongDate } from '#src/i18n.ts';
import { formatMoney, type Money } from '#src/money.ts';
import type { Paper, PaperParty, PaperSection } from './paper.ts';
import type { MandateKind, PlatformName, Signer } from './types.ts';

/** A company as the document names it. */
export interface MandateParty {
  readonly name: string;
  readonly legalForm: string | undefined;
  readonly siren: string | undefined;
  readonly siret: string | undefined;
  readonly addressLine1: string | undefined;
  readonly addressLine2: string | undefined;
  readonly postcode: string | undefined;
  readonly city: string | undefined;
}

export interface MandateTerms {
  readonly kind: MandateKind;
  readonly signer: Signer;
  readonly platform: PlatformName | undefined;
  readonly startsOn: string;
  readonly endsOn: string | undefined;
  readonly ceiling: Money | undefined;
}

export interface MandateParties {
  readonly principal: MandateParty;
  readonly agent: MandateParty;
}

const day = (isoDay: string): string => formatLongDate(isoDay, 'fr');
const grouped = (digits: string): string => digits.replaceAll(/(\d{3})(?=\d)/g, '$1\u00a0');

function partyLines(party: MandateParty): string[] {
  const { legalForm, siren, siret, addressLine1, addressLine2, postcode, city } = party;
  const number = siret === undefined ? siren && `SIREN ${grouped(siren)}` : `SIRET ${grouped(siret)}`;
  const place = [postcode, city].filter(Boolean).join(' ');
  return [legalForm, number, addressLine1, addressLine2, place].filter(
    (line) => line !== undefined && line !== '',
  ) as string[];
}

const platformWords = ({ name, number }: PlatformName): string =>
  number === undefined ? name : `${name} (n°\u00a0${number})`;

function delegationSections({ platform, ceiling }: MandateTerms): PaperSection[] {
  const where =
    platform === undefined ? 'la plateforme agréée qu’il a choisie' : `la plateforme agréée ${platformWords(platform)}`;
  return [
    {
      title: 'Objet',
      paragraphs: [
        `Le mandant donne au mandataire, qui l’accepte, le pouvoir d’agir en son nom et pour son compte sur ${where}, pour la facturation électronique (article 289 bis du code général des impôts) et la transmission des données de transaction et de paiement (articles 290 et 290 A du même code).`,
        'Le mandataire peut : consulter et télécharger les factures émises et reçues et leurs statuts ; recevoir les factures, les vérifier et en faire connaître le statut ; déposer les factures que le mandant a établies ou lui a demandé d’établir ; transmettre à l’administration les données de transaction et de paiement ; suivre et traiter les rejets.',
      ],
    },
    {
      title: 'Limites',
      paragraphs: [
        'Le mandataire ne peut ni payer, ni modifier des coordonnées bancaires, ni accepter une facture à la place du mandant sans son accord. Le mandant reste responsable de ses obligations fiscales et du contenu de ses factures.',
        ...(ceiling === undefined
          ? []
          : [
              `Pour une facture dont le montant, taxe comprise, dépasse ${formatMoney(ceiling, 'EUR', 'fr')}, le mandataire demande d’abord l’accord écrit du mandant.`,
            ]),
      ],
    },
  ];
}

function designationSections({ platform }: MandateTerms): PaperSection[] {
  const which =
    platform === undefined
      ? 'la plateforme agréée convenue avec lui par écrit'
      : `la plateforme agréée ${platformWords(platform)}, ou toute autre convenue avec lui par écrit`;
  return [
    {
      title: 'Objet',
      paragraphs: [
        `Le mandant donne au mandataire, qui l’accepte, le pouvoir de désigner en son nom et pour son compte, ou de changer, ${which}, afin qu’il y reçoive ses factures électroniques (article 289 bis du code général des impôts).`,
        'Le mandataire peut à cette fin : faire inscrire, modifier ou retirer dans l’annuaire les adresses électroniques de facturation du mandant (SIREN, SIRET, code de routage, suffixe) avec leurs dates d’effet ; remplir les formalités d’inscription auprès de la plateforme ; lui remettre le présent mandat.',
      ],
    },
    {
      title: 'Limites',
      paragraphs: [
        'Le mandataire n’engage pas le mandant à payer une plateforme sans son accord écrit. Avant tout changement, il lui fait connaître la plateforme, les adresses concernées et le jour d’effet.',
      ],
    },
  ];
}

function commonSections({ startsOn, endsOn }: MandateTerms): PaperSection[] {
  const end = endsOn === undefined ? 'et dure jusqu’à sa révocation' : `et prend fin le ${day(endsOn)} inclus`;
  return [
    {
      title: 'Durée',
      paragraphs: [`Le mandat prend effet le ${day(startsOn)} ${end}. Il ne se renouvelle pas de lui-même.`],
    },
    {
      title: 'Obligations du mandataire',
      paragraphs: [
        'Le mandataire agit avec soin, dans la seule limite de ce mandat, et rend compte de ce qu’il fait (articles 1991 à 1993 du code civil). Il garde le secret professionnel et n’emploie les données que pour exécuter le mandat. Ses honoraires sont ceux de la lettre de mission.',
      ],
    },
    {
      title: 'Révocation',
      paragraphs: [
        'Le mandant peut révoquer ce mandat à tout moment, sans motif, par un écrit ou dans son espace Facteur (article 2004 du code civil) ; la révocation vaut dès que le mandataire la reçoit. Le mandataire peut y renoncer en prévenant le mandant assez tôt pour qu’il n’en souffre pas (article 2007).',
      ],
    },
  ];
}

const TITLES: Readonly<Record<MandateKind, readonly [string, string]>> = {
  delegation: ['Mandat de délégation', 'Agir pour le compte d’une entreprise sur sa plateforme agréée'],
  designation: [
    'Mandat de désignation de plateforme agréée',
    'Choisir et changer la plateforme agréée d’une entreprise dans l’annuaire',
  ],
};

/** What a mandate of this kind is called in French. */
export const mandateTitle = (kind: MandateKind): string => TITLES[kind][0];

/** `created` is written into the file: the same terms at the same moment give the same bytes. */
export function mandatePaper(terms: MandateTerms, { principal, agent }: MandateParties, created: Date): Paper {
  const { kind, signer } = terms;
  const [title, subtitle] = TITLES[kind];
  const represented = `Représentant : ${signer.name}, ${signer.quality}`;
  const parties: readonly PaperParty[] = [
    { label: 'Le mandant', name: principal.name, lines: [...partyLines(principal), represented] },
    { label: 'Le mandataire', name: agent.name, lines: partyLines(agent) },
  ];
  const own = kind === 'delegation' ? delegationSections(terms) : designationSections(terms);
  const sections = [...own, ...commonSections(terms)].map(({ title: name, paragraphs }, index) => ({
    title: `${index + 1}. ${name}`,
    paragraphs,
  }));
  return {
    title,
    subtitle,
    parties,
    sections,
    closing: 'Fait à ……………………………………, le ……………………, en deux exemplaires.',
    signatures: [
      {
        label: 'Le mandant',
        name: principal.name,
        lines: [`${signer.name}, ${signer.quality}`, 'Signature, précédée de « Bon pour pouvoir »'],
      },
      {
        label: 'Le mandataire',
        name: agent.name,
        lines: ['Nom, qualité et signature, précédée de « Bon pour acceptation de pouvoir »'],
      },
    ],
    footer: `${title} – ${principal.name}`,
    language: 'fr',
    created,
  };
}
