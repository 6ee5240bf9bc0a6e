// The mentions every French invoice between businesses carries, with their subject codes (UNTDID 4451).

export interface Note {
  readonly code: 'PMT' | 'PMD' | 'AAB' | 'BAR';
  readonly text: string;
}

/** Code de commerce L441-10 and D441-5; BR-FR-05 wants PMT, PMD and AAB. */
export const legalNotes: readonly Note[] = [
  { code: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.' },
  {
    code: 'PMD',
    text: 'Pénalités de retard exigibles sans rappel au taux de refinancement de la BCE majoré de 10 points.',
  },
  { code: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
  { code: 'BAR', text: 'B2B' },
];
