// Answers as mail programs write them: what the person wrote stays, what they answered to goes; in doubt all stays.

import { describe, expect, test } from 'vitest';
import { answerText, MARKERS } from '../../../../modules/invoices/discussion/answer-text.ts';

const told = `${MARKERS.fr}\nPaul Martin a écrit au sujet de la facture FA-12 :\nPouvez-vous confirmer ?`;
const quoted = told
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n');

const trimmed: Readonly<Record<string, readonly [mail: string, answer: string]>> = {
  'Gmail in French': [
    `Oui, c’est bien la nôtre.\n\nLe lun. 3 nov. 2025 à 10:12, Facteur <facteur@factures.test> a écrit :\n\n${quoted}\n`,
    'Oui, c’est bien la nôtre.',
  ],
  'Gmail in French, its sentence wrapped': [
    `Oui.\nMerci.\n\nLe lun. 3 nov. 2025 à 10:12, Papillon et compagnie <\nfil+0123456789abcdef@factures.test> a écrit\u00a0:\n\n${quoted}`,
    'Oui.\nMerci.',
  ],
  'Gmail in English': [
    `Yes, go ahead.\n\nOn Mon, Nov 3, 2025 at 10:12 AM Facteur <facteur@factures.test> wrote:\n\n${quoted}`,
    'Yes, go ahead.',
  ],
  'Apple Mail in French': [
    `Bonjour,\n\nOui, payez-la.\n\n> Le 3 nov. 2025 à 10:12, Facteur <facteur@factures.test> a écrit :\n> \n${quoted}`,
    'Bonjour,\n\nOui, payez-la.',
  ],
  'Apple Mail on a phone': [
    `D’accord\n\nEnvoyé de mon iPhone\n\n> Le 3 nov. 2025 à 10:12, Facteur <facteur@factures.test> a écrit :\n> \n> ${told.replaceAll('\n', '\n> ')}`,
    'D’accord',
  ],
  'Apple Mail on a phone, in English': [
    `Fine with me\n\nSent from my iPhone\n\n> On 3 Nov 2025, at 10:12, Facteur <facteur@factures.test> wrote:\n>\n${quoted}`,
    'Fine with me',
  ],
  'Outlook in French': [
    `Bonjour,\r\n\r\nElle est à refuser.\r\n\r\nDe : Facteur <facteur@factures.test>\r\nEnvoyé : lundi 3 novembre 2025 10:12\r\nÀ : Claire Petit <claire@exemple.test>\r\nObjet : Papillon — FA-12\r\n\r\n${told}\r\n`,
    'Bonjour,\n\nElle est à refuser.',
  ],
  'Outlook in English': [
    `It is not ours.\n\nFrom: Facteur <facteur@factures.test>\nSent: Monday, November 3, 2025 10:12 AM\nTo: Claire Petit <claire@exemple.test>\nSubject: Papillon — FA-12\n\n${told}`,
    'It is not ours.',
  ],
  'Outlook on a phone, with its rule and bold words': [
    `Oui\n\nObtenir Outlook pour iOS<https://aka.ms/o0ukef>\n________________________________\n*De :* Facteur <facteur@factures.test>\n*Envoyé :* lundi 3 novembre 2025\n*À :* Claire\n*Objet :* FA-12\n\n${told}`,
    'Oui',
  ],
  'Outlook of former years, in French': [
    `Je regarde demain.\n\n-----Message d'origine-----\nDe : Facteur\nEnvoyé : lundi 3 novembre 2025 10:12\nÀ : Claire\nObjet : FA-12\n\n${told}`,
    'Je regarde demain.',
  ],
  'Outlook of former years, in English': [
    `Tomorrow.\n\n-----Original Message-----\nFrom: Facteur\nSent: Monday\nTo: Claire\n\n${told}`,
    'Tomorrow.',
  ],
  'Thunderbird, with a signature': [
    `C’est le contrat de mars.\n\n-- \nClaire Petit\n01 23 45 67 89\n\nLe 03/11/2025 à 10:12, Facteur a écrit :\n${quoted}`,
    'C’est le contrat de mars.',
  ],
  'Thunderbird, answered below the quotation': [
    `Le 03/11/2025 à 10:12, Facteur a écrit :\n${quoted}\n\nOui, c’est bon.\n\n-- \nClaire`,
    'Oui, c’est bon.',
  ],
  'Yahoo in French': [
    `Oui bien sûr\n\n    Le lundi 3 novembre 2025 à 10:12:33 UTC+1, Facteur <facteur@factures.test> a écrit :  \n \n ${told}`,
    'Oui bien sûr',
  ],
  'Orange on the web': [
    `Je m’en occupe.\n\n> Message du 03/11/25 10:12\n> De : "Facteur" <facteur@factures.test>\n> A : claire@exemple.test\n> Objet : FA-12\n>\n${quoted}`,
    'Je m’en occupe.',
  ],
  Proton: [
    `Oui.\n\nEnvoyé avec la messagerie sécurisée Proton Mail.\n\nLe lundi 3 novembre 2025 à 10:12, Facteur <facteur@factures.test> a écrit :\n\n${quoted}`,
    'Oui.',
  ],
  'an Android phone': [
    `Ok pour moi\n\n-------- Message d’origine --------\nDe : Facteur <facteur@factures.test>\nDate : 03/11/2025 10:12 (GMT+01:00)\nÀ : claire@exemple.test\nObjet : FA-12\n\n${told}`,
    'Ok pour moi',
  ],
  'a program that quotes without a word, but for our own line': [`Voici.\n\n${told}`, 'Voici.'],
  'a program of former years that dates the quotation': [
    `Oui\n\n2025-11-03 10:12 GMT+01:00 Facteur <facteur@factures.test>:\n${quoted}`,
    'Oui',
  ],
  'a mail without a quotation': ['Bonjour,\n\nde : rien, vraiment.\n\n\n', 'Bonjour,\n\nde : rien, vraiment.'],
};

const kept: Readonly<Record<string, string>> = {
  'answers between the quoted lines': `Voir mes réponses.\n\nLe 3 nov. 2025 à 10:12, Facteur a écrit :\n> Est-ce la nôtre ?\nOui.\n> Faut-il la payer ?\nNon.`,
  'a forwarded mail': `Voici ce que dit le fournisseur\n\n---------- Forwarded message ---------\nDe : Garage <garage@exemple.test>\nDate : lun. 3 nov. 2025\nObjet : FA-12\nÀ : <claire@exemple.test>\n\nNous enverrons un avoir.`,
  'nothing but a quotation': `Le 3 nov. 2025 à 10:12, Facteur a écrit :\n${quoted}`,
  'a sentence that only looks like one of a mail program':
    'Le fournisseur nous a écrit : il enverra un avoir.\nOn verra.',
  'a signature with nothing above': '-- \nClaire',
  'one line that begins as in Outlook': 'De : la banque, il manque 12 €.\nQue faire ?',
};

describe('of an answer', () => {
  test.each(Object.entries(trimmed))('by %s the words of the person stay', (_, [mail, answer]) => {
    expect(answerText(mail)).toBe(answer);
  });

  test.each(Object.entries(kept))('%s stays whole', (_, mail) => {
    expect(answerText(mail)).toBe(mail);
  });

  test('that is empty nothing is made', () => {
    expect(answerText(' \n\n')).toBe('');
  });
});
