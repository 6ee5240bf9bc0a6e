// What the samples say: suppliers, lines, dates. One invented invoice each, all of autumn 2026.

import type { Invoice, Line } from './model.ts';
import { PAPILLON, SUD_CONCEPT, suppliers } from './parties.ts';

const THIRTY_DAYS = 'Paiement à 30 jours par virement.';

/** Name and detail, quantity and unit (pieces when alone), net price and VAT rate (20 % when alone). */
function line(
  name: string | readonly [string, string],
  quantity: string | readonly [string, string],
  price: string | readonly [string, string],
): Line {
  const [title, detail] = typeof name === 'string' ? [name] : name;
  const [count, unit = 'C62'] = typeof quantity === 'string' ? [quantity] : quantity;
  const [net, rate = '20'] = typeof price === 'string' ? [price] : price;
  return { name: title, quantity: count, unit, price: net, rate, ...(detail === undefined ? {} : { detail }) };
}

export const electricity: Invoice = {
  number: 'LE-2026-10-0048213',
  typeCode: '380',
  issueDate: '2026-10-05',
  dueDate: '2026-11-04',
  period: { start: '2026-09-01', end: '2026-09-30' },
  seller: suppliers.electricity,
  buyer: PAPILLON,
  process: 'B1',
  contract: 'PRO-884-120',
  terms: 'Paiement à 30 jours par virement, référence de la facture à rappeler.',
  lines: [
    line(['Abonnement Pro 18 kVA', 'Septembre 2026'], ['1', 'MON'], '27.46'),
    line('Consommation heures pleines', ['1284', 'KWH'], '0.1782'),
    line('Consommation heures creuses', ['613', 'KWH'], '0.1329'),
    line('Accise sur l’électricité', ['1897', 'KWH'], '0.02579'),
    line('Contribution tarifaire d’acheminement', '1', '9.83'),
  ],
};

export const telecom: Invoice = {
  number: '26100087341',
  typeCode: '380',
  issueDate: '2026-10-12',
  dueDate: '2026-11-11',
  period: { start: '2026-10-01', end: '2026-10-31' },
  seller: suppliers.telecom,
  buyer: SUD_CONCEPT,
  process: 'S1',
  contract: 'FIB-30-55821',
  terms: THIRTY_DAYS,
  lines: [
    line('Fibre Pro Garantie 4 h', ['1', 'MON'], '59.90'),
    line('Forfait mobile Chantier 50 Go', ['4', 'MON'], '17.50'),
    line('Standard virtuel, 6 postes', ['1', 'MON'], '36.00'),
    line('Appels hors forfait', '1', '4.27'),
  ],
};

export const office: Invoice = {
  number: 'FA-2026-01873',
  typeCode: '380',
  issueDate: '2026-10-14',
  dueDate: '2026-11-13',
  deliveryDate: '2026-10-13',
  seller: suppliers.office,
  buyer: PAPILLON,
  process: 'B1',
  order: 'BC-PAP-0412',
  terms: THIRTY_DAYS,
  lines: [
    line(['Ramette A4 80 g, carton de 5', 'Réf. PAP-A4-80'], '6', '24.90'),
    line(['Classeur à levier dos 80 mm', 'Réf. CLA-080-BL'], '24', '2.35'),
    line(['Cartouche toner noir LX-3', 'Réf. TON-LX3'], '2', '78.40'),
    line(['Guide pratique de la facturation', 'Livre, réf. LIV-2207'], '1', ['33.18', '5.5']),
  ],
};

export const carrier: Invoice = {
  number: 'TG26/10452',
  typeCode: '380',
  issueDate: '2026-10-16',
  dueDate: '2026-11-15',
  deliveryDate: '2026-10-15',
  seller: suppliers.carrier,
  buyer: SUD_CONCEPT,
  process: 'S1',
  order: 'SC-1187',
  terms: 'Paiement à 30 jours date de facture (L441-11 du code de commerce).',
  lines: [
    line(['Transport Gallargues → Nîmes, 6 palettes', 'Lettre de voiture 26-88914'], '1', '286.00'),
    line('Location de hayon', '1', '35.00'),
    line('Surcharge gazole (8,4 %)', '1', '24.02'),
    line('Attente au déchargement', ['0.75', 'HUR'], '48.00'),
  ],
};

export const cleaningCredit: Invoice = {
  number: 'AV-2026-0117',
  typeCode: '381',
  issueDate: '2026-10-20',
  seller: suppliers.cleaning,
  buyer: PAPILLON,
  process: 'S1',
  preceding: { number: 'NP-2026-0934', issueDate: '2026-09-30' },
  terms: 'Avoir à déduire de votre prochain règlement.',
  lines: [
    line(['Entretien des bureaux, passages non effectués', '15, 17 et 22 septembre 2026'], '3', '62.50'),
    line('Consommables sanitaires non livrés', '1', '18.40'),
  ],
};

export const plumber: Invoice = {
  number: 'F2026-0214',
  typeCode: '380',
  issueDate: '2026-10-08',
  dueDate: '2026-11-07',
  deliveryDate: '2026-10-06',
  seller: suppliers.plumber,
  buyer: PAPILLON,
  process: 'M1',
  terms: THIRTY_DAYS,
  lines: [
    line(['Dépose et remplacement du chauffe-eau 200 L', 'Logement de fonction, plus de 2 ans'], '1', ['890.00', '10']),
    line('Main-d’œuvre', ['4.5', 'HUR'], ['58.00', '10']),
    line('Groupe de sécurité inox', '1', ['64.20', '10']),
    line('Recherche de fuite, local commercial', '1', '180.00'),
    line('Déplacement', '2', '38.00'),
  ],
};

export const printing: Invoice = {
  number: '2026-0388',
  typeCode: '380',
  issueDate: '2026-10-09',
  dueDate: '2026-11-08',
  seller: suppliers.printer,
  buyer: SUD_CONCEPT,
  process: 'B1',
  terms: THIRTY_DAYS,
  lines: [
    line('Plaquette 8 pages, 135 g couché', '1000', '0.486'),
    line('Cartes de visite recto verso', '500', '0.112'),
    line('Panneau de chantier 120 × 80 cm', '3', '74.00'),
    line('Création graphique et BAT', ['2', 'HUR'], '55.00'),
  ],
};

export const design: Invoice = {
  number: 'CR-2026-031',
  typeCode: '380',
  issueDate: '2026-10-02',
  dueDate: '2026-11-01',
  seller: suppliers.designer,
  buyer: PAPILLON,
  process: 'S1',
  terms: THIRTY_DAYS,
  exemption: { text: 'TVA non applicable, art. 293 B du CGI', code: 'VATEX-FR-FRANCHISE' },
  lines: [
    { ...line('Identité visuelle du salon « Lumières »', '1', ['1450.00', '0']), category: 'E' },
    { ...line('Déclinaison réseaux sociaux', '6', ['75.00', '0']), category: 'E' },
  ],
};

export const garage: Invoice = {
  number: 'GA-7741',
  typeCode: '380',
  issueDate: '2026-10-13',
  dueDate: '2026-10-28',
  seller: suppliers.garage,
  buyer: SUD_CONCEPT,
  process: 'M1',
  terms: 'Paiement à 15 jours.',
  lines: [
    line('Révision complète, forfait', '1', '189.00'),
    line('Plaquettes de frein avant', '1', '62.50'),
    line('Disques de frein avant', '2', '54.90'),
    line('Main-d’œuvre mécanique', ['1.5', 'HUR'], '68.00'),
  ],
};

export const restaurant: Invoice = {
  number: '26-3317',
  typeCode: '380',
  issueDate: '2026-10-15',
  seller: suppliers.restaurant,
  buyer: PAPILLON,
  process: 'S1',
  terms: 'Payé par carte bancaire le 15/10/2026.',
  lines: [
    line('Menu du marché', '3', ['26.00', '10']),
    line('Café gourmand', '2', ['8.00', '10']),
    line('Eau minérale 75 cl', '2', ['4.50', '10']),
    line('Verre Pic Saint-Loup', '3', '5.00'),
  ],
};

export const rent: Invoice = {
  number: 'TP-2026-T4-07',
  typeCode: '380',
  issueDate: '2026-10-01',
  dueDate: '2026-10-10',
  period: { start: '2026-10-01', end: '2026-12-31' },
  seller: suppliers.landlord,
  buyer: SUD_CONCEPT,
  process: 'S1',
  contract: 'Bail commercial du 01/07/2021',
  terms: 'Payable d’avance le 10 du premier mois.',
  lines: [
    line('Loyer commercial, 4e trimestre 2026', ['3', 'MON'], '1450.00'),
    line('Provision pour charges', ['3', 'MON'], '160.00'),
    line('Refacturation de l’assurance de l’immeuble', '1', '212.40'),
  ],
};

export const saasCredit: Invoice = {
  number: 'CN-10-2026-0052',
  typeCode: '381',
  issueDate: '2026-10-19',
  seller: suppliers.saas,
  buyer: PAPILLON,
  process: 'S1',
  preceding: { number: 'IN-10-2026-4410', issueDate: '2026-10-01' },
  terms: 'Montant remboursé sur votre moyen de paiement sous 10 jours.',
  lines: [
    line('Utilisateur Équipe, prorata du 12 au 31 octobre', '5', '12.90'),
    line('Module Signature, résiliation', '1', '29.00'),
  ],
};

export const notary: Invoice = {
  number: 'N-2026-1184',
  typeCode: '380',
  issueDate: '2026-10-07',
  dueDate: '2026-10-22',
  seller: suppliers.notary,
  buyer: SUD_CONCEPT,
  process: 'S1',
  terms: 'Règlement par virement sur le compte de l’office.',
  exemption: { text: 'Débours, art. 267 II 2° du CGI', code: 'VATEX-EU-79-C' },
  lines: [
    line('Émoluments d’acte : bail commercial', '1', '840.00'),
    line('Émoluments de formalités', '4', '41.50'),
    line('Honoraires de consultation', '1', '250.00'),
    { ...line('Débours : état hypothécaire et Kbis', '1', ['47.76', '0']), category: 'E' },
  ],
};

export const masonry: Invoice = {
  number: 'SIT-2026-44',
  typeCode: '380',
  issueDate: '2026-10-21',
  dueDate: '2026-11-20',
  period: { start: '2026-09-21', end: '2026-10-16' },
  seller: suppliers.mason,
  buyer: SUD_CONCEPT,
  process: 'S1',
  order: 'ST-2026-09',
  terms: THIRTY_DAYS,
  exemption: { text: 'Autoliquidation, art. 283-2 nonies du CGI', code: 'VATEX-EU-AE' },
  lines: [
    { ...line('Ouverture en mur porteur, linteau IPN', '1', ['3280.00', '0']), category: 'AE' },
    { ...line('Cloison en carreaux de plâtre', ['42.5', 'MTK'], ['48.00', '0']), category: 'AE' },
    { ...line('Évacuation des gravats', '3', ['210.00', '0']), category: 'AE' },
  ],
};

export const brokerage: Invoice = {
  number: 'HC-2026-2203',
  typeCode: '380',
  issueDate: '2026-10-22',
  dueDate: '2026-11-21',
  seller: suppliers.broker,
  buyer: PAPILLON,
  process: 'S1',
  terms: THIRTY_DAYS,
  lines: [line('Audit du contrat multirisque, honoraires', '1', '420.00')],
};
