// What can go wrong with the archive.

import { problem } from '#src/errors.ts';

export const archivedFileMissing = problem({
  code: 'archive.file_missing',
  status: 404,
  fr: 'Cette pièce n’existe pas dans l’archive de ce dossier. Vérifiez l’adresse, ou le dossier ouvert.',
  en: 'There is no such piece in the archive of this dossier. Check the address, or which dossier is open.',
});
