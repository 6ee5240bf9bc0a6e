// A world of made-up invoices, drawn as a list, and as an empty one.

import { Decimal } from '#src/money.ts';
import {
  Amount,
  Badge,
  BulkBar,
  Button,
  DateText,
  DropZone,
  EmptyState,
  FilterTabs,
  Form,
  LinkButton,
  Menu,
  MenuButton,
  MenuLink,
  MenuRule,
  PageHeader,
  Pagination,
  SearchField,
  Table,
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

function InvoiceTable({ language }: { language: GalleryOptions['language'] }): Element {
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
