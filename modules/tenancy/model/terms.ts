// The conditions of use (CGU) of an instance: what a person accepts to have a space. Version 1 is the product's own;
// whoever owns the instance may replace it, and everybody is asked again.

export interface Terms {
  readonly version: number;
  readonly text: { readonly fr: string; readonly en: string };
  /** Absent for the text that comes with the product. */
  readonly publishedAt: Date | undefined;
}

/** Paragraphs are parted by an empty line; a line that begins with `# ` is a heading. */
export const firstTerms: Terms = {
  version: 1,
  publishedAt: undefined,
  text: {
    fr: [
      '# Objet',
      'Cet espace sert à recevoir, vérifier, approuver, transmettre et archiver des factures électroniques. Il est exploité par l’organisation qui vous y invite, sur ses propres serveurs.',
      '# Votre compte',
      'Votre compte est personnel. Vous gardez votre mot de passe secret et prévenez la personne qui vous a invité si vous pensez que quelqu’un d’autre s’en sert.',
      '# Ce que vous déposez',
      'Vous déposez des documents que vous avez le droit de transmettre. Les factures acceptées sont conservées dix ans, comme le demande le code de commerce (article L123-22), et ne peuvent pas être supprimées avant.',
      '# Vos données',
      'Votre nom, votre adresse e-mail et la trace de vos actions sont conservés pour prouver qui a fait quoi. Vous pouvez demander une copie de vos données, et leur effacement dans la limite de ce que la loi impose de conserver.',
      '# Votre cabinet',
      'Si un cabinet d’expertise comptable tient votre dossier, ses collaborateurs désignés voient et traitent vos factures.',
    ].join('\n\n'),
    en: [
      '# Purpose',
      'This space is for receiving, checking, approving, sending and archiving electronic invoices. It is run by the organisation that invites you, on its own servers.',
      '# Your account',
      'Your account is yours alone. You keep your password secret and tell the person who invited you if you think somebody else uses it.',
      '# What you add',
      'You add documents that you are entitled to hand over. Accepted invoices are kept for ten years, as French commercial law asks (article L123-22), and cannot be deleted before.',
      '# Your data',
      'Your name, your e-mail address and the trace of what you do are kept to prove who did what. You may ask for a copy of your data, and for its erasure within the limits of what the law wants kept.',
      '# Your accounting firm',
      'If an accounting firm keeps your books, the people it names see and work on your invoices.',
    ].join('\n\n'),
  },
};

/** The parts of a text, in order. */
export function termsParts(text: string): { readonly heading: boolean; readonly text: string }[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('# ') ? { heading: true, text: part.slice(2) } : { heading: false, text: part }));
}
