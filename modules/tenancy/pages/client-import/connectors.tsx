// Connectors of the cabinet: listed, made, read now, given another account, removed.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { ConnectorsPage, RenewConnectorPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { connectorNotFound } from '../../import-errors.ts';
import { connectorKinds } from '../../model/client-import/connector.ts';
import {
  createConnector,
  listConnectors,
  removeConnector,
  renewConnector,
  runConnector,
  type ConnectorCall,
} from '../../service/client-import/connectors.ts';
import { cabinetCall } from '../cabinet/frame.ts';
import { importPlace, importsHref, IMPORTS } from './place.ts';

export const connectorPages = new Hono<PageEnv>();

const CONNECTORS = `${IMPORTS}/connecteurs`;

const here = (c: PageContext): string => `${importsHref(c)}/connecteurs`;

const connectorCall = (c: PageContext): ConnectorCall => ({
  ...cabinetCall(c),
  connectorId: c.req.param('connectorId') ?? '',
});

async function listPage(c: PageContext, form: FormState): Promise<Element> {
  const connectors = await listConnectors(c.var.ctx, cabinetCall(c));
  return <ConnectorsPage {...await importPlace(c)} connectors={connectors} form={form} />;
}

connectorPages.get(CONNECTORS, async (c) => await showPage(c, await listPage(c, emptyForm)));

connectorPages.post(CONNECTORS, async (c) => {
  return await submit(c, {
    async act({ kind, name = '', address = '', account = '', secret = '' }) {
      const known = connectorKinds.find((one) => one === kind) ?? 'folder';
      await createConnector(c.var.ctx, cabinetCall(c), { kind: known, name, address, account, secret });
      return here(c);
    },
    page: (form) => listPage(c, form),
  });
});

async function renewPage(c: PageContext, form: FormState): Promise<Element> {
  const { connectorId, ...call } = connectorCall(c);
  const connector = (await listConnectors(c.var.ctx, call)).find(({ id }) => id === connectorId);
  if (!connector) throw connectorNotFound();
  return <RenewConnectorPage {...await importPlace(c)} connector={connector} form={form} />;
}

connectorPages.get(`${CONNECTORS}/:connectorId/compte`, async (c) => await showPage(c, await renewPage(c, emptyForm)));

connectorPages.post(`${CONNECTORS}/:connectorId/compte`, async (c) => {
  return await submit(c, {
    async act({ account = '', secret = '' }) {
      await renewConnector(c.var.ctx, { ...connectorCall(c), account, secret });
      return here(c);
    },
    page: (form) => renewPage(c, form),
  });
});

connectorPages.post(`${CONNECTORS}/:connectorId/lecture`, async (c) => {
  const [importId] = await runConnector(c.var.ctx, connectorCall(c));
  return c.redirect(importId === undefined ? here(c) : `${importsHref(c)}/${importId}`, 303);
});

connectorPages.post(`${CONNECTORS}/:connectorId/suppression`, async (c) => {
  await removeConnector(c.var.ctx, connectorCall(c));
  return c.redirect(here(c), 303);
});
