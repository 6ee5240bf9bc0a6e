// The markup as sent: valid, wired for assistive technology, without anything the security policy forbids.

import { describe, expect, test } from 'vitest';
import { Decimal } from '#src/money.ts';
import {
  Amount,
  Button,
  DateText,
  ErrorSummary,
  Form,
  Identifier,
  Pagination,
  Table,
  TableRow,
  TextField,
  Toast,
  documentStages,
  mainMenu,
} from '#views/ui/index.ts';
import type { Column, Element } from '#views/ui/index.ts';
import { HtmlValidate } from 'html-validate';
import { PAGES, renderPage } from './gallery/server.ts';

// Subresource integrity is for other hosts' files; ours come from the same origin with their hash in the address.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
});

async function faults(markup: string): Promise<string[]> {
  const report = await validator.validateString(markup);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector ?? '?'}`),
  );
}

const html = async (element: Element | null): Promise<string> => String(await element);

describe('every page of the gallery', () => {
  for (const path of Object.keys(PAGES)) {
    for (const language of ['fr', 'en'] as const) {
      test(`${path} in ${language} is valid HTML without inline code or style`, async () => {
        const page = (await renderPage(path, { language })) ?? '';
        expect(await faults(page)).toEqual([]);
        expect(page).not.toMatch(/<style|<script(?![^>]* src=)| style="| on[a-z]+="|javascript:/);
        expect(page).toContain(`<html lang="${language}"`);
      });
    }
  }
});

describe('fields', () => {
  test('a field ties label, hint and error to its control', async () => {
    const field = await html(
      <TextField name="siren" label="SIREN" hint="Neuf chiffres" error="Faux" required language="fr" />,
    );
    expect(field).toContain('<label for="siren">');
    expect(field).toContain('aria-describedby="siren-hint siren-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('id="siren-error"');
    expect(field).toContain('obligatoire');
  });

  test('text is escaped wherever it comes from', async () => {
    const markup = await html(<TextField name="a" label="<b>" value={'"><script>'} error="<i>" language="fr" />);
    expect(markup).not.toMatch(/<b>|<script>|<i>/);
  });

  test('a posting form carries the token, htmx attributes pass through', async () => {
    const form = await html(
      <Form action="/x" csrfToken="t0k" hx-post="/x" hx-target="#list">
        <Button data-key="a">Accepter</Button>
      </Form>,
    );
    expect(form).toContain('<input type="hidden" name="_csrf" value="t0k"/>');
    expect(form).toContain('hx-post="/x" hx-target="#list"');
    expect(form).toContain('data-key="a"');
  });

  test('a summary counts in the language’s plural and is absent without problems', async () => {
    const one = [{ field: 'a', message: 'Faux' }];
    expect(await html(<ErrorSummary problems={one} language="fr" />)).toContain('Une information est à corriger');
    expect(await html(<ErrorSummary problems={[...one, ...one]} language="en" />)).toContain(
      '2 entries need correcting',
    );
    expect(await html(ErrorSummary({ problems: [], language: 'fr' }))).toBe('null');
  });
});

describe('tables', () => {
  interface Row {
    readonly id: string;
    readonly name: string;
  }
  const columns: Column<Row>[] = [
    { key: 'name', header: 'Nom', main: true, cell: (row) => row.name, sortHref: '?s=name', sorted: 'ascending' },
    { key: 'id', header: 'Réf.', cell: (row) => row.id, sortHref: '?s=id' },
  ];
  const shape = {
    columns,
    rowId: (row: Row) => row.id,
    rowHref: (row: Row) => `/r/${row.id}`,
    language: 'fr',
  } as const;

  test('sorted columns say so, rows are named by their main cell', async () => {
    const table = await html(<Table caption="Liste" rows={[{ id: 'r1', name: 'Un' }]} {...shape} />);
    expect(table).toContain('aria-sort="ascending"');
    expect(table).toContain('aria-sort="none"');
    expect(table).toContain('<th scope="row" class="main"><a href="/r/r1" data-open="">Un</a></th>');
    expect(table).toContain('<td data-label="Réf.">r1</td>');
  });

  test('a row alone is the row of the table, so that an answer can replace it', async () => {
    const row = { id: 'r1', name: 'Un' };
    const alone = await html(<TableRow row={row} {...shape} />);
    expect(await html(<Table caption="Liste" rows={[row]} {...shape} />)).toContain(alone);
    expect(alone).toMatch(/^<tr id="r1" data-row="">/);
  });

  test('an empty list shows what to do, without a bare header', async () => {
    const table = await html(<Table caption="Liste" rows={[]} empty="Rien" {...shape} />);
    expect(table).toContain('Rien');
    expect(table).not.toContain('<table');
  });

  test('pages that do not exist have no link', async () => {
    expect(await html(<Pagination nextHref="?after=2" language="fr" />)).not.toContain('Page précédente');
    expect(Pagination({ language: 'fr' })).toBeNull();
  });
});

describe('values', () => {
  test('amounts are shown as the language writes them and kept as numbers for machines', async () => {
    expect(await html(<Amount value={Decimal.of('-1234.5')} language="fr" />)).toBe(
      '<data class="amount" value="-1234.5">\u22121\u202f234,50\u00a0€</data>',
    );
    expect(await html(<Amount value={undefined} language="fr" />)).toContain('—');
  });

  test('dates carry their machine form', async () => {
    expect(await html(<DateText value="2026-09-01" language="fr" long />)).toBe(
      '<time datetime="2026-09-01">1er septembre 2026</time>',
    );
    expect(await html(<DateText value={new Date('2026-12-31T23:30:00Z')} language="fr" />)).toContain(
      '01/01/2027 00:30',
    );
  });

  const groups = async (kind: 'siren' | 'siret' | 'vat' | 'iban', value: string): Promise<string> =>
    [...(await html(<Identifier kind={kind} value={value} />)).matchAll(/<span>([^<]*)<\/span>/g)]
      .map((match) => match[1])
      .join('|');

  test('identifiers are cut where people read them', async () => {
    expect(await groups('siren', '552100554')).toBe('552|100|554');
    expect(await groups('siret', '55210055400013')).toBe('552|100|554|00013');
    expect(await groups('vat', 'FR40552100554')).toBe('FR|40|552100554');
    expect(await groups('iban', 'FR76 3000 6000 0112 3456 7890 189')).toBe('FR76|3000|6000|0112|3456|7890|189');
  });

  test('stages stop where the document stopped', () => {
    expect(documentStages('read', 'fr', true).map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'todo']);
    expect(documentStages('ready', 'fr').every(({ state }) => state === 'done')).toBe(true);
  });
});

test('the menu keeps the users’ order and leaves out what has no page yet', () => {
  const menu = mainMenu({
    language: 'fr',
    current: 'sales',
    hrefs: { settings: '/p', home: '/', sales: '/v' },
    counts: { sales: { value: 3, label: 'brouillons' } },
  });
  expect(menu.map(({ label }) => label)).toEqual(['Tableau de bord', 'Factures de vente', 'Paramètres']);
  expect(menu[1]).toMatchObject({ current: true, count: 3, countLabel: 'brouillons', go: 'v' });
});

test('a toast with an action stays', async () => {
  expect(await html(<Toast message="Acceptée" language="fr" action={<Button>Annuler</Button>} />)).toContain(
    'data-toast="stay"',
  );
});
