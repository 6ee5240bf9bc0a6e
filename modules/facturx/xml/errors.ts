// Why an XML document is refused.

import { Problem, type ErrorText, problem } from '#src/errors.ts';

export const doctypeRefused = problem({
  code: 'facturx.xml_doctype',
  status: 422,
  fr: 'Ce document XML contient une déclaration DOCTYPE. Une facture n’en a pas besoin et elle peut cacher une attaque : il est refusé. Demandez à l’émetteur un fichier sans DOCTYPE.',
  en: 'This XML document has a DOCTYPE declaration. An invoice needs none and it may hide an attack: it is refused. Ask the sender for a file without DOCTYPE.',
});

export const encodingUnknown = problem({
  code: 'facturx.xml_encoding',
  status: 422,
  fr: 'L’encodage de ce document XML n’est pas celui qu’il annonce, ou n’est pas accepté. Demandez un fichier en UTF-8.',
  en: 'The encoding of this XML document is not the one it declares, or is not accepted. Ask for a file in UTF-8.',
});

export const tooLarge = problem({
  code: 'facturx.xml_too_large',
  status: 413,
  fr: 'Ce document XML dépasse les limites acceptées (taille, profondeur ou nombre d’éléments). Séparez les pièces jointes de la facture.',
  en: 'This XML document exceeds the accepted limits (size, depth or number of elements). Send the attachments apart from the invoice.',
});

/** Malformed at a line and column (from 1), with what is wrong in both languages. */
export function malformed(place: { line: number; column: number }, what: ErrorText): Problem {
  const { line, column } = place;
  return new Problem({
    code: 'facturx.xml_malformed',
    status: 422,
    permanent: true,
    text: {
      fr: `Ce document XML est mal formé, ligne ${line}, colonne ${column} : ${what.fr}. Demandez à l’émetteur un fichier correct.`,
      en: `This XML document is malformed at line ${line}, column ${column}: ${what.en}. Ask the sender for a correct file.`,
    },
  });
}
