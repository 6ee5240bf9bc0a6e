// The invoices the layouts print: invented companies whose numbers pass their checks, and figures that add up.

export interface Company {
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly siren: string;
  readonly siret: string;
  readonly vat: string;
  readonly iban: string;
  readonly bic: string;
}

export interface Item {
  readonly label: string;
  readonly quantity: number;
  /** Cents. */
  readonly price: number;
  /** Tenths of a percent: 55 is 5.5 %. */
  readonly rate: number;
}

export type SampleType = 'invoice' | 'credit-note' | 'prepayment';

export interface Sample {
  readonly supplier: Company;
  readonly buyer: Company;
  readonly type: SampleType;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly orderNumber: string;
  readonly items: readonly Item[];
  /** Cents already paid. */
  readonly prepaid: number;
}

export interface RateTotal {
  readonly rate: number;
  readonly base: number;
  readonly amount: number;
}

export interface SampleTotals {
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly due: number;
  readonly rates: readonly RateTotal[];
}

/** All in cents. */
export function totalsOfSample({ items, prepaid }: Sample): SampleTotals {
  const rates = [...Map.groupBy(items, ({ rate }) => rate)].map(([rate, own]) => {
    const base = own.reduce((sum, item) => sum + item.quantity * item.price, 0);
    return { rate, base, amount: Math.round((base * rate) / 1000) };
  });
  const net = rates.reduce((sum, { base }) => sum + base, 0);
  const vat = rates.reduce((sum, { amount }) => sum + amount, 0);
  return { net, vat, gross: net + vat, due: net + vat - prepaid, rates };
}

function luhnDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function company([name, street, town]: readonly [string, string, string], seed: number): Company {
  const siren8 = String(30_000_000 + ((seed * 7_654_321) % 60_000_000)).slice(0, 8);
  const siren = siren8 + luhnDigit(siren8);
  const establishment = siren + String(10 + seed).padStart(4, '0');
  const key = String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
  const account = `30004${String(800 + seed).padStart(5, '0')}${String(10_000_000_000 + seed * 123_457).slice(0, 11)}`;
  const rib = String(97 - Number((89n * 30004n + 15n * BigInt(800 + seed) + 3n * BigInt(account.slice(10))) % 97n));
  const bban = account + rib.padStart(2, '0');
  const ibanKey = 98 - Number(BigInt(`${bban}152700`) % 97n);
  return {
    name,
    street,
    town,
    siren,
    siret: establishment + luhnDigit(establishment),
    vat: `FR${key}${siren}`,
    iban: `FR${String(ibanKey).padStart(2, '0')}${bban}`,
    bic: ['BNPAFRPP', 'AGRIFRPP882', 'CMCIFR2A', 'SOGEFRPP'][seed % 4] ?? 'BNPAFRPP',
  };
}

const NAMES = [
  ['Menuiserie Kerléo SARL', '12 rue du Port', '29900 Concarneau'],
  ['Éditions du Chêne Vert', '4 place Saint-Étienne', '31000 Toulouse'],
  ['SAS Transports Lefèbvre', 'Zone industrielle des Prés', '59650 Villeneuve-d’Ascq'],
  ['Boulangerie Aux Trois Épis', '87 avenue Jean Jaurès', '69007 Lyon'],
  ['Cabinet Moreau & Associés', '3 bis rue de la République', '84000 Avignon'],
  ['Papeterie Dumont SA', '150 boulevard Voltaire', '75011 Paris'],
  ['Électricité Générale Faure', '21 chemin des Vignes', '33600 Pessac'],
  ['Nordlys Logiciels SASU', '9 quai de la Fosse', '44000 Nantes'],
  ['Claire Aubert Graphiste', '16 rue des Carmes', '14000 Caen'],
  ['Hôtel des Voyageurs SNC', '2 place de la Gare', '67000 Strasbourg'],
] as const;

export const companies: readonly Company[] = NAMES.map((name, index) => company(name, index + 3));

const MORE_NAMES = [
  ['Ondéa Télécom SA', '118 boulevard des Alliés', '35510 Cesson-Sévigné'],
  ['Énergie des Deux Rives SA', '22 avenue de Wagram', '75008 Paris'],
  ['Comptoir Numérique Europe SARL', '67 boulevard du Général Leclerc', '92110 Clichy'],
  ['Hôtel Le Relais du Parc', '5 allée des Tilleuls', '03200 Vichy'],
  ['Taxi Benoît Marchand', '14 rue Pasteur', '37000 Tours'],
  ['Ferrovia Voyageurs SA', '2 place aux Étoiles', '93210 Saint-Denis'],
  ['Garage du Rond-Point', '31 route de Bordeaux', '16000 Angoulême'],
  ['Bâti Ouest Construction SAS', 'Parc d’activités de la Lande', '35650 Le Rheu'],
  ['Association Les Ateliers du Canal', '9 rue de l’Écluse', '31500 Toulouse'],
  ['Stackwell Software SAS', '40 rue du Louvre', '75001 Paris'],
  ['Cuisines Delmas', '6 avenue de l’Europe', '12000 Rodez'],
  ['Quincaillerie Roussel et Fils', '77 rue Nationale', '59800 Lille'],
  ['Agence Point Carré', '3 passage du Génie', '75012 Paris'],
  ['Société Nouvelle Vernier', '18 rue des Forges', '21000 Dijon'],
  ['Paysages Hamon', 'Le Bois Joli', '44850 Ligné'],
] as const;

/** Other companies, for the layouts that were drawn after the reader was made. */
export const strangers: readonly Company[] = MORE_NAMES.map((name, index) => company(name, index + 31));

const LABELS = [
  'Fenêtre chêne 120 × 135',
  'Pose et réglage',
  'Papier A4 80 g, carton de 5',
  'Livraison express',
  'Maintenance annuelle du serveur',
  'Conseil en organisation, journée',
  'Nuitée chambre double',
  'Petit déjeuner',
  'Manuel scolaire de 4e',
  'Câble 3G2,5 au mètre',
] as const;

/** Sample number `seed`, always the same. `rates` in tenths of a percent. */
export function sample(seed: number, change: Partial<Sample> & { rates?: readonly number[] } = {}): Sample {
  const { rates = [200], ...rest } = change;
  const items = Array.from({ length: 3 + (seed % 5) }, (_, index) => ({
    label: LABELS[(seed * 3 + index) % LABELS.length] ?? 'Article',
    quantity: 1 + ((seed + index * 2) % 6),
    price: 1_250 + ((seed * 7_919 + index * 104_729) % 189_000),
    rate: rates[index % rates.length] ?? 200,
  }));
  const month = String(1 + (seed % 12)).padStart(2, '0');
  const due = String(1 + ((seed + 1) % 12)).padStart(2, '0');
  return {
    supplier: companies[seed % companies.length] as Company,
    buyer: companies[(seed * 3 + 1) % companies.length] as Company,
    type: 'invoice',
    number: `FA-2026-${String(seed * 37 + 11).padStart(4, '0')}`,
    issueDate: `2026-${month}-${String(1 + ((seed * 5) % 27)).padStart(2, '0')}`,
    dueDate: `${due === '01' ? 2027 : 2026}-${due}-${String(3 + ((seed * 7) % 24)).padStart(2, '0')}`,
    orderNumber: `BC${26_000 + seed * 13}`,
    items,
    prepaid: 0,
    ...rest,
  };
}
