// The address of an establishment, put together from its parts as the postal norm (AFNOR XP Z10-011) orders them.

import type { RegisteredAddress } from './types.ts';

/** Abbreviations of SIRENE's `typeVoie` that stand for another word; all others are written out there. */
const STREETS: Readonly<Record<string, string>> = {
  ALL: 'ALLÉE',
  AV: 'AVENUE',
  BD: 'BOULEVARD',
  CAR: 'CARREFOUR',
  CHE: 'CHEMIN',
  CHS: 'CHAUSSÉE',
  CITE: 'CITÉ',
  COR: 'CORNICHE',
  CRS: 'COURS',
  DOM: 'DOMAINE',
  DSC: 'DESCENTE',
  ECA: 'ÉCART',
  ESP: 'ESPLANADE',
  FG: 'FAUBOURG',
  GR: 'GRANDE RUE',
  HAM: 'HAMEAU',
  HLE: 'HALLE',
  IMP: 'IMPASSE',
  LD: 'LIEU-DIT',
  LOT: 'LOTISSEMENT',
  MAR: 'MARCHÉ',
  MTE: 'MONTÉE',
  PAS: 'PASSAGE',
  PL: 'PLACE',
  PLN: 'PLAINE',
  PLT: 'PLATEAU',
  PRO: 'PROMENADE',
  PRV: 'PARVIS',
  QUA: 'QUARTIER',
  QUAI: 'QUAI',
  RES: 'RÉSIDENCE',
  RLE: 'RUELLE',
  ROC: 'ROCADE',
  RPT: 'ROND-POINT',
  RTE: 'ROUTE',
  SEN: 'SENTE',
  SQ: 'SQUARE',
  TPL: 'TERRE-PLEIN',
  TRA: 'TRAVERSE',
  VLA: 'VILLA',
  VLGE: 'VILLAGE',
};

const REPETITIONS: Readonly<Record<string, string>> = { B: 'BIS', T: 'TER', Q: 'QUATER' };

const line = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** `cell` answers the part of the address in a column; empty where there is none. */
export function seatAddress(cell: (column: string) => string): RegisteredAddress {
  const part = (name: string): string => cell(`${name}Etablissement`);
  const [street, repetition] = [part('typeVoie'), part('indiceRepetition')];
  const abroad = part('libelleCommuneEtranger');
  return {
    addressLine1: line(
      part('numeroVoie'),
      REPETITIONS[repetition] ?? repetition,
      STREETS[street] ?? street,
      part('libelleVoie'),
    ),
    addressLine2: part('complementAdresse'),
    addressLine3: part('distributionSpeciale'),
    postcode: part('codePostal') || part('codeCedex'),
    city: part('libelleCommune') || part('libelleCedex') || line(abroad, part('libellePaysEtranger')),
  };
}
