// The two files of SIRENE as INSEE writes them: all their columns, in order, and a few companies that do not exist.

import { deflateRawSync } from 'node:zlib';
import { Buffer } from 'node:buffer';

const UNIT =
  'siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale,activitePrincipaleNAF25UniteLegale';
const SEAT =
  'siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,trancheEffectifsEtablissement,anneeEffectifsEtablissement,activitePrincipaleRegistreMetiersEtablissement,dateDernierTraitementEtablissement,etablissementSiege,nombrePeriodesEtablissement,complementAdresseEtablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,dernierNumeroVoieEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,libelleCommuneEtrangerEtablissement,distributionSpecialeEtablissement,codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement,codePaysEtrangerEtablissement,libellePaysEtrangerEtablissement,identifiantAdresseEtablissement,etatAdministratifEtablissement,enseigne1Etablissement,activitePrincipaleEtablissement';

type Fields = Readonly<Record<string, string>>;

/** As programs write a cell. */
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The name of a column without what all of them end with. */
const short = (column: string): string => column.replace(/(?:UniteLegale|Etablissement)$/, '');

function csv(header: string, records: readonly Fields[]): string {
  const columns = header.split(',');
  const lines = records.map((fields) => columns.map((column) => cell(fields[short(column)] ?? '')).join(','));
  return `${[header, ...lines].join('\n')}\n`;
}

const unit = (siren: string, fields: Fields): Fields => ({
  siren,
  statutDiffusion: 'O',
  dateDernierTraitement: '2026-09-30T08:00:00',
  etatAdministratif: 'A',
  nicSiege: '00015',
  ...fields,
});
const seat = (siren: string, fields: Fields): Fields => ({
  siren,
  nic: '00015',
  siret: `${siren}00015`,
  statutDiffusion: 'O',
  dateDernierTraitement: '2026-10-31T08:00:00',
  etablissementSiege: 'true',
  etatAdministratif: 'A',
  ...fields,
});

export const sirens = {
  bakery: '732829320',
  garage: '552100554',
  ceased: '813460276',
  painter: '509173845',
  hidden: '404833048',
  partly: '443061841',
} as const;

const units = [
  unit(sirens.bakery, {
    denomination: 'BOULANGERIE "AU BON PAIN", FRÈRES & CIE',
    categorieJuridique: '5710',
    activitePrincipale: '10.71C',
  }),
  unit(sirens.garage, { denomination: 'GARAGE DU\nCENTRE', categorieJuridique: '5499', activitePrincipale: '45.20A' }),
  unit(sirens.ceased, { denomination: 'ÉCOLE\\FERMÉE', categorieJuridique: '9220', etatAdministratif: 'C' }),
  unit(sirens.painter, {
    nom: 'DURAND',
    nomUsage: 'MARTIN',
    prenom1: 'MARIE',
    prenomUsuel: 'MARIE-ÈVE',
    categorieJuridique: '1000',
  }),
  unit(sirens.hidden, {
    statutDiffusion: 'P',
    nom: '[ND]',
    prenom1: 'JEANNE',
    categorieJuridique: '1000',
    activitePrincipale: '96.02A',
    dateDernierTraitement: '2026-10-30T08:00:00',
  }),
  unit(sirens.partly, { statutDiffusion: 'P', denomination: 'HOLDING DISCRÈTE', categorieJuridique: '5720' }),
];

const seats = [
  seat(sirens.bakery, {
    numeroVoie: '12',
    indiceRepetition: 'B',
    typeVoie: 'AV',
    libelleVoie: 'DE LA RÉPUBLIQUE',
    complementAdresse: 'BATIMENT C',
    codePostal: '69003',
    libelleCommune: 'LYON 3EME',
  }),
  seat(sirens.bakery, { nic: '00023', etablissementSiege: 'false', libelleVoie: 'UN AUTRE', codePostal: '13001' }),
  seat(sirens.garage, {
    libelleVoie: 'ZONE DU MOULIN',
    distributionSpeciale: 'BP 12',
    codeCedex: '13851',
    libelleCedex: 'AIX CEDEX 3',
  }),
  seat(sirens.hidden, { statutDiffusion: 'P', numeroVoie: '3', libelleVoie: 'RUE CACHÉE', libelleCommune: 'NICE' }),
  seat(sirens.partly, { statutDiffusion: 'P', libelleVoie: '[ND]', libelleCommune: 'PARIS' }),
];

export const unitsCsv = csv(UNIT, units);
export const seatsCsv = csv(SEAT, seats);

/** Another month: one company, under another name. */
export const newerUnitsCsv = csv(UNIT, [
  unit(sirens.bakery, { denomination: 'NOUVEAU NOM', categorieJuridique: '5720' }),
]);

/** `count` companies, for what is more than one piece of a file. */
export function* manyUnits(count: number): Generator<string> {
  yield `${UNIT}\n`;
  const columns = UNIT.split(',').map(short);
  for (let index = 0; index < count; index += 1) {
    const fields = unit(String(100_000_000 + index), {
      denomination: `ENTREPRISE NUMÉRO ${index}`,
      categorieJuridique: '5710',
    });
    yield `${columns.map((column) => fields[column] ?? '').join(',')}\n`;
  }
}

/** A ZIP package of one file, written as small ones are; or as entries of more than four gigabytes are. */
export function zipped(name: string, text: string, { wide = false } = {}): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(title.length, 26);
  const extra = Buffer.alloc(wide ? 28 : 0);
  if (wide) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [index, size] of [content.length, packed.length, 0].entries())
      extra.writeBigUInt64LE(BigInt(size), 4 + index * 8);
  }
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
  entry.writeUInt32LE(wide ? 0xffffffff : content.length, 24);
  entry.writeUInt16LE(title.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(wide ? 0xffffffff : 0, 42);
  const directory = Buffer.concat([entry, title, extra]);
  const at = local.length + title.length + packed.length;
  return Buffer.concat([
    local,
    title,
    packed,
    directory,
    ...(wide ? wideEnd(at, directory.length) : []),
    end(at, directory.length, wide),
  ]);
}

function end(at: number, length: number, wide: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(1, 10);
  record.writeUInt32LE(wide ? 0xffffffff : length, 12);
  record.writeUInt32LE(wide ? 0xffffffff : at, 16);
  return record;
}

function wideEnd(at: number, length: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + length), 8);
  return [record, locator];
}
