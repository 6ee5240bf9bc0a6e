// `facteur facturx write` and `convert`: an invoice in a syntax and a profile, and what that loses.

import * as facturx from '../../facturx.ts';
import { readOptions } from '../arguments.ts';
import { readInput, writeOutput } from './files.ts';
import { natureOption, oneOf, profileOption } from './options.ts';
import { onlyWord, tellLosses, usageOf, type Verb } from './verb.ts';

const PROFILES =
  'PROFIL : MINIMUM, BASIC WL, BASIC, EN 16931, EXTENDED, EXTENDED-CTC-FR (UBL : les EN 16931 et CTC-FR).';
const REPORT =
  'Ce qui est perdu (terme BT, chemin, valeur) est dit sur la sortie d’erreur, en JSON avec --json ; --compare : aussi ce que perdraient les autres formes.';

const SYNTAXES = ['cii', 'ubl'] as const;

export const writeVerb: Verb = {
  name: 'write',
  usage: 'write MODELE.json [--syntax cii|ubl] [--profile PROFIL] [--complete goods|services|both] [-o SORTIE.xml]',
  help: [
    'Écrit un modèle JSON en CII ou en UBL.',
    PROFILES,
    'Sans --profile : le plus petit profil accepté en France qui contient toutes les données.',
    '--complete : ajoute ce que la réforme exige (mentions PMT, PMD, AAB, cadre BT-23, SIREN, adresses, numéros de TVA)',
    'pour une vente de biens (goods), de services (services) ou des deux (both).',
    REPORT,
  ].join('\n'),
  async run(args) {
    const { words, values, flags } = readOptions<'syntax' | 'profile' | 'complete' | 'output' | 'json' | 'compare'>(
      args,
      {
        required: [],
        optional: ['syntax', 'profile', 'complete', 'output'],
        flags: ['json', 'compare'],
        short: { output: 'o' },
      },
    );
    const file = onlyWord(writeVerb, words);
    const options = {
      syntax: oneOf(writeVerb, SYNTAXES, { name: 'syntax', value: values.syntax ?? 'cii' }),
      profile: profileOption(writeVerb, values.profile),
      complete: natureOption(writeVerb, values.complete),
      compare: flags.has('compare'),
    };
    const written = facturx.writeModel(facturx.parseModel(readInput(file)), options);
    tellLosses(written, flags.has('json'));
    await writeOutput(written.xml, values.output);
    return 0;
  },
};

export const convertVerb: Verb = {
  name: 'convert',
  usage: 'convert FICHIER --to cii|ubl|PROFIL [-o SORTIE.xml] [--json]',
  help: [
    'Change la syntaxe ou le profil d’une facture (XML ou Factur-X) ; le résultat est un fichier XML.',
    'cii, ubl : dans le plus petit profil qui contient tout. PROFIL : dans la syntaxe du fichier, en CII si elle ne l’a pas.',
    PROFILES,
    REPORT,
  ].join('\n'),
  async run(args) {
    const { words, values, flags } = readOptions<'to' | 'output' | 'json'>(args, {
      required: [],
      optional: ['to', 'output'],
      flags: ['json'],
      short: { output: 'o' },
    });
    const { to } = values;
    if (to === undefined) throw usageOf(convertVerb, { fr: 'Il manque --to.', en: '--to is missing.' });
    const syntax = SYNTAXES.find((one) => one === to.toLowerCase());
    const destination = syntax ?? profileOption(convertVerb, to);
    if (destination === undefined) return 2;
    const written = facturx.convertFile(readInput(onlyWord(convertVerb, words)), destination);
    tellLosses(written, flags.has('json'));
    await writeOutput(written.xml, values.output);
    return 0;
  },
};
