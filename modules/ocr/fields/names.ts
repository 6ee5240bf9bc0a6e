// Names of companies and people, told apart from labels, addresses and figures.

import { fold } from '../layout/fold.ts';

export const LEGAL_FORM =
  /(?<![a-z])(?:sarl|s\.a\.r\.l\.?|sasu|sas|s\.a\.s\.?|eurl|sa|s\.a\.|snc|sci|selarl|scop|scm|scp|gaec|earl|gie|eirl|ei|micro-entreprise|auto-entrepreneur|association|gmbh|ag|ltd|limited|llc|inc|plc|bv|srl|spa|sprl)(?![a-z])/;

const LABEL =
  /^(?:facture|avoir|invoice|credit note|date|echeance|numero|n ?°|page|total|montant|client|reference|ref|designation|description|quantite|qte|prix|tva|siret|siren|rcs|iban|bic|tel|telephone|fax|e-?mail|mail|web|site|www|http|adresse|livre|livraison|facturation|facture a|commande|bon|conditions|mode|reglement|paiement|objet|duplicata|original|devis|merci|bonjour|capital|code|ape|naf|fournisseur|vendeur|emetteur|destinataire|acheteur|france$|your|our|bill|ship|sold|due|amount|payment|order|customer|seller|buyer|to$|from$|contact|vos ref|nos ref|votre|notre|nous|vous|net a|sous-total|subtotal|identifiant|intracommunautaire|de ?:|periode|dossier|affaire|interlocuteur|suivi|doit|le \d)/;
const ADDRESS =
  /\b(?:rue|avenue|av\.|bd|boulevard|chemin|place|impasse|route|allee|allees|quai|cours|square|lieu-dit|lotissement|zone industrielle|residence|batiment|street|road|strasse|cedex|bp \d|cs \d)\b|^\d{1,4} ?(?:bis|ter)?,? |\bz\.?[ai]\.? |\b\d{5}\b/;
const CONTACT = /@|www\.|https?:|\.(?:fr|com|net|org|eu)\b|\b0\d(?:[ .]?\d{2}){4}\b|\+33/;

/** The part of a line that can be a name, without what surrounds it; undefined when there is none. */
export function nameIn(text: string): { text: string; start: number } | undefined {
  const lead =
    /^(?:logo )?(?:(?:nom|soci[ée]t[ée]|raison sociale|client|titulaire|name|company|m\.?|mme|mr)\s?:\s?)?/iu.exec(
      text,
    )?.[0].length ?? 0;
  const parts = text.slice(lead).split(/\s[-–—•|·]\s|[•|·]|,\s|\s(?=au capital)|\s(?=siret|siren|rcs|r\.c\.s|tva)/iu);
  const first = (parts[0] ?? '').trim();
  if (!isName(first)) return undefined;
  return {
    text: first.replace(/[\s:;,.-]+$/u, (end) =>
      end.startsWith('.') && LEGAL_FORM.test(fold(first).slice(-8)) ? '.' : '',
    ),
    start: text.indexOf(first),
  };
}

function isName(text: string): boolean {
  const folded = fold(text);
  const letters = folded.replace(/[^a-z]/g, '').length;
  if (letters < 3 || letters < folded.replaceAll(' ', '').length * 0.6 || text.length > 60) return false;
  if (text.endsWith(':') || /^[:;,)]/.test(text)) return false;
  if (MENTION.test(folded) || SENTENCE.test(text)) return false;
  return !LABEL.test(folded) && !ADDRESS.test(folded) && !CONTACT.test(folded);
}

/** Words of notices, terms and memberships: sentences in which a company is named, or that only begin like a name. */
const MENTION =
  /\b(?:membre|agree[es]?|escompte|penalites?|retard|recouvrement|indemnite|cheques?|virement|decennale|dispense|exonere|garantie|mediat(?:eur|ion)|conformement|en cas|titulaire d|immatricul|registre|responsabilite|assurance n|loi|article|art\.|adherent|mentions|inscrit|sous le|page \d|situation n|au titre|reste du|carte bancaire)\b/;
/** A full stop inside: « recouvrement. Pas d'escompte ». Initials and « St. » are no ends of sentences. */
const SENTENCE = /\p{L}{4,}[.!?] \p{Lu}/u;

export function isAddress(text: string): boolean {
  return ADDRESS.test(fold(text));
}

/** The same name in capitals, with accents or with its legal form. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [core(a), core(b)];
  return x !== '' && y !== '' && (x === y || (Math.min(x.length, y.length) > 4 && (x.includes(y) || y.includes(x))));
}

function core(name: string): string {
  return fold(name)
    .replace(LEGAL_FORM, '')
    .replace(/[^a-z\d]/g, '');
}
