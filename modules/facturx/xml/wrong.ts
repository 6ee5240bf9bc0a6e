// What can be malformed in an XML document, in words.

import type { ErrorText } from '#src/errors.ts';

export const WRONG = {
  character: { fr: 'caractère interdit en XML', en: 'a character that XML forbids' },
  declaration: { fr: 'déclaration XML incorrecte', en: 'wrong XML declaration' },
  empty: { fr: 'aucun élément', en: 'no element' },
  text: { fr: 'texte hors de l’élément racine', en: 'text outside the root element' },
  roots: { fr: 'plusieurs éléments racines', en: 'several root elements' },
  unclosed: { fr: 'construction non terminée', en: 'unterminated construct' },
  name: { fr: 'nom attendu', en: 'a name is expected' },
  prefix: { fr: 'préfixe d’espace de noms non déclaré', en: 'undeclared namespace prefix' },
  attribute: { fr: 'attribut mal écrit', en: 'wrongly written attribute' },
  repeated: { fr: 'attribut répété', en: 'repeated attribute' },
  reference: { fr: 'référence d’entité inconnue', en: 'unknown entity reference' },
  cdataEnd: { fr: '« ]]> » dans le texte', en: '"]]>" in text' },
  comment: { fr: '« -- » dans un commentaire', en: '"--" inside a comment' },
  instruction: { fr: 'instruction de traitement incorrecte', en: 'wrong processing instruction' },
  endTag: { fr: 'balise de fin qui ne correspond pas', en: 'end tag that does not match' },
  declaredName: { fr: 'déclaration d’espace de noms incorrecte', en: 'wrong namespace declaration' },
} as const satisfies Record<string, ErrorText>;
