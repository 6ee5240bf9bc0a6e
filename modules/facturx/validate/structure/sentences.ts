// What a flaw of structure says to people. `{here}` is the element, by its business term where it has one.

import type { ErrorText } from '#src/errors.ts';
import type { Term } from '../terms.ts';
import type { Flaw } from './walk.ts';

const SENTENCES: Readonly<Record<Flaw['kind'], ErrorText>> = {
  root: {
    fr: 'Un document ne peut pas commencer par {here}.',
    en: 'A document cannot begin with {here}.',
  },
  unknown: {
    fr: '{here} n’existe pas à cet endroit dans ce profil : retirez cet élément ou choisissez un profil plus large.',
    en: '{here} does not exist here in this profile: remove this element or choose a wider profile.',
  },
  misplaced: {
    fr: '{here} n’est pas à sa place : l’ordre des éléments est fixé. Déplacez-le avant celui qui le précède.',
    en: '{here} is not in its place: the order of elements is fixed. Move it before the one that precedes it.',
  },
  repeated: {
    fr: '{here} figure trop de fois à cet endroit : retirez ce qui est de trop.',
    en: '{here} stands here too many times: remove what is too many.',
  },
  missing: {
    fr: 'Il manque {names} avant ou dans {here} : ajoutez cet élément.',
    en: '{names} is missing before or in {here}: add this element.',
  },
  'inside-value': {
    fr: '{here} se trouve dans un élément qui ne contient que du texte : retirez-le.',
    en: '{here} stands in an element that holds nothing but text: remove it.',
  },
  text: {
    fr: '{here} contient du texte entre ses éléments : retirez ce texte.',
    en: '{here} holds text between its elements: remove this text.',
  },
  nil: {
    fr: '{here} ne peut pas être déclaré vide (xsi:nil) : retirez l’attribut ou l’élément.',
    en: '{here} cannot be declared empty (xsi:nil): remove the attribute or the element.',
  },
  type: {
    fr: 'Le type déclaré pour {here} (xsi:type) n’existe pas dans le schéma : retirez l’attribut.',
    en: 'The type declared for {here} (xsi:type) does not exist in the schema: remove the attribute.',
  },
  attribute: {
    fr: '{here} n’a pas d’attribut {name} : retirez-le.',
    en: '{here} has no attribute {name}: remove it.',
  },
  'no-attribute': {
    fr: 'Il manque l’attribut {name} de {here} : ajoutez-le.',
    en: 'The attribute {name} of {here} is missing: add it.',
  },
  datatype: {
    fr: 'La valeur de {here} n’a pas la bonne forme : il faut {form}.',
    en: 'The value of {here} does not have the right form: it must be {form}.',
  },
  length: {
    fr: 'La valeur de {here} n’a pas la longueur permise : raccourcissez-la ou complétez-la.',
    en: 'The value of {here} does not have the length allowed: shorten or complete it.',
  },
  enumeration: {
    fr: 'La valeur de {here} n’est pas l’une de celles que le schéma permet : choisissez-en une.',
    en: 'The value of {here} is not one of those the schema allows: choose one of them.',
  },
};

/** Built-in types of XML Schema, as people call them. */
const FORMS: Readonly<Record<string, ErrorText>> = {
  decimal: { fr: 'un nombre, avec un point pour les décimales', en: 'a number, with a point before the decimals' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  date: { fr: 'une date réelle, AAAA-MM-JJ', en: 'a real date, YYYY-MM-DD' },
  time: { fr: 'une heure, HH:MM:SS', en: 'a time, HH:MM:SS' },
  dateTime: { fr: 'une date et une heure, AAAA-MM-JJTHH:MM:SS', en: 'a date and time, YYYY-MM-DDTHH:MM:SS' },
  'dateTime|date': {
    fr: 'une date réelle, AAAA-MM-JJ, avec ou sans heure',
    en: 'a real date, YYYY-MM-DD, with or without a time',
  },
  base64Binary: { fr: 'un fichier en base64', en: 'a file in base64' },
  language: { fr: 'un code de langue', en: 'a language code' },
  anyURI: { fr: 'une adresse web', en: 'a web address' },
};
const TEXT: ErrorText = { fr: 'un texte', en: 'a text' };
const MOST_NAMES = 4;

function listed(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}…` : names.join(', ');
}

/** The element, or the attribute of it that holds a wrong value. */
function placeOf(flaw: Flaw, qname: string, label: string | undefined): string {
  const attribute = 'base' in flaw && flaw.name !== undefined ? `/@${flaw.name}` : '';
  return label === undefined ? `${qname}${attribute}` : `${label}, ${qname}${attribute})`;
}

/** A sentence in both languages. */
export function sentenceOf(flaw: Flaw, qname: string, term: Term | undefined): ErrorText {
  const labels = term && { fr: `« ${term.label.fr} » (${term.bt}`, en: `"${term.label.en}" (${term.bt}` };
  const inWords = (language: keyof ErrorText): string => {
    const words: Readonly<Record<string, string>> = {
      here: placeOf(flaw, qname, labels?.[language]),
      names: 'names' in flaw ? listed(flaw.names) : '',
      name: 'name' in flaw ? (flaw.name ?? '') : '',
      form: ('base' in flaw ? (FORMS[flaw.base] ?? TEXT) : TEXT)[language],
    };
    return SENTENCES[flaw.kind][language].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  };
  return { fr: inWords('fr'), en: inWords('en') };
}
