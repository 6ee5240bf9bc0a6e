// What a list of clients may say of each: the columns of the service the users come from, and a few of ours.

import { isValidBIC, isValidIBAN } from 'ibantools';
import type { ErrorText } from '#src/errors.ts';
import { country, language, month, plainText, type ImportField, type Reading } from '#src/imports/index.ts';
import { compact, isFrenchVatNumber, isSiren, isSiret } from '#src/siren.ts';
import { emailFault } from '../checks.ts';

const LINE = 200;
const line = plainText(LINE);

const fault = (fr: string, en: string): Reading => ({ fault: { fr, en } });
const title = (fr: string, en: string): ErrorText => ({ fr, en });

/** A spreadsheet takes numbers for numbers and drops the zeros they begin with. */
const digits = (text: string, length: number): string => {
  const plain = compact(text);
  return /^\d+$/.test(plain) ? plain.padStart(length, '0') : plain;
};

function siren(text: string): Reading {
  const value = digits(text, 9);
  // People put the number of an establishment, or the VAT number, where the company's is asked.
  if (isSiret(value)) return { value: value.slice(0, 9) };
  if (isSiren(value)) return { value };
  return fault(
    `« ${text} » n’est pas un SIREN : neuf chiffres, dont le dernier est une clé.`,
    `“${text}” is not a SIREN: nine digits, the last one a key.`,
  );
}

function siret(text: string): Reading {
  const value = digits(text, 14);
  if (isSiret(value)) return { value };
  return fault(
    `« ${text} » n’est pas un SIRET : quatorze chiffres, dont le dernier est une clé.`,
    `“${text}” is not a SIRET: fourteen digits, the last one a key.`,
  );
}

function vatNumber(text: string): Reading {
  const value = compact(text);
  if (!value.startsWith('FR') || isFrenchVatNumber(value)) return { value };
  return fault(
    `La clé de ce numéro de TVA est fausse : « ${text} ».`,
    `The key of this VAT number is wrong: “${text}”.`,
  );
}

function postcode(text: string): Reading {
  const value = compact(text);
  return { value: /^\d{4}$/.test(value) ? value.padStart(5, '0') : text };
}

function iban(text: string): Reading {
  const value = compact(text);
  return isValidIBAN(value)
    ? { value }
    : fault(`Cet IBAN est faux : « ${text} ». Vérifiez sa clé.`, `This IBAN is wrong: “${text}”. Check its key.`);
}

function bic(text: string): Reading {
  const value = compact(text);
  return isValidBIC(value) ? { value } : fault(`Ce BIC est faux : « ${text} ».`, `This BIC is wrong: “${text}”.`);
}

function email(text: string): Reading {
  const problem = emailFault('email', text);
  return problem ? { fault: problem.message } : { value: text.toLowerCase() };
}

/** Several addresses, however they are separated. */
function emails(text: string): Reading {
  const found: string[] = [];
  for (const part of text.split(/[\s,;/]+/u).filter((one) => one !== '')) {
    const reading = email(part);
    if ('fault' in reading) return reading;
    found.push(reading.value);
  }
  return { value: found.join(' ') };
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);

export const clientFields: readonly ImportField[] = [
  {
    key: 'name',
    title: title('Nom', 'Name'),
    aliases: ['raison sociale', 'dénomination', 'société', 'entreprise', 'client', 'nom du client', 'company name'],
    required: true,
    example: 'Papillon Fleurs',
    read: line,
  },
  {
    key: 'siren',
    title: title('N° SIREN', 'SIREN'),
    aliases: ['numéro siren', 'n° entreprise', 'rcs'],
    required: true,
    hint: title('Neuf chiffres ; déduit du SIRET ou de la TVA s’il manque.', 'Nine digits; derived from SIRET or VAT.'),
    example: '813460276',
    read: siren,
    recognises: (text) => isSiren(digits(text, 9)),
  },
  {
    key: 'siret',
    title: title('SIRET', 'SIRET'),
    aliases: ['n° siret', 'numéro siret', 'siret siège'],
    example: '',
    read: siret,
    recognises: (text) => isSiret(digits(text, 14)),
  },
  {
    key: 'vatNumber',
    title: title('TVA', 'VAT number'),
    aliases: ['n° tva', 'tva intracommunautaire', 'numéro de tva', 'tva intra', 'vat'],
    hint: title('Déduit du SIREN s’il manque.', 'Derived from the SIREN when missing.'),
    example: '',
    read: vatNumber,
    recognises: (text) => isFrenchVatNumber(compact(text)),
  },
  {
    key: 'code',
    title: title('N° client', 'Client number'),
    aliases: ['code', 'code client', 'code dossier', 'n° dossier', 'référence', 'numéro client', 'dossier'],
    hint: title('Le numéro du dossier au cabinet.', 'The number of the client at the cabinet.'),
    example: 'C0042',
    read: plainText(40),
  },
  {
    key: 'addressLine1',
    title: title('Adresse', 'Address'),
    aliases: ['adresse 1', 'adresse ligne 1', 'rue', 'voie', 'address line 1', 'street'],
    example: '12 rue des Lilas',
    read: line,
  },
  {
    key: 'addressLine2',
    title: title('Adresse 2', 'Address 2'),
    aliases: ['adresse ligne 2', 'complément d’adresse', 'complément', 'address line 2'],
    example: '',
    read: line,
  },
  {
    key: 'addressLine3',
    title: title('Adresse 3', 'Address 3'),
    aliases: ['adresse ligne 3', 'address line 3'],
    example: '',
    read: line,
  },
  {
    key: 'postcode',
    title: title('Code postal', 'Postcode'),
    aliases: ['cp', 'code post', 'zip', 'postal code'],
    example: '69003',
    read: postcode,
    recognises: (text) => /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/.test(text),
  },
  {
    key: 'city',
    title: title('Ville', 'City'),
    aliases: ['commune', 'localité', 'town'],
    example: 'Lyon',
    read: line,
  },
  {
    key: 'region',
    title: title('État', 'State'),
    aliases: ['région', 'province', 'département', 'region'],
    example: '',
    read: line,
  },
  {
    key: 'country',
    title: title('Pays', 'Country'),
    aliases: ['code pays'],
    hint: title('Nom ou code ; la France s’il manque.', 'Name or code; France when missing.'),
    example: 'France',
    read: country,
  },
  {
    key: 'iban',
    title: title('IBAN', 'IBAN'),
    aliases: ['compte bancaire', 'rib'],
    example: '',
    read: iban,
    recognises: (text) => isValidIBAN(compact(text)),
  },
  {
    key: 'bic',
    title: title('BIC', 'BIC'),
    aliases: ['swift', 'bic swift', 'code bic'],
    example: '',
    read: bic,
  },
  {
    key: 'language',
    title: title('Langue', 'Language'),
    aliases: ['langue société', 'langue de l’entreprise'],
    hint: title('Le français s’il manque.', 'French when missing.'),
    example: 'Français',
    choices: ['Français', 'Anglais'],
    read: companyLanguage,
  },
  {
    key: 'closingMonth',
    title: title('Mois de clôture', 'Closing month'),
    aliases: ['clôture', 'date de clôture', 'fin d’exercice', 'closing', 'exercice'],
    example: 'Décembre',
    read: month,
  },
  {
    key: 'contactName',
    title: title('Nom et prénom du contact', 'Contact name'),
    aliases: ['contact', 'nom et prénom', 'dirigeant', 'interlocuteur', 'gérant', 'nom du contact'],
    example: 'Jeanne Martin',
    read: line,
  },
  {
    key: 'contactLanguage',
    title: title('Langue du contact', 'Contact language'),
    aliases: ['langue contact'],
    example: '',
    read: companyLanguage,
  },
  {
    key: 'contactEmail',
    title: title('E-mail du contact', 'Contact e-mail'),
    aliases: ['e-mail', 'email', 'mail', 'adresse mail', 'adresse e-mail', 'courriel'],
    hint: title('Reçoit l’invitation.', 'Receives the invitation.'),
    example: 'jeanne@papillon.example',
    read: email,
    recognises: isEmail,
  },
  {
    key: 'delegates',
    title: title('E-mails des délégués', 'Delegates’ e-mails'),
    aliases: ['emails délégués', 'délégués', 'e-mails délégués'],
    example: '',
    read: emails,
  },
];

/** Pages and mails speak French and English. */
function companyLanguage(text: string): Reading {
  const reading = language(text);
  if ('fault' in reading || ['fr', 'en'].includes(reading.value)) return reading;
  return fault(
    `Langue non proposée : « ${text} ». Choisissez le français ou l’anglais.`,
    `Language not offered: “${text}”. Choose French or English.`,
  );
}
