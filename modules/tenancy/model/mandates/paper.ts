// A letter-like document as data; who can draw it is plugged in src/app.ts (ports.ts).

export interface PaperParty {
  /** « Le mandant ». */
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

export interface PaperSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface Paper {
  readonly title: string;
  /** Under the title. */
  readonly subtitle: string;
  readonly parties: readonly PaperParty[];
  readonly sections: readonly PaperSection[];
  /** Over the places for signatures: « Fait à …, le … ». */
  readonly closing: string;
  readonly signatures: readonly PaperParty[];
  /** At the foot of every page. */
  readonly footer: string;
  readonly language: 'fr' | 'en';
  readonly created: Date;
}
