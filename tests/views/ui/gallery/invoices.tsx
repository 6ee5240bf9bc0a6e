// A world of made-up invoices, drawn as a list and as one invoice.

import { Decimal } from '#src/money.ts';
import {
  Alert,
  Amount,
  Badge,
  BulkBar,
  Button,
  Card,
  DateText,
  DefinitionList,
  DocumentPane,
  DropZone,
  EmptyState,
  FilterTabs,
  Form,
  Identifier,
  LinkButton,
  Menu,
  MenuButton,
  MenuLink,
  MenuRule,
  PageHeader,
  Pagination,
  Postmark,
  SearchField,
  Split,
  Table,
  TextareaField,
  Timeline,
  Toast,
  Toolbar,
} from '#views/ui/index.ts';
import type { Column, Element, Tone } from '#views/ui/index.ts';
import { Frame } from './frame.tsx';
import type { GalleryOptions } from './frame.tsx';

interface Invoice {
  readonly id: string;
  readonly supplier: string;
  readonly number: string;
  readonly date: string;
  readonly due: string;
  readonly total: string;
  readonly status: readonly [Tone, string];
}

const WAITING = ['warning', 'À valider'] as const;
const INVOICES: readonly Invoice[] = [
  {
    id: 'i1',
    supplier: 'Orfis',
    number: '122527',
    date: '2026-10-25',
    due: '2026-11-24',
    total: '1312.80',
    status: WAITING,
  },
  {
    id: 'i2',
    supplier: 'Cycad Énergies Renouvelables',
    number: '0001234587',
    date: '2026-10-27',
    due: '2026-11-30',
    total: '226.80',
    status: ['danger', 'À vérifier'],
  },
  {
    id: 'i3',
    supplier: 'Bioburo',
    number: 'FA1008',
    date: '2026-11-02',
    due: '2026-12-02',
    total: '3957.60',
    status: ['success', 'Acceptée'],
  },
  {
    id: 'i4',
    supplier: 'Au Bon Moulin',
    number: 'AV-2026-031',
    date: '2026-11-04',
    due: '2026-11-04',
    total: '-148.20',
    status: ['info', 'Avoir'],
  },
  {
    id: 'i5',
    supplier: 'Domvision',
    number: '2026/11/884',
    date: '2026-11-09',
    due: '2027-01-08',
    total: '12480.00',
    status: WAITING,
  },
  {
    id: 'i6',
    supplier: 'EDF Entreprises',
    number: '10178223541',
    date: '2026-11-12',
    due: '2026-11-27',
    total: '689.14',
    status: ['neutral', 'Refusée'],
  },
  {
    id: 'i7',
    supplier: 'Transports Vasseur et Fils',
    number: 'VF-5521',
    date: '2026-11-16',
    due: '2026-12-16',
    total: '954.00',
    status: ['success', 'Acceptée'],
  },
];

function columns(language: GalleryOptions['language']): Column<Invoice>[] {
  return [
    { key: 'supplier', header: 'Fournisseur', main: true, cell: (row) => row.supplier, sortHref: '?sort=supplier' },
    { key: 'number', header: 'N° de facture', cell: (row) => <span class="figures">{row.number}</span> },
    {
      key: 'date',
      header: 'Date',
      cell: (row) => <DateText value={row.date} language={language} />,
      sortHref: '?sort=date',
      sorted: 'descending',
    },
    { key: 'due', header: 'Échéance', cell: (row) => <DateText value={row.due} language={language} />, wideOnly: true },
    { key: 'status', header: 'Statut', cell: (row) => <Badge tone={row.status[0]}>{row.status[1]}</Badge> },
    {
      key: 'total',
      header: 'Total TTC',
      align: 'end',
      cell: (row) => <Amount value={Decimal.of(row.total)} language={language} />,
      sortHref: '?sort=total',
    },
  ];
}

function rowActions(row: Invoice): Element {
  return (
    <div class="btn-row">
      <Button size="small" variant="ghost" icon="check" shortcut="a" form="bulk" name="accept" value={row.id} iconOnly>
        Accepter
      </Button>
      <Menu id={`menu-${row.id}`} label={`Actions pour ${row.number}`} icon="dots" iconOnly size="small">
        <MenuLink href="/detail" icon="eye">
          Ouvrir
        </MenuLink>
        <MenuLink href="/kit" icon="download">
          Télécharger l’original
        </MenuLink>
        <MenuRule />
        <MenuButton form="bulk" name="refuse" value={row.id} icon="cross" danger data-key="r">
          Refuser…
        </MenuButton>
      </Menu>
    </div>
  );
}

export function InvoiceTable({ language }: { language: GalleryOptions['language'] }): Element {
  return (
    <Table
      id="invoices"
      caption="Factures d’achat"
      columns={columns(language)}
      rows={INVOICES}
      rowId={(row) => row.id}
      rowHref={() => '/detail'}
      rowActions={rowActions}
      selection={{ name: 'ids', form: 'bulk', label: (row) => `la facture ${row.number}`, selected: new Set(['i1']) }}
      totals={{ supplier: '7 factures', total: <Amount value={Decimal.of('19472.14')} language={language} /> }}
      language={language}
    />
  );
}

export function ListPage(options: GalleryOptions): Element {
  const { language } = options;
  const undo = (
    <Button size="small" variant="ghost" type="button">
      Annuler
    </Button>
  );
  return (
    <Frame
      {...options}
      title="Factures d’achat"
      section="purchases"
      toasts={<Toast message="Facture FA1008 acceptée" language={language} action={undo} />}
    >
      <PageHeader
        title="Factures d’achat"
        language={language}
        lead="Ce que vos fournisseurs vous ont envoyé, les plus anciennes d’abord."
        actions={
          <>
            <LinkButton href="/kit" icon="download">
              Exporter
            </LinkButton>
            <LinkButton href="/form" variant="primary" icon="plus" shortcut="n">
              Ajouter une facture
            </LinkButton>
          </>
        }
      />
      <DropZone
        action="/upload"
        fields={{ direction: 'purchase' }}
        csrfToken="gallery"
        maxBytes={20_000_000}
        compact
        language={language}
      />
      <Toolbar
        end={
          <Form action="/list" method="get" layout="inline">
            <SearchField label="Chercher dans les achats" placeholder="Numéro, fournisseur…" id="list-search" />
          </Form>
        }
      >
        <FilterTabs
          language={language}
          tabs={[
            { label: 'À valider', href: '/list', count: 12, current: true, attention: true },
            { label: 'À vérifier', href: '/list?s=check', count: 2 },
            { label: 'Acceptées', href: '/list?s=accepted', count: 1204 },
            { label: 'Refusées', href: '/list?s=refused', count: 0 },
          ]}
        />
      </Toolbar>
      <BulkBar id="bulk" action="/list" csrfToken="gallery" language={language}>
        <Button size="small" variant="primary" icon="check" name="decision" value="accept">
          Accepter
        </Button>
        <Button size="small" icon="download" name="decision" value="download">
          Télécharger
        </Button>
      </BulkBar>
      <InvoiceTable language={language} />
      <Pagination
        language={language}
        previousHref="/list?before=1"
        nextHref="/list?after=2"
        summary="51–57 sur 1 204 factures"
      />
    </Frame>
  );
}

export function EmptyPage(options: GalleryOptions): Element {
  return (
    <Frame {...options} title="Archives" section="archive">
      <PageHeader title="Archives" language={options.language} />
      <Table
        caption="Archives"
        columns={columns(options.language)}
        rows={[]}
        rowId={(row) => row.id}
        language={options.language}
        empty={
          <EmptyState
            title="Aucune facture archivée pour l’instant"
            actions={
              <LinkButton href="/list" variant="primary">
                Voir les factures à valider
              </LinkButton>
            }
          >
            Une facture d’achat est archivée dès qu’elle est acceptée, une facture de vente dès qu’elle est envoyée.
          </EmptyState>
        }
      />
    </Frame>
  );
}

function Fields({ language }: GalleryOptions): Element {
  const money = (text: string): Element => <Amount value={Decimal.of(text)} language={language} />;
  return (
    <Card
      title="Données de la facture"
      lead="Lues dans le Factur-X joint"
      actions={
        <LinkButton href="/form" size="small" icon="edit">
          Corriger
        </LinkButton>
      }
    >
      <DefinitionList
        rules
        items={[
          {
            term: 'Fournisseur',
            value: <a href="/kit">Orfis</a>,
            note: (
              <>
                SIREN <Identifier kind="siren" value="404833048" />
              </>
            ),
          },
          { term: 'N° de facture', value: '122527' },
          { term: 'Date', value: <DateText value="2026-10-01" language={language} long /> },
          {
            term: 'Échéance',
            value: <DateText value="2026-11-24" language={language} long />,
            note: 'Échue depuis 3 jours',
          },
          { term: 'IBAN', value: <Identifier kind="iban" value="FR7630006000011234567890189" /> },
          { term: 'Total HT', value: money('1094.00') },
          { term: 'TVA 20 %', value: money('218.80') },
          { term: 'Total TTC', value: <Amount value={Decimal.of('1312.80')} language={language} strong /> },
          {
            term: 'Commande',
            value: <Amount value={undefined} language={language} />,
            note: 'Non trouvée dans le document',
          },
        ]}
      />
    </Card>
  );
}

function History({ language }: GalleryOptions): Element {
  return (
    <Card title="Historique">
      <Timeline
        language={language}
        events={[
          {
            at: new Date('2026-11-20T13:05:00Z'),
            title: 'Facture acceptée',
            by: 'Jeanne Martin',
            icon: 'check',
            tone: 'success',
          },
          {
            at: new Date('2026-11-20T09:12:00Z'),
            title: 'Commentaire ajouté',
            by: 'Paul Durand',
            icon: 'comment',
            detail: 'Livraison incomplète, avoir demandé pour deux cartons.',
          },
          {
            at: new Date('2026-11-19T16:40:00Z'),
            title: 'Écart signalé',
            by: 'Facteur',
            icon: 'alert',
            tone: 'warning',
            detail: 'La somme des lignes diffère du total HT de 0,01 €.',
          },
          {
            at: new Date('2026-11-19T16:39:30Z'),
            title: 'Doublon écarté',
            by: 'Facteur',
            icon: 'duplicate',
            tone: 'danger',
          },
          {
            at: new Date('2026-11-19T16:39:00Z'),
            title: 'Reçue par e-mail',
            by: 'factures@orfis.example',
            icon: 'mail',
            tone: 'info',
          },
        ]}
      />
    </Card>
  );
}

export function DetailPage(options: GalleryOptions): Element {
  const { language } = options;
  return (
    <Frame {...options} title="Facture 122527" section="purchases" width="full">
      <PageHeader
        title="Orfis, facture 122527"
        language={language}
        status={<Badge tone="warning">À valider</Badge>}
        crumbs={[{ label: 'Factures d’achat', href: '/list' }]}
        actions={
          <>
            <Button variant="ghost" icon="comment" shortcut="c">
              Commenter
            </Button>
            <Button icon="cross" shortcut="r">
              Refuser
            </Button>
            <Button variant="primary" icon="check" shortcut="a">
              Accepter
            </Button>
          </>
        }
      />
      <Split
        start={
          <DocumentPane
            title="Original : facture-122527.pdf"
            pages={[{ src: '/page.svg', alt: 'Page 1 de la facture 122527', width: 595, height: 842 }]}
            actions={
              <LinkButton href="/page.svg" variant="ghost" size="small" icon="download" iconOnly download>
                Télécharger
              </LinkButton>
            }
          />
        }
        end={
          <>
            <Alert tone="warning" title="Un écart de 0,01 € entre les lignes et le total HT">
              Le total du document fait foi. Vous pouvez accepter la facture en l’état ou demander un avoir.
            </Alert>
            <Fields {...options} />
            <Card title="Décision">
              <Postmark word="Acceptée" detail="20/11/2026 · J. Martin" />
              <Form action="/detail" csrfToken="gallery">
                <TextareaField name="comment" label="Commentaire" language={language} rows={3} />
                <div>
                  <Button>Ajouter</Button>
                </div>
              </Form>
            </Card>
            <History {...options} />
          </>
        }
      />
    </Frame>
  );
}
