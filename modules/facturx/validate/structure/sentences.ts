// What a flaw of structure says to people.

import type { ErrorText } from '#src/errors.ts';
import type { Term } from '../terms.ts';
import type { Flaw } from './walk.ts';

const MOST_NAMES = 4;

/** Built-in types of XML Schema, as people call them. */
const FORMS: Readonly<Record<string, ErrorText>> = {
  decimal: { fr: 'un nombre, avec un point pour les décimales', en: 'a number, with a point before the decimals' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'une date réelle, AAAA-MM-JJ', en: 'a real date, YYYY-MM-DD' },
  time: { fr: 'une heure, HH:MM:SS', en: 'a time, HH:MM:SS' },
  dateTime: { fr: 'une date et une heure, AAAA-MM-JJTHH:MM:SS', en: 'a date and time, YYYY-MM-DDTHH:MM:SS' },
  base64Binary: { fr: 'un fichier en base64', en: 'a file in base64' },
  language: { fr: 'un code de langue', en: 'a language code' },
  anyURI: { fr: 'une adresse web', en: 'a web address' },
};
const TEXT: ErrorText = { fr: 'un texte', en: 'a text' };

function listed(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}…` : names.join(', ');
}

function valueSentence(flaw: Extract<Flaw, { readonly base: string }>, { fr, en }: ErrorText): ErrorText {
  const where = flaw.name === undefined ? { fr, en } : { fr: `@${flaw.name} de ${fr}`, en: `@${flaw.name} of ${en}` };
  switch (flaw.kind) {
    case 'enumeration':
      return {
        fr: `La valeur de ${where.fr} n’est pas l’une de celles que le schéma permet : choisissez-en une.`,
        en: `The value of ${where.en} is not one of those the schema allows: choose one of them.`,
      };
    case 'length':
      return {
        fr: `La valeur de ${where.fr} n’a pas la longueur permise : raccourcissez-la ou complétez-la.`,
        en: `The value of ${where.en} does not have the length allowed: shorten or complete it.`,
      };
    case 'datatype': {
      const form = FORMS[flaw.base] ?? TEXT;
      return {
        fr: `La valeur de ${where.fr} n’a pas la bonne forme : il faut ${form.fr}.`,
        en: `The value of ${where.en} does not have the right form: it must be ${form.en}.`,
      };
    }
  }
}

function sentence(flaw: Flaw, subject: ErrorText): ErrorText {
  const { fr, en } = subject;
  switch (flaw.kind) {
    case 'root':
      return {
        fr: `Un document ne peut pas commencer par ${fr}.`,
        en: `A document cannot begin with ${en}.`,
      };
    case 'unknown':
      return {
        fr: `${fr} n’existe pas à cet endroit dans ce profil : retirez cet élément ou choisissez un profil plus large.`,
        en: `${en} does not exist here in this profile: remove this element or choose a wider profile.`,
      };
    case 'misplaced':
      return {
        fr: `${fr} n’est pas à sa place : l’ordre des éléments est fixé. Déplacez-le avant celui qui le précède.`,
        en: `${en} is not in its place: the order of elements is fixed. Move it before the one that precedes it.`,
      };
    case 'repeated':
      return {
        fr: `${fr} figure trop de fois à cet endroit : retirez ce qui est de trop.`,
        en: `${en} stands here too many times: remove what is too many.`,
      };
    case 'missing':
      return {
        fr: `Il manque ${listed(flaw.names)} avant ou dans ${fr} : ajoutez cet élément.`,
        en: `${listed(flaw.names)} is missing before or in ${en}: add this element.`,
      };
    case 'inside-value':
      return {
        fr: `${fr} se trouve dans un élément qui ne contient que du texte : retirez-le.`,
        en: `${en} stands in an element that holds nothing but text: remove it.`,
      };
    case 'text':
      return {
        fr: `${fr} contient du texte entre ses éléments : retirez ce texte.`,
        en: `${en} holds text between its elements: remove this text.`,
      };
    case 'nil':
      return {
        fr: `${fr} ne peut pas être déclaré vide (xsi:nil) : retirez l’attribut ou l’élément.`,
        en: `${en} cannot be declared empty (xsi:nil): remove the attribute or the element.`,
      };
    case 'attribute':
      return {
        fr: `${fr} n’a pas d’attribut ${flaw.name} : retirez-le.`,
        en: `${en} has no attribute ${flaw.name}: remove it.`,
      };
    case 'no-attribute':
      return {
        fr: `Il manque l’attribut ${flaw.name} de ${fr} : ajoutez-le.`,
        en: `The attribute ${flaw.name} of ${en} is missing: add it.`,
      };
    default:
      return valueSentence(flaw, subject);
  }
}

/** A sentence in both languages; the element is named by its business term where it has one. */
export function sentenceOf(flaw: Flaw, qname: string, term: Term | undefined): ErrorText {
  const named = (label: string, open: string, close: string): string =>
    term ? `${open}${label}${close} (${term.bt}, ${qname})` : qname;
  return sentence(flaw, {
    fr: named(term?.label.fr ?? '', '« ', ' »'),
    en: named(term?.label.en ?? '', '"', '"'),
  });
}
