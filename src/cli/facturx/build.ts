// `facteur facturx build` and `show`: PDF files from invoices, invoices as people read them.

import process from 'node:process';
import * as facturx from '../../facturx.ts';
import { readOptions } from '../arguments.ts';
import { readInput, say, writeOutput } from './files.ts';
import { natureOption, oneOf, profileOption } from './options.ts';
import { onlyWord, tellLosses, usageOf, type Verb } from './verb.ts';

type BuildOption = 'data' | 'xml' | 'output' | 'profile' | 'complete' | 'json';

function embeddedProfile(text: string | undefined): facturx.Profile | undefined {
  const profile = profileOption(buildVerb, text);
  if (profile !== 'EXTENDED-CTC-FR') return profile;
  throw usageOf(buildVerb, {
    fr: 'Un PDF ne porte pas EXTENDED-CTC-FR : choisissez EXTENDED.',
    en: 'A PDF does not carry EXTENDED-CTC-FR: choose EXTENDED.',
  });
}

/** One of `--data` and `--xml`. */
function embeddable(values: Partial<Record<BuildOption, string>>): facturx.Embeddable {
  const { data, xml } = values;
  const options = {
    profile: embeddedProfile(values.profile),
    complete: natureOption(buildVerb, values.complete),
    created: new Date(),
  };
  if (data !== undefined && xml === undefined) return facturx.embedModel(facturx.parseModel(readInput(data)), options);
  if (xml !== undefined && data === undefined) return facturx.embedXml(readInput(xml), options);
  throw usageOf(buildVerb, {
    fr: 'Donnez la facture par --data (modèle JSON) ou par --xml (fichier XML), l’un des deux.',
    en: 'Give the invoice with --data (JSON model) or with --xml (XML file), one of the two.',
  });
}

export const buildVerb: Verb = {
  name: 'build',
  usage: 'build PDF --data MODELE.json|--xml FACTURE.xml -o SORTIE.pdf [--profile PROFIL]',
  help: [
    'Fait un Factur-X (PDF/A-3) d’un PDF quelconque et de la facture qu’il montre.',
    'Un XML CII d’un profil Factur-X est joint octet pour octet ; un autre (UBL, XRechnung) est réécrit en CII.',
    '--complete goods|services|both : comme pour write. Ce qui est perdu est dit sur la sortie d’erreur (--json : en JSON).',
  ].join('\n'),
  async run(args) {
    const { words, values, flags } = readOptions<BuildOption>(args, {
      required: [],
      optional: ['data', 'xml', 'output', 'profile', 'complete'],
      flags: ['json'],
      short: { output: 'o' },
    });
    const pdf = readInput(onlyWord(buildVerb, words));
    const { losses, ...parts } = embeddable(values);
    if (values.output === undefined) throw usageOf(buildVerb, { fr: 'Il manque -o.', en: '-o is missing.' });
    const { bytes, method } = await facturx.buildFacturx({ pdf: facturx.pdfOf(pdf), ...parts });
    tellLosses({ syntax: 'cii', profile: parts.profile, losses }, flags.has('json'));
    await writeOutput(bytes, values.output);
    if (!flags.has('json')) await say(`${values.output} : ${METHODS[method]}\n`);
    return 0;
  },
};

const METHODS: Readonly<Record<facturx.FacturxOutput['method'], string>> = {
  appended: 'le PDF d’origine est intact au début du fichier / the original PDF is untouched at its beginning',
  repaired: 'les pages sont celles du PDF, mises en conformité / the pages are those of the PDF, made conformant',
  rasterised: 'les pages sont redessinées, l’original est joint / the pages are drawn anew, the original is attached',
};

const LANGUAGES = ['fr', 'en'] as const;

function formatOf(output: string | undefined): 'html' | 'pdf' {
  const extension = /\.(html|pdf)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  if (extension === 'html' || extension === 'pdf') return extension;
  throw usageOf(showVerb, {
    fr: 'Donnez -o avec un nom en .pdf ou en .html.',
    en: 'Give -o with a name that ends in .pdf or .html.',
  });
}

export const showVerb: Verb = {
  name: 'show',
  usage: 'show FICHIER -o SORTIE.pdf|SORTIE.html [--language fr|en] [--logo IMAGE] [--colour #RRGGBB]',
  help: [
    'Montre une facture XML ou Factur-X sous forme lisible, en HTML ou en PDF/A-3.',
    'Le PDF porte le XML s’il est un CII d’un profil Factur-X.',
    '--logo : image PNG ou JPEG du vendeur ; --colour : couleur des titres.',
  ].join('\n'),
  async run(args) {
    const { words, values } = readOptions<'output' | 'language' | 'logo' | 'colour'>(args, {
      required: [],
      optional: ['output', 'language', 'logo', 'colour'],
      short: { output: 'o' },
    });
    const format = formatOf(values.output);
    const language = oneOf(showVerb, LANGUAGES, { name: 'language', value: values.language ?? 'fr' });
    const { colour } = values;
    const logo = values.logo === undefined ? undefined : readInput(values.logo);
    const options = { format, language, brand: { logo, colour } };
    const { bytes, findings } = await facturx.showFile(readInput(onlyWord(showVerb, words)), options);
    for (const { message, value = '' } of findings) {
      process.stderr.write(`${message.fr} / ${message.en}\n${value}\n`);
    }
    await writeOutput(bytes, values.output);
    return 0;
  },
};
