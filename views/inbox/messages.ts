import { catalogue, plural } from '#src/i18n.ts';

/** Received = filed + failed + set aside + under way. */
export interface Balance {
  readonly received: number;
  readonly ready: number;
  readonly failed: number;
  readonly ignored: number;
  readonly waiting: number;
}

export const words = catalogue(
  {
    documents: 'Documents reçus',
    missing: 'Documents manquants',
    documentsLead: 'Tout ce qui est arrivé dans ce dossier : rien n’est jamais supprimé.',
    balance: ({ received, ready, failed, ignored, waiting }: Balance) =>
      `${received} ${plural('fr', received, ['reçu', 'reçus'])} = ${ready} ${plural('fr', ready, ['classé', 'classés'])} + ${failed} en échec + ${ignored} ${plural('fr', ignored, ['écarté', 'écartés'])} + ${waiting} en cours`,
    tabs: { all: 'Tous', failed: 'En échec', ready: 'Classés', ignored: 'Écartés', running: 'En cours' },
    caption: 'Documents reçus, du plus récent au plus ancien',
    columns: { file: 'Fichier', source: 'Provenance', received: 'Reçu le', state: 'Avancement' },
    sources: { mail: 'E-mail', drop: 'Dépôt', api: 'API' },
    from: (name: string) => `de ${name}`,
    stages: { text: 'lecture du texte', recognition: 'reconnaissance de l’image', checks: 'contrôles' },
    failedState: 'Échec',
    ignoredState: 'Écarté',
    reasons: { 'signature-image': 'Image de signature', 'not-a-document': 'Pas un document' },
    openInvoice: 'Ouvrir la facture',
    replay: 'Relire',
    readAnyway: 'Lire quand même',
    download: 'Télécharger',
    replayed: 'Le document est relu.',
    retry: 'Réessayer',
    leftOut: (count: number) =>
      `${count} ${plural('fr', count, ['fichier vide n’a pas été pris', 'fichiers vides n’ont pas été pris'])}.`,
    uploaded: (count: number) => `${count} ${plural('fr', count, ['document reçu', 'documents reçus'])}.`,
    empty: 'Aucun document pour l’instant',
    emptyText: 'Déposez un fichier n’importe où sur cette page, ou envoyez un e-mail à l’adresse du dossier.',
    emptyFilter: 'Aucun document dans cet état',
    fruitless: 'Messages sans document',
    fruitlessLead: 'Ces e-mails sont conservés, mais ils ne contenaient rien à lire.',
    noSubject: '(sans objet)',
    steps: 'Étapes',
    stepNames: { received: 'Reçu', reading: 'Lecture', ready: 'Facture créée', failed: 'Échec', ignored: 'Écarté' },
    size: 'Taille',
    digest: 'Empreinte SHA-256',
    facts: 'Ce qui est arrivé',
    code: 'Code',
  },
  {
    documents: 'Documents received',
    missing: 'Missing documents',
    documentsLead: 'Everything that came into this dossier: nothing is ever deleted.',
    balance: ({ received, ready, failed, ignored, waiting }: Balance) =>
      `${received} received = ${ready} filed + ${failed} failed + ${ignored} set aside + ${waiting} under way`,
    tabs: { all: 'All', failed: 'Failed', ready: 'Filed', ignored: 'Set aside', running: 'Under way' },
    caption: 'Documents received, newest first',
    columns: { file: 'File', source: 'Source', received: 'Received', state: 'Progress' },
    sources: { mail: 'E-mail', drop: 'Upload', api: 'API' },
    from: (name: string) => `from ${name}`,
    stages: { text: 'reading the text', recognition: 'recognising the image', checks: 'checks' },
    failedState: 'Failed',
    ignoredState: 'Set aside',
    reasons: { 'signature-image': 'Signature image', 'not-a-document': 'Not a document' },
    openInvoice: 'Open the invoice',
    replay: 'Read again',
    readAnyway: 'Read it anyway',
    download: 'Download',
    replayed: 'The document is being read again.',
    retry: 'Try again',
    leftOut: (count: number) => `${count} ${plural('en', count, ['empty file was', 'empty files were'])} left out.`,
    uploaded: (count: number) => `${count} ${plural('en', count, ['document', 'documents'])} received.`,
    empty: 'No document yet',
    emptyText: 'Drop a file anywhere on this page, or send an e-mail to the address of the dossier.',
    emptyFilter: 'No document in this state',
    fruitless: 'Messages without a document',
    fruitlessLead: 'These e-mails are kept, but there was nothing to read in them.',
    noSubject: '(no subject)',
    steps: 'Steps',
    stepNames: {
      received: 'Received',
      reading: 'Reading',
      ready: 'Invoice made',
      failed: 'Failed',
      ignored: 'Set aside',
    },
    size: 'Size',
    digest: 'SHA-256 digest',
    facts: 'What came in',
    code: 'Code',
  },
);
