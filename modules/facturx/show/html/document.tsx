// The readable invoice as one HTML file: no script, nothing fetched.

import type { DrawnBrand, Logo } from '../brand.ts';
import type { Block, Fact, InvoiceView, LineRow, PartyBlock, Table, TotalRow } from '../view/model.ts';
import { styleFor } from './style.ts';

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map((fact) => (
        <>
          <dt title={fact.term}>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </>
      ))}
    </dl>
  );
}

function Section({ block }: { block: Block }) {
  if (block.facts.length === 0) return null;
  return (
    <section class="facts">
      <h2>{block.title}</h2>
      <Facts facts={block.facts} />
    </section>
  );
}

function PartyCard({ party }: { party: PartyBlock }) {
  return (
    <section class="party">
      <h2>{party.title}</h2>
      {party.name && <strong>{party.name}</strong>}
      {party.address.length > 0 && <address>{party.address.join('\n')}</address>}
      <Facts facts={party.facts} />
    </section>
  );
}

function Line({ line }: { line: LineRow }) {
  return (
    <tr class={line.kind}>
      <td>{line.id}</td>
      <td class={`depth${Math.min(3, line.depth)}`}>
        <div class="name">{line.name}</div>
        {line.description && <div class="text">{line.description}</div>}
        {line.facts.map((fact) => (
          <div class="text" title={fact.term}>
            {fact.label} : <b>{fact.value}</b>
          </div>
        ))}
      </td>
      <td class="number">{line.quantity}</td>
      <td class="number">{line.price}</td>
      <td class="number wrap">{line.vat}</td>
      <td class="number">{line.net}</td>
    </tr>
  );
}

function Lines({ view }: { view: InvoiceView }) {
  const heads = view.lineHeads;
  if (view.lines.length === 0) return null;
  return (
    <section class="lines" aria-label={heads.name}>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{heads.id}</th>
              <th scope="col">{heads.name}</th>
              <th scope="col" class="number">
                {heads.quantity}
              </th>
              <th scope="col" class="number">
                {heads.price}
              </th>
              <th scope="col" class="number">
                {heads.vat}
              </th>
              <th scope="col" class="number">
                {heads.net}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line) => (
              <Line line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Figures({ table }: { table: Table }) {
  return (
    <section>
      <h2>{table.title}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th scope="col" class={column.isNumber ? 'number' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {row.map((cell, index) => (
                  <td class={table.columns[index]?.isNumber ? 'number' : undefined}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Totals({ rows }: { rows: readonly TotalRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div class="totals">
      <table>
        <tbody>
          {rows.map((row) => (
            <tr class={row.isStrong ? 'strong' : undefined}>
              <td title={row.term}>{row.label}</td>
              <td class="number">{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LogoImage({ logo }: { logo: Logo | undefined }) {
  if (!logo) return null;
  const source = `data:${logo.mediaType};base64,${Buffer.from(logo.bytes).toString('base64')}`;
  return <img class="logo" src={source} alt="" width={logo.width} height={logo.height} />;
}

function Head({ view, logo }: { view: InvoiceView; logo: Logo | undefined }) {
  return (
    <header>
      <h1>
        <LogoImage logo={logo} />
        {view.title}
        <small>{view.number}</small>
        {view.marks.map((mark) => (
          <span class="mark">{mark}</span>
        ))}
      </h1>
      <Facts facts={view.keyFacts} />
    </header>
  );
}

function Page({ view, brand }: { view: InvoiceView; brand: DrawnBrand }) {
  return (
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${view.title} ${view.number}`.trim()}</title>
        <style>{styleFor(brand.colour)}</style>
      </head>
      <body>
        <main>
          <Head view={view} logo={brand.logo} />
          <div class="parties">
            {[...view.parties, ...view.otherParties].map((party) => (
              <PartyCard party={party} />
            ))}
          </div>
          <Lines view={view} />
          <div class="sums">
            {view.tables.map((table) => (
              <Figures table={table} />
            ))}
            <Totals rows={view.totals} />
          </div>
          {[...view.blocks, view.notes, view.references].map((block) => (
            <Section block={block} />
          ))}
          <footer>{view.footer}</footer>
        </main>
      </body>
    </html>
  );
}

export function htmlDocument(view: InvoiceView, brand: DrawnBrand): string {
  // Hono's elements are strings in waiting: their type says `HtmlEscapedString | Promise`, ours hold no promise.
  const page: { toString(): string } = <Page view={view} brand={brand} />;
  return `<!doctype html>${page.toString()}`;
}
