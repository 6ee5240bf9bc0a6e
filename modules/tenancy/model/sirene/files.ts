// The two files of SIRENE that are read, and what is kept of their records. Columns: INSEE, « Dessin du fichier
// StockUniteLegale » and « StockEtablissement » (version 3.11).

import { seatAddress } from './address.ts';
import type { ExtractKind } from './types.ts';

/** A cell by the name of its column; empty where INSEE writes `[ND]`: not to be shown. */
export type Cell = (column: string) => string;

/** Of the table's columns in order; `undefined` where nothing is known. */
export type Values = readonly (string | undefined)[];

export interface ExtractFile {
  readonly kind: ExtractKind;
  /** As INSEE calls it. */
  readonly title: string;
  /** Columns it is recognised by, and that are read. */
  readonly columns: readonly string[];
  /** Day of the last change, in each record. */
  readonly changedColumn: string;
  /** Values of the table's columns in order, or nothing when the record is not kept. */
  keep(cell: Cell): Values | undefined;
}

/** Since 2023 `P` (shown in part); before `N`. Code de commerce, art. A123-96. */
const isShown = (status: string): boolean => status === 'O';

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** First and last name of a person in business, else the name of the company. */
function nameOf(cell: Cell): string {
  const name = cell('denominationUniteLegale');
  if (name !== '') return name;
  const first = cell('prenomUsuelUniteLegale') || cell('prenom1UniteLegale');
  const last = cell('nomUsageUniteLegale') || cell('nomUniteLegale');
  return [first, last].filter(Boolean).join(' ');
}

/** Of people (category 1…) who do not want to be shown nothing is kept but that they exist. */
function unit(cell: Cell): Values {
  const category = cell('categorieJuridiqueUniteLegale');
  const isHidden = !isShown(cell('statutDiffusionUniteLegale')) && (category === '' || category.startsWith('1'));
  const shown = (text: string): string | undefined => (isHidden ? undefined : orNothing(text));
  return [
    cell('siren'),
    shown(nameOf(cell)),
    shown(category),
    shown(cell('activitePrincipaleUniteLegale')),
    cell('etatAdministratifUniteLegale') === 'C' ? 'f' : 't',
    isHidden ? 'f' : 't',
    shown(cell('nicSiegeUniteLegale')),
  ];
}

function seat(cell: Cell): Values | undefined {
  if (cell('etablissementSiege') !== 'true' || !isShown(cell('statutDiffusionEtablissement'))) return undefined;
  const address = seatAddress(cell);
  return [
    cell('siren'),
    cell('nic'),
    ...[address.addressLine1, address.addressLine2, address.addressLine3, address.postcode, address.city].map(
      orNothing,
    ),
  ];
}

const extractFiles: readonly ExtractFile[] = [
  {
    kind: 'units',
    title: 'StockUniteLegale',
    columns: [
      'siren',
      'statutDiffusionUniteLegale',
      'denominationUniteLegale',
      'nomUniteLegale',
      'nomUsageUniteLegale',
      'prenom1UniteLegale',
      'prenomUsuelUniteLegale',
      'categorieJuridiqueUniteLegale',
      'activitePrincipaleUniteLegale',
      'etatAdministratifUniteLegale',
      'nicSiegeUniteLegale',
    ],
    changedColumn: 'dateDernierTraitementUniteLegale',
    keep: unit,
  },
  {
    kind: 'seats',
    title: 'StockEtablissement',
    columns: [
      'siren',
      'nic',
      'etablissementSiege',
      'statutDiffusionEtablissement',
      'complementAdresseEtablissement',
      'numeroVoieEtablissement',
      'indiceRepetitionEtablissement',
      'typeVoieEtablissement',
      'libelleVoieEtablissement',
      'codePostalEtablissement',
      'libelleCommuneEtablissement',
      'libelleCommuneEtrangerEtablissement',
      'distributionSpecialeEtablissement',
      'codeCedexEtablissement',
      'libelleCedexEtablissement',
      'libellePaysEtrangerEtablissement',
    ],
    changedColumn: 'dateDernierTraitementEtablissement',
    keep: seat,
  },
];

/** What the header says the file is: one of ours, with the columns that it lacks; nothing when it is neither. */
export function recognise(header: readonly string[]): { file: ExtractFile; missing: readonly string[] } | undefined {
  const titles = new Set(header);
  const candidates = extractFiles.map((file) => {
    return { file, missing: [...file.columns, file.changedColumn].filter((column) => !titles.has(column)) };
  });
  const [best] = candidates.toSorted((a, b) => a.missing.length - b.missing.length);
  return best && best.missing.length <= best.file.columns.length / 2 ? best : undefined;
}
