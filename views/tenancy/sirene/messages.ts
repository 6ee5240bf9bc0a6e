// The words of looking a company up in the register.

import { catalogue } from '#src/i18n.ts';

const list = (language: 'fr' | 'en', words: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words);

export const sireneMessages = catalogue(
  {
    search: 'Rechercher',
    searchHint:
      'Remplit le nom, la forme juridique et l’adresse d’après le répertoire Sirene chargé sur cette instance.',
    parts: { name: 'nom', legalForm: 'forme juridique', address: 'adresse du siège' },
    source: (day: string | undefined) => (day === undefined ? 'répertoire Sirene' : `répertoire Sirene au ${day}`),
    filled: (parts: readonly string[], source: string) => `Rempli d’après le ${source} : ${list('fr', parts)}.`,
    nothing: (source: string) => `Ce qui est écrit ici correspond au ${source}.`,
    kept: 'Vous aviez écrit autre chose, et nous l’avons gardé. Le répertoire dit :',
    line: (part: string, registered: string) => `${part} : ${registered}`,
    replace: 'Prendre ce que dit le répertoire',
    ceased: 'Cette entreprise a cessé son activité, d’après le répertoire Sirene',
    undisclosed: 'Cette personne a demandé à ne pas être diffusée',
    undisclosedText: 'Le répertoire Sirene confirme que le numéro existe, sans nom ni adresse : saisissez-les.',
    unknown: 'Ce numéro n’est pas dans le répertoire Sirene',
    unknownText: 'Sa clé est juste. L’entreprise est peut-être plus récente que le fichier chargé : saisissez son nom.',
    noExtract: 'Aucun répertoire Sirene n’est chargé',
    noExtractText: 'La clé du numéro est juste ; le nom et l’adresse sont à saisir.',
    wrong: 'Ni un SIREN, ni un SIRET, ni un numéro de TVA français : la clé ne correspond pas. Vérifiez la saisie.',
    takeOver: 'Reprendre aussi la forme juridique et l’adresse du siège',
  },
  {
    search: 'Look up',
    searchHint: 'Fills name, legal form and address from the SIRENE register loaded on this instance.',
    parts: { name: 'name', legalForm: 'legal form', address: 'address of the head office' },
    source: (day) => (day === undefined ? 'SIRENE register' : `SIRENE register of ${day}`),
    filled: (parts, source) => `Filled from the ${source}: ${list('en', parts)}.`,
    nothing: (source) => `What is written here matches the ${source}.`,
    kept: 'You had written something else, and we kept it. The register says:',
    line: (part, registered) => `${part}: ${registered}`,
    replace: 'Take what the register says',
    ceased: 'This company has ceased, says the SIRENE register',
    undisclosed: 'This person asked not to be shown',
    undisclosedText: 'The SIRENE register confirms that the number exists, without name or address: type them.',
    unknown: 'This number is not in the SIRENE register',
    unknownText: 'Its key is right. The company may be newer than the file that was loaded: type its name.',
    noExtract: 'No SIRENE register is loaded',
    noExtractText: 'The key of the number is right; name and address have to be typed.',
    wrong: 'Neither a SIREN, nor a SIRET, nor a French VAT number: the key does not match. Check what you typed.',
    takeOver: 'Also take over the legal form and the address of the head office',
  },
);
