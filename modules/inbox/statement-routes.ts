// JSON API of supplier statements: sent in, their columns told, and each line beside the register.

import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '#src/http/env.ts';
import { apiRouter, problems } from '#src/http/openapi.ts';
import { actorSchema, idParams, instant, json } from '#src/http/wire.ts';
import type { Purchase } from '#modules/invoices';
import type { LineOutcome } from './model/missing/statement.ts';
import { statementKeys } from './model/missing/statement-fields.ts';
import type { InboxPorts } from './ports.ts';
import {
  addStatement,
  changeStatement,
  getStatement,
  listStatements,
  removeStatement,
  type Statement,
  type StatementDetail,
} from './service/missing/statements.ts';

const tags = ['Supplier statements'];
const PATH = '/supplier-statements';

const text = z.string().nullable();
const day = z.string().nullable().openapi({ example: '2026-10-31', format: 'date' });
const amount = z.string().nullable().openapi({ example: '84.00', description: 'Decimal' });

const statementSchema = z
  .object({
    id: z.uuid(),
    filename: z.string(),
    supplier: z.object({ key: z.string(), name: z.string() }).nullable().openapi({ description: 'Null: to be told' }),
    columns: z.array(z.enum(statementKeys).nullable()).openapi({ description: 'What each column holds' }),
    uploadedAt: instant,
    uploadedBy: actorSchema,
  })
  .openapi('SupplierStatement');

const purchaseSchema = z
  .object({ invoiceId: z.uuid(), number: text, issuedOn: day, amount })
  .openapi('StatementPurchase');

const detailSchema = statementSchema
  .extend({
    isUnderstood: z.boolean().openapi({ description: 'False: the columns are to be told' }),
    lines: z.array(
      z.object({
        line: z.number().int().openapi({ description: 'Of the file, from 1' }),
        number: text,
        day,
        amount,
        label: text,
        outcome: z.enum(['present', 'differs', 'missing', 'settled']),
        purchase: purchaseSchema.nullable(),
      }),
    ),
    extra: z.array(purchaseSchema).openapi({ description: 'Purchases of those days that are not on the statement' }),
  })
  .openapi('SupplierStatementDetail');

const receivedSchema = z.object({ id: z.uuid() }).openapi('ReceivedStatement');

const uploadSchema = z
  .object({
    file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
    supplier: z.string().max(200).optional().openapi({ description: 'Key of the supplier; absent: by its numbers' }),
  })
  .openapi('SupplierStatementUpload');

const changeSchema = z
  .object({
    columns: z.array(z.enum(statementKeys).nullable()).max(200),
    supplier: z.string().max(200).optional(),
  })
  .openapi('SupplierStatementChange');

function toWire({ id, filename, supplier, mapping, uploadedAt, uploadedBy }: Statement) {
  return {
    id,
    filename,
    supplier: supplier.key === '' ? null : { key: supplier.key, name: supplier.name },
    columns: mapping.map((field) => statementKeys.find((key) => key === field) ?? null),
    uploadedAt: uploadedAt.toISOString(),
    uploadedBy: { ...uploadedBy },
  };
}

const purchaseToWire = ({ id, number, issuedOn, gross }: Purchase) => ({
  invoiceId: id,
  number: number ?? null,
  issuedOn: issuedOn ?? null,
  amount: gross?.toString() ?? null,
});

function lineToWire(outcome: LineOutcome) {
  const { line, number, day: on, amount: claimed, label } = outcome.line;
  return {
    line,
    number: number ?? null,
    day: on ?? null,
    amount: claimed?.toString() ?? null,
    label: label ?? null,
    outcome: outcome.kind,
    purchase: 'purchase' in outcome ? purchaseToWire(outcome.purchase) : null,
  };
}

function detailToWire({ statement, isUnderstood, outcomes, extra }: StatementDetail) {
  return {
    ...toWire(statement),
    isUnderstood,
    lines: outcomes.map(lineToWire),
    extra: extra.map(purchaseToWire),
  };
}

function addReading(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'listSupplierStatements',
      summary: 'List the statements, newest first, at most 200',
      tags,
      responses: {
        200: { description: 'The statements', ...json(z.object({ items: z.array(statementSchema) })) },
        ...problems(),
      },
    }),
    async (c) => c.json({ items: (await listStatements(c.var.tenant)).map(toWire) }, 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: `${PATH}/{id}`,
      operationId: 'getSupplierStatement',
      summary: 'Read one, each line beside the register as it is now',
      tags,
      request: { params: idParams },
      responses: { 200: { description: 'The statement', ...json(detailSchema) }, ...problems(404, 422) },
    }),
    async (c) => c.json(detailToWire(await getStatement(c.var.tenant, c.req.valid('param').id)), 200),
  );
}

function addWriting(api: OpenAPIHono<ApiEnv>, ports: InboxPorts): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: PATH,
      operationId: 'addSupplierStatement',
      summary: 'Send in a statement (csv, xlsx, ods): what is missing is looked for at once',
      tags,
      request: { body: { required: true, content: { 'multipart/form-data': { schema: uploadSchema } } } },
      responses: {
        201: { description: 'It is taken in', ...json(receivedSchema) },
        ...problems(400, 413, 415, 422, 507),
      },
    }),
    async (c) => {
      const { file, supplier } = c.req.valid('form');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const id = await addStatement(c.var.tenant, { name: file.name, bytes, supplierKey: supplier }, ports);
      c.header('Location', `/api/v1${PATH}/${id}`);
      return c.json({ id }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'patch',
      path: `${PATH}/{id}`,
      operationId: 'changeSupplierStatement',
      summary: 'Tell what its columns hold, and whose it is',
      tags,
      request: { params: idParams, body: { required: true, ...json(changeSchema) } },
      responses: { 204: { description: 'It was read again' }, ...problems(400, 404, 415, 422) },
    }),
    async (c) => {
      const { columns, supplier } = c.req.valid('json');
      const { id } = c.req.valid('param');
      const mapping = columns.map((field) => field ?? undefined);
      await changeStatement(c.var.tenant, { id, mapping, supplierKey: supplier }, ports);
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: `${PATH}/{id}`,
      operationId: 'removeSupplierStatement',
      summary: 'Take a statement away: what it alone said was missing is asked for no more',
      tags,
      request: { params: idParams },
      responses: { 204: { description: 'It is gone' }, ...problems(404, 422) },
    }),
    async (c) => {
      await removeStatement(c.var.tenant, c.req.valid('param').id, ports);
      return c.body(null, 204);
    },
  );
}

export function statementApi(ports: InboxPorts): OpenAPIHono<ApiEnv> {
  const api = apiRouter();
  addReading(api);
  addWriting(api, ports);
  return api;
}
