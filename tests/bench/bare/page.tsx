// The least that shows the list: one query on the same database, the same number of rows, one table.

import process from 'node:process';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

const [host = '', company = ''] = process.argv.slice(2);
const pool = new pg.Pool({ host, user: 'facteur', database: 'facteur', max: 12 });

interface Row {
  readonly id: string;
  readonly partner: string;
  readonly number: string;
  readonly issued: Date;
  readonly due: Date;
  readonly net: string;
  readonly gross: string;
  readonly state: string;
}

const LIST = `
  select invoice_id as id, partner_name as partner, number, issue_date as issued, due_date as due,
    total_net as net, total_gross as gross, state
  from invoices where company_id = $1 and direction = 'purchase' and state = 'pending'
  order by received_at desc, invoice_id desc limit 50`;

const day = (date: Date): string => date.toLocaleDateString('fr-FR');

const app = new Hono();
app.get('/', async (c) => {
  const { rows } = await pool.query<Row>(LIST, [company]);
  return c.html(
    <html lang="fr">
      <head>
        <title>Achats</title>
      </head>
      <body>
        <table>
          {rows.map((row) => (
            <tr>
              <td>
                <a href={`/achats/${row.id}`}>{row.partner}</a>
              </td>
              <td>{row.number}</td>
              <td>{day(row.issued)}</td>
              <td>{day(row.due)}</td>
              <td>{row.net}</td>
              <td>{row.gross}</td>
              <td>{row.state}</td>
            </tr>
          ))}
        </table>
      </body>
    </html>,
  );
});

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.stdout.write(`ready ${port}\n`));
