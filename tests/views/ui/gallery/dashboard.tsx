import {
  Alert,
  Badge,
  Card,
  CopyField,
  DropZone,
  LinkButton,
  PageHeader,
  Progress,
  Stages,
  Stat,
  StatGrid,
  Table,
  documentStages,
} from '#views/ui/index.ts';
import type { Element } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

const IMPORTS = [
  { id: 'd1', name: 'facture-orfis-octobre.pdf', stages: () => documentStages('ready', 'fr') },
  { id: 'd2', name: 'IMG_2041.jpeg', stages: () => documentStages('received', 'fr') },
  { id: 'd3', name: 'scan-illisible.tif', stages: () => documentStages('received', 'fr', true) },
];

const TASKS = [
  {
    id: 't1',
    what: '12 factures à valider',
    who: 'Jeanne Martin',
    since: 'depuis 9 jours',
    tone: 'danger' as const,
    word: 'En retard',
  },
  {
    id: 't2',
    what: '2 lectures à vérifier',
    who: 'Cabinet Martin',
    since: 'depuis hier',
    tone: 'warning' as const,
    word: 'En attente',
  },
  {
    id: 't3',
    what: '1 avoir à rapprocher',
    who: 'Paul Durand',
    since: 'ce matin',
    tone: 'info' as const,
    word: 'Nouveau',
  },
];

function Tasks({ language }: GalleryOptions): Element {
  return (
    <Card title="À faire" lead="Ce qui attend, le plus ancien d’abord" flush>
      <Table
        caption="À faire"
        language={language}
        rows={TASKS}
        rowId={(row) => row.id}
        rowHref={() => '/list'}
        columns={[
          { key: 'what', header: 'Tâche', main: true, cell: (row) => row.what },
          { key: 'who', header: 'Attend', cell: (row) => row.who },
          { key: 'since', header: 'Ancienneté', align: 'center', cell: (row) => row.since, wideOnly: true },
          { key: 'state', header: 'État', align: 'end', cell: (row) => <Badge tone={row.tone}>{row.word}</Badge> },
        ]}
      />
    </Card>
  );
}

function Imports({ language }: GalleryOptions): Element {
  return (
    <Card title="Dernières arrivées" flush>
      <Table
        caption="Dernières arrivées"
        language={language}
        rows={IMPORTS}
        rowId={(row) => row.id}
        columns={[
          { key: 'name', header: 'Document', main: true, cell: (row) => row.name },
          {
            key: 'stages',
            header: 'Étapes',
            align: 'end',
            cell: (row) => <Stages steps={row.stages()} language={language} />,
          },
        ]}
      />
    </Card>
  );
}

export function DashboardPage(options: GalleryOptions): Element {
  const { language } = options;
  return (
    <Frame {...options} title="Tableau de bord" section="home">
      <PageHeader
        title="Bonjour Jeanne"
        language={language}
        lead="Samedi 21 novembre 2026"
        actions={
          <LinkButton href="/list" variant="primary" icon="check">
            Valider les factures
          </LinkButton>
        }
      />
      <StatGrid>
        <Stat label="Encours fournisseurs" value="8 821,78 €" note="34 factures" href="/list" icon="purchases" />
        <Stat label="Échu" value="2 104,50 €" note="5 factures" href="/list" tone="danger" icon="alert" />
        <Stat label="Sous 30 jours" value="5 517,28 €" note="21 factures" href="/list" tone="warning" icon="clock" />
        <Stat label="À encaisser" value="5 847,88 €" note="15 factures" href="/list" tone="success" icon="sales" />
      </StatGrid>
      <Tasks {...options} />
      <DropZone action="/upload" csrfToken="gallery" maxBytes={20_000_000} language={language} />
      <Imports {...options} />
      <Card title="Recevoir vos factures par e-mail">
        <CopyField
          id="mail-address"
          label="Adresse du dossier"
          value="552100554@factures.papillon.example"
          hint="Donnez cette adresse à vos fournisseurs : chaque pièce jointe devient une facture."
          language={language}
        />
        <Progress
          label="Reprise des factures de 2025"
          done={128}
          total={512}
          note="environ 2 min"
          language={language}
        />
      </Card>
      <Alert
        tone="info"
        title="À partir du 1er septembre 2027, vos ventes passent par une plateforme agréée"
        actions={
          <LinkButton href="/kit" size="small">
            Choisir ma plateforme agréée
          </LinkButton>
        }
      >
        Choisissez-la dès maintenant : Facteur s’y raccorde, et vous gardez vos habitudes.
      </Alert>
    </Frame>
  );
}
