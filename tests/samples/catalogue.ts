// The list of samples: which paper, under which name, with which covering letter, in the order of the demonstration.

import { ciiOf } from './cii.ts';
import * as data from './invoices.ts';
import type { Invoice } from './model.ts';
import { papers } from './papers.ts';
import type { FindingFamily, SampleForm } from './types.ts';
import { ublOf } from './ubl.ts';
import { pretty } from './xml.ts';

export interface Entry {
  readonly id: string;
  readonly form: SampleForm;
  readonly invoice: Invoice;
  readonly filename: string;
  readonly make: () => Promise<Uint8Array>;
  readonly subject: string;
  readonly body: string;
  readonly findings?: readonly FindingFamily[];
}

function xmlFile(xml: string): () => Promise<Uint8Array> {
  return () => Promise.resolve(new TextEncoder().encode(pretty(xml)));
}

export const catalogue: readonly Entry[] = [
  {
    id: 'electricity',
    form: 'facturx',
    invoice: data.electricity,
    filename: 'Lumerance_LE-2026-10-0048213.pdf',
    make: papers.electricity,
    subject: 'Votre facture d’électricité de septembre 2026',
    body: 'Bonjour,\n\nVotre facture du mois de septembre est disponible en pièce jointe. Elle est au format Factur-X : votre logiciel peut la lire directement.\n\nLe service client Lumérance',
  },
  {
    id: 'plumber',
    form: 'text-pdf',
    invoice: data.plumber,
    filename: 'Facture F2026-0214.pdf',
    make: papers.plumber,
    subject: 'Facture chauffe-eau',
    body: 'Bonjour,\n\nCi-joint la facture de l’intervention du 6 octobre, comme convenu.\n\nCordialement,\nJ. Castagné',
  },
  {
    id: 'office',
    form: 'ubl',
    invoice: data.office,
    filename: 'FA-2026-01873.xml',
    make: xmlFile(ublOf(data.office)),
    subject: 'Facture électronique FA-2026-01873 – commande BC-PAP-0412',
    body: 'Bonjour,\n\nVeuillez trouver la facture électronique (UBL) de votre commande BC-PAP-0412, livrée le 13 octobre.\n\nBureau Vallon',
  },
  {
    id: 'carrier',
    form: 'cii',
    invoice: data.carrier,
    filename: 'TG26-10452.xml',
    make: xmlFile(ciiOf(data.carrier)),
    subject: 'Facture TG26/10452 – dossier SC-1187',
    body: 'Bonjour,\n\nFacture du transport du 15/10 en pièce jointe (XML).\n\nL’exploitation, Transports Garrigue',
  },
  {
    id: 'garage',
    form: 'scan',
    invoice: data.garage,
    filename: 'SCAN_20261013_0841.pdf',
    make: papers.garage,
    subject: 'Scan du copieur',
    body: 'Numérisation envoyée par Copieur MX-2640.\n1 page, 200 ppp.',
  },
  {
    id: 'telecom',
    form: 'facturx',
    invoice: data.telecom,
    filename: 'facture_altitel_26100087341.pdf',
    make: papers.telecom,
    subject: 'Altitel Pro : votre facture du 12/10/2026',
    body: 'Bonjour,\n\nVotre facture d’octobre est arrivée. Montant : 204,20 € TTC, prélevable à partir du 11/11/2026.\n\nL’équipe Altitel Pro',
  },
  {
    id: 'restaurant',
    form: 'photo',
    invoice: data.restaurant,
    filename: 'IMG_20261015_1352.jpg',
    make: papers.restaurant,
    subject: 'note resto client',
    body: 'Pour la compta, déjeuner avec le client du salon.\n\nEnvoyé de mon téléphone',
  },
  {
    id: 'printing',
    form: 'text-pdf',
    invoice: data.printing,
    filename: 'facture 2026-0388.pdf',
    make: papers.printing,
    subject: 'Facture plaquettes et cartes de visite',
    body: 'Bonjour,\n\nVoici la facture de vos plaquettes, cartes et panneaux.\n\nBonne journée,\nImprimerie du Lez',
  },
  {
    id: 'design',
    form: 'text-pdf',
    invoice: data.design,
    filename: 'CR-2026-031.pdf',
    make: papers.design,
    subject: 'Ma facture pour l’identité du salon « Lumières »',
    body: 'Bonjour à toute l’équipe,\n\nVoici ma facture pour l’identité visuelle du salon. Merci encore de votre confiance !\n\nCamille',
  },
  {
    id: 'masonry',
    form: 'text-pdf',
    invoice: data.masonry,
    filename: 'Situation1_Ortega.pdf',
    make: papers.masonry,
    subject: 'Situation n° 1 – sous-traitance ST-2026-09',
    body: 'Bonjour,\n\nCi-joint ma situation n° 1. TVA en autoliquidation.\n\nP. Ortega',
  },
  {
    id: 'cleaning-credit',
    form: 'ubl',
    invoice: data.cleaningCredit,
    filename: 'avoir_AV-2026-0117.xml',
    make: xmlFile(ublOf(data.cleaningCredit)),
    subject: 'Avoir AV-2026-0117 sur facture NP-2026-0934',
    body: 'Bonjour,\n\nSuite à votre réclamation, voici notre avoir pour les trois passages non effectués.\n\nNettence Propreté',
  },
  {
    id: 'rent',
    form: 'text-pdf',
    invoice: data.rent,
    filename: 'Loyer T4 2026.pdf',
    make: papers.rent,
    subject: 'Loyer du 4e trimestre 2026',
    body: 'Bonjour,\n\nVeuillez trouver l’appel de loyer du 4e trimestre.\n\nSCI Les Trois Platanes',
    findings: ['arithmetic'],
  },
  {
    id: 'notary',
    form: 'text-pdf',
    invoice: data.notary,
    filename: 'Note_honoraires_N-2026-1184.pdf',
    make: papers.notary,
    subject: 'Votre dossier 2026-0731 : note d’honoraires',
    body: 'Madame, Monsieur,\n\nJe vous prie de trouver ci-joint la note d’honoraires relative à votre bail commercial.\n\nMaître Bonnafous',
  },
  {
    id: 'saas-credit',
    form: 'text-pdf',
    invoice: data.saasCredit,
    filename: 'Credit_note_CN-10-2026-0052.pdf',
    make: papers.saasCredit,
    subject: 'Votre avoir Nuagis CN-10-2026-0052',
    body: 'Bonjour,\n\nVous avez retiré 5 utilisateurs : votre avoir de 112,20 € TTC est joint.\n\nNuagis',
  },
  {
    id: 'electricity-again',
    form: 'facturx',
    invoice: data.electricity,
    filename: 'Lumerance_LE-2026-10-0048213.pdf',
    make: papers.electricity,
    subject: 'TR : Votre facture d’électricité de septembre 2026',
    body: 'Je te la renvoie au cas où tu ne l’aurais pas eue.',
    findings: ['duplicate-bytes'],
  },
  {
    id: 'office-paper',
    form: 'text-pdf',
    invoice: data.office,
    filename: 'Facture_FA-2026-01873.pdf',
    make: papers.office,
    subject: 'Copie de votre facture FA-2026-01873',
    body: 'Bonjour,\n\nVoici, à votre demande, la copie PDF de la facture déjà transmise.\n\nBureau Vallon',
    findings: ['duplicate-number'],
  },
  {
    id: 'brokerage-locked',
    form: 'locked-pdf',
    invoice: data.brokerage,
    filename: 'HC-2026-2203.pdf',
    make: papers.brokerage,
    subject: 'Facture HC-2026-2203 (document protégé)',
    body: 'Bonjour,\n\nVotre facture est protégée par un mot de passe qui vous parviendra par SMS.\n\nHorizon Courtage',
    findings: ['unreadable'],
  },
];
