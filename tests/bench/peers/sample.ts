// One plain invoice of ten lines that every contender can write: two rates, French seller and buyer, a transfer.

export interface SampleParty {
  readonly name: string;
  readonly siren: string;
  readonly vatId: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
}

export interface SampleLine {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Pieces, `C62`. */
  readonly quantity: string;
  readonly price: string;
  readonly net: string;
  readonly rate: string;
}

export interface SampleRate {
  readonly rate: string;
  readonly base: string;
  readonly tax: string;
}

const amount = (cents: number): string => (cents / 100).toFixed(2);

const THINGS = ['Porte intérieure', 'Fenêtre en chêne', 'Volet roulant', 'Escalier droit', 'Parquet massif'];

/** Quantity, price in cents and rate of each line follow from its place. */
const COUNTS = Array.from({ length: 10 }, (_, index) => ({
  quantity: index + 1,
  price: 4_500 + index * 1_250,
  rate: index % 2 === 0 ? 20 : 10,
}));

const netOf = (rate?: number): number =>
  COUNTS.filter((line) => rate === undefined || line.rate === rate).reduce(
    (sum, line) => sum + line.quantity * line.price,
    0,
  );

const taxOf = (rate: number): number => Math.round((netOf(rate) * rate) / 100);

const RATES = [20, 10];
const VAT = RATES.reduce((sum, rate) => sum + taxOf(rate), 0);

export const SAMPLE = {
  number: 'F-2026-0042',
  issued: '2026-09-15',
  due: '2026-10-15',
  delivered: '2026-09-10',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  terms: '30 jours',
  note: 'Indemnité forfaitaire pour frais de recouvrement : 40 €',
  seller: {
    name: 'Menuiserie Arnaud SARL',
    siren: '732829320',
    vatId: 'FR44732829320',
    street: '12 rue des Tilleuls',
    postcode: '69003',
    city: 'Lyon',
    email: 'factures@arnaud.example',
  } satisfies SampleParty,
  buyer: {
    name: 'Hôtel du Parc',
    siren: '552100554',
    vatId: 'FR83552100554',
    street: '3 avenue du Parc',
    postcode: '75008',
    city: 'Paris',
    email: 'achats@parc.example',
  } satisfies SampleParty,
  lines: COUNTS.map(({ quantity, price, rate }, index): SampleLine => ({
    id: String(index + 1),
    name: THINGS[index % THINGS.length] ?? '',
    description: `Modèle ${index + 1}, posé`,
    quantity: String(quantity),
    price: amount(price),
    net: amount(quantity * price),
    rate: amount(rate * 100),
  })),
  rates: RATES.map((rate): SampleRate => ({
    rate: amount(rate * 100),
    base: amount(netOf(rate)),
    tax: amount(taxOf(rate)),
  })),
  net: amount(netOf()),
  vat: amount(VAT),
  gross: amount(netOf() + VAT),
};
