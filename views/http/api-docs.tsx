// The API, browsable without any CDN: rendered from the OpenAPI document itself.

import { catalogue } from '#src/i18n.ts';
import {
  BareLayout,
  Card,
  LinkButton,
  PageHeader,
  Stack,
  type AssetUrl,
  type Element,
  type Language,
} from '../ui/index.ts';

const messages = catalogue(
  {
    title: 'API de Facteur',
    introduction:
      'Chaque appel porte l’en-tête « Authorization: Bearer <clé> ». Les clés se créent dans Paramètres > Clés d’API.',
    download: 'Document OpenAPI 3.1 (JSON)',
    parameters: 'Paramètres',
    answers: 'Réponses',
    body: 'Corps de la requête',
    name: 'Nom',
    place: 'Où',
    needed: 'Obligatoire',
    meaning: 'Sens',
    yes: 'oui',
    no: 'non',
    try: 'Essayer',
  },
  {
    title: 'The Facteur API',
    introduction:
      'Every call carries the header "Authorization: Bearer <key>". Keys are created in Settings > API keys.',
    download: 'OpenAPI 3.1 document (JSON)',
    parameters: 'Parameters',
    answers: 'Answers',
    body: 'Request body',
    name: 'Name',
    place: 'Where',
    needed: 'Required',
    meaning: 'Meaning',
    yes: 'yes',
    no: 'no',
    try: 'Try',
  },
);

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: { readonly description?: string; readonly enum?: readonly unknown[]; readonly default?: unknown };
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

/** What the page reads of an OpenAPI document. */
export interface ApiDescription {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

export interface ApiDocsProps {
  readonly description: ApiDescription;
  readonly language: Language;
  readonly assets: AssetUrl;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function meaningOf({ description, schema }: Parameter): string {
  const values = schema?.enum ? schema.enum.join(' | ') : '';
  const fallback = schema?.default === undefined ? '' : `= ${JSON.stringify(schema.default)}`;
  return [description ?? schema?.description ?? '', values, fallback].filter((part) => part !== '').join(' · ');
}

function Parameters({ parameters, language }: { parameters: readonly Parameter[]; language: Language }): Element {
  const text = messages[language];
  return (
    <table class="table">
      <caption>{text.parameters}</caption>
      <thead>
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.place}</th>
          <th scope="col">{text.needed}</th>
          <th scope="col">{text.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter) => (
          <tr>
            <th scope="row" data-label={text.name}>
              <code>{parameter.name}</code>
            </th>
            <td data-label={text.place}>{parameter.in}</td>
            <td data-label={text.needed}>{parameter.required === true ? text.yes : text.no}</td>
            <td data-label={text.meaning}>{meaningOf(parameter)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ operation, language }: { operation: Operation; language: Language }): Element | null {
  const contents = Object.entries(operation.requestBody?.content ?? {});
  if (contents.length === 0) return null;
  return (
    <>
      {contents.map(([type, { schema }]) => (
        <details>
          <summary>
            {messages[language].body} <code>{type}</code>
          </summary>
          <pre tabindex={0}>
            <code>{JSON.stringify(schema, null, 2)}</code>
          </pre>
        </details>
      ))}
    </>
  );
}

interface OperationCardProps {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly language: Language;
}

function OperationCard({ method, path, operation, language }: OperationCardProps): Element {
  const parameters = operation.parameters ?? [];
  return (
    <Card>
      <h2 id={operation.operationId}>{operation.summary ?? operation.operationId ?? path}</h2>
      <p>
        <code>
          <strong>{method.toUpperCase()}</strong> /api/v1{path}
        </code>
      </p>
      {operation.description ? <p>{operation.description}</p> : null}
      {parameters.length > 0 ? <Parameters parameters={parameters} language={language} /> : null}
      <Body operation={operation} language={language} />
      <details>
        <summary>{messages[language].answers}</summary>
        <dl>
          {Object.entries(operation.responses ?? {}).map(([status, { description }]) => (
            <>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>{description}</dd>
            </>
          ))}
        </dl>
      </details>
    </Card>
  );
}

export function ApiDocsPage({ description, language, assets }: ApiDocsProps): Element {
  const text = messages[language];
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  return (
    <BareLayout title={text.title} language={language} assets={assets} width="medium">
      <PageHeader
        title={text.title}
        language={language}
        actions={<LinkButton href="/api/openapi.json">{text.download}</LinkButton>}
      />
      <p>{text.introduction}</p>
      <Stack>
        {operations.map((one) => (
          <OperationCard {...one} language={language} />
        ))}
        {Object.entries(description.components?.schemas ?? {}).map(([name, schema]) => (
          <details id={`schema-${name}`}>
            <summary>
              <code>{name}</code>
            </summary>
            <pre tabindex={0}>
              <code>{JSON.stringify(schema, null, 2)}</code>
            </pre>
          </details>
        ))}
      </Stack>
    </BareLayout>
  );
}
