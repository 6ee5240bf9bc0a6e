// The two files of SIRENE as INSEE writes them: all their columns, in order, and a few companies that do not exist.

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
