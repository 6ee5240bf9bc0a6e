// What can go wrong with an import of clients, beside what is wrong in its lines.

import { problem } from '#src/errors.ts';

export const importNotFound = problem({
  code: 'tenancy.import_not_found',
  status: 404,
  fr: 'Cet import n’existe pas, ou il appartient à un autre cabinet.',
  en: 'This import does not exist, or belongs to another cabinet.',
});

export const importLineNotFound = problem({
  code: 'tenancy.import_line_not_found',
  status: 404,
  fr: 'Cette ligne n’existe pas dans l’import.',
  en: 'This line is not in the import.',
});

export const importClosed = problem({
  code: 'tenancy.import_closed',
  status: 409,
  fr: 'Cet import est déjà lancé ou abandonné : il ne peut plus être modifié. Importez de nouveau le fichier des lignes en échec.',
  en: 'This import has been started or abandoned: it can no longer be changed. Import the file of failed lines again.',
});

export const importColumnsMissing = problem({
  code: 'tenancy.import_columns_missing',
  status: 422,
  fr: 'Indiquez au moins quelle colonne contient le nom, et laquelle le SIREN, le SIRET ou la TVA.',
  en: 'Tell at least which column holds the name, and which the SIREN, the SIRET or the VAT number.',
});

export const importNothingToDo = problem({
  code: 'tenancy.import_nothing_to_do',
  status: 422,
  fr: 'Aucune ligne n’est à importer : corrigez celles qui sont en erreur, ou choisissez un autre fichier.',
  en: 'No line is to be imported: correct those in error, or choose another file.',
});

export const connectorNotFound = problem({
  code: 'tenancy.connector_not_found',
  status: 404,
  fr: 'Ce connecteur n’existe pas, ou il appartient à un autre cabinet.',
  en: 'This connector does not exist, or belongs to another cabinet.',
});

export const connectorUnreachable = problem({
  code: 'tenancy.connector_unreachable',
  status: 422,
  permanent: false,
  fr: 'La source ne répond pas ou n’a pas pu être lue. Vérifiez son adresse, et que l’administrateur de l’instance l’a autorisée (FACTEUR_ALLOW_NET).',
  en: 'The source does not answer or could not be read. Check its address, and that the operator of the instance allowed it (FACTEUR_ALLOW_NET).',
});

export const connectorRefused = problem({
  code: 'tenancy.connector_refused',
  status: 422,
  fr: 'La source refuse le compte de service. Saisissez à nouveau son identifiant et son mot de passe.',
  en: 'The source refuses the service account. Enter its name and password again.',
});
