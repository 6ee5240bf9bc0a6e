import { classic, franchise, headerTable } from './classic.ts';
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
