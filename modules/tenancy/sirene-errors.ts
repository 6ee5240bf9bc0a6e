// What can go wrong while an extract of SIRENE is loaded, and when a company is looked up in it.

import { problem, type Problem } from '#src/errors.ts';

const loading =
  (code: string, fr: string, en: string) =>
  (options?: ErrorOptions): Problem =>
    problem({ code: `tenancy.${code}`, status: 422, fr, en })(options);

export const sireneFileMissing = (file: string, options?: ErrorOptions): Problem =>
  loading(
    'sirene_file_missing',
    `Le fichier ${file} n’existe pas ou ne peut pas être lu. Vérifiez son chemin et ses droits.`,
    `The file ${file} does not exist or cannot be read. Check its path and its permissions.`,
  )(options);

export const sireneUnreadable = (file: string, options?: ErrorOptions): Problem =>
  loading(
    'sirene_unreadable',
    `${file} est abîmé, incomplet, ou ne contient pas exactement un fichier csv. Téléchargez-le de nouveau.`,
    `${file} is damaged, incomplete, or does not hold exactly one csv file. Download it again.`,
  )(options);

export const sireneWrongFile = loading(
  'sirene_wrong_file',
  'Ce n’est ni StockUniteLegale ni StockEtablissement : les titres des colonnes ne sont pas ceux de l’INSEE. Les fichiers « historique », « lien de succession » ou géolocalisés ne conviennent pas.',
  'This is neither StockUniteLegale nor StockEtablissement: the titles of its columns are not those of INSEE. The files of history, of successions or with coordinates will not do.',
);

export const sireneColumnsMissing = (title: string, columns: readonly string[]): Problem =>
  loading(
    'sirene_columns_missing',
    `Ce fichier ${title} n’a pas toutes les colonnes attendues. Il manque : ${columns.join(', ')}.`,
    `This ${title} file does not have all the columns that are needed. Missing: ${columns.join(', ')}.`,
  )();

export const sireneBrokenRecord = (record: number, options?: ErrorOptions): Problem =>
  loading(
    'sirene_broken_record',
    `L’enregistrement ${record} n’a pas la forme des autres : le fichier est abîmé ou incomplet. Rien n’a été remplacé ; téléchargez-le de nouveau.`,
    `Record ${record} is not like the others: the file is damaged or incomplete. Nothing was replaced; download it again.`,
  )(options);

export const sireneEmpty = loading(
  'sirene_empty',
  'Ce fichier ne contient aucune entreprise. Rien n’a été remplacé.',
  'This file holds no company. Nothing was replaced.',
);

export const sireneDiskFull = loading(
  'sirene_disk_full',
  'Le disque de la base de données est plein. Rien n’a été remplacé et la place a été rendue : comptez 4 Go par fichier, puis recommencez.',
  'The disk of the database is full. Nothing was replaced and the room was given back: allow 4 GB for each file, then start again.',
);

export const sireneLoading = problem({
  code: 'tenancy.sirene_loading',
  status: 409,
  permanent: false,
  fr: 'Ce fichier est déjà en cours de chargement par une autre commande. Attendez qu’elle finisse.',
  en: 'Another command is loading this file already. Wait until it ends.',
});

export const companyNotRegistered = problem({
  code: 'tenancy.company_not_registered',
  status: 404,
  fr: 'Aucune entreprise n’a ce numéro dans le répertoire Sirene chargé sur cette instance.',
  en: 'No company has this number in the SIRENE register loaded on this instance.',
});

export const registerNotLoaded = problem({
  code: 'tenancy.register_not_loaded',
  status: 404,
  fr: 'Aucun répertoire Sirene n’est chargé sur cette instance. Son administrateur le fait par « facteur sirene load ».',
  en: 'No SIRENE register is loaded on this instance. Its administrator does so with `facteur sirene load`.',
});

export const companyNumberInvalid = problem({
  code: 'tenancy.company_number_invalid',
  status: 422,
  fr: 'Ni un SIREN, ni un SIRET, ni un numéro de TVA français : la clé ne correspond pas.',
  en: 'Neither a SIREN, nor a SIRET, nor a French VAT number: the key does not match.',
});
