// `facteur facturx extract` and `read`: what is inside a file.

import process from 'node:process';
import * as facturx from '../../facturx.ts';
import { readOptions } from '../arguments.ts';
import { readInput, writeOutput } from './files.ts';
import { onlyWord, type Verb } from './verb.ts';

const OUTPUT = { required: [], optional: ['output'], short: { output: 'o' } } as const;

export const extractVerb: Verb = {
  name: 'extract',
  usage: 'extract PDF [-o SORTIE.xml]',
  help: [
    'Sort le XML d’un Factur-X (ZUGFeRD, XRechnung), octet pour octet.',
    'Sans -o, il est écrit sur la sortie standard.',
  ].join('\n'),
  async run(args) {
    const { words, values } = readOptions<'output'>(args, OUTPUT);
    const { bytes } = facturx.extractInvoice(readInput(onlyWord(extractVerb, words)));
    await writeOutput(bytes, values.output);
    return 0;
  },
};

function tellFindings(findings: readonly facturx.Finding[]): void {
  for (const { rule, location, value, message } of findings) {
    const place = [location.xpath ?? location.field, value && `« ${value} »`].filter(Boolean).join(' · ');
    process.stderr.write(`${rule} ${place}\n  ${message.fr}\n  ${message.en}\n`);
  }
}

export const readVerb: Verb = {
  name: 'read',
  usage: 'read FICHIER [-o MODELE.json]',
  help: [
    'Lit une facture CII, UBL ou Factur-X : son modèle en JSON (montants en texte décimal, dates AAAA-MM-JJ).',
    'Ce que le modèle ne reprend pas, ou qui ne peut pas être lu, est dit sur la sortie d’erreur.',
    'Sans -o, le JSON est écrit sur la sortie standard. La commande write le relit.',
  ].join('\n'),
  async run(args) {
    const { words, values } = readOptions<'output'>(args, OUTPUT);
    const { invoice, findings } = facturx.readFile(readInput(onlyWord(readVerb, words)));
    const json = `${JSON.stringify(facturx.invoiceToJson(invoice), null, 2)}\n`;
    tellFindings(findings);
    await writeOutput(new TextEncoder().encode(json), values.output);
    return 0;
  },
};
