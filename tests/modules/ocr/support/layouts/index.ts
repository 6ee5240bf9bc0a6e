import { classic, franchise, headerTable } from './classic.ts';
import { association, carriedOver, coloured, leftFigures } from './offices.ts';
import { marketplace, subscription } from './shops.ts';
import { discounted, downPayment, landscape, stage } from './trades.ts';
import { hotel, taxi, train } from './travel.ts';
import { energy, telecom } from './utilities.ts';
import { creditNote, inEnglish, prepayment, reverseCharge } from './kinds.ts';
import { cards, listing, mirrored, receipt, twoPages } from './styles.ts';
import type { Layout } from './common.ts';

export type { Layout, Unprinted } from './common.ts';

export const layouts: readonly Layout[] = [
  classic,
  headerTable,
  franchise,
  creditNote,
  prepayment,
  inEnglish,
  reverseCharge,
  listing,
  cards,
  receipt,
  mirrored,
  twoPages,
];

/** Drawn before the reader had seen any of them. */
export const laterLayouts: readonly Layout[] = [
  telecom,
  energy,
  marketplace,
  subscription,
  hotel,
  taxi,
  train,
  discounted,
  stage,
  downPayment,
  landscape,
  association,
  leftFigures,
  carriedOver,
  coloured,
];
