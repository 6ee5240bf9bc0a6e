// Who may import whom (README, « How the house is built »). Read by `npm run check`.

/** What a module may call directly; what those call is reachable too. Siblings never import each other. */
const calls = {
  facturx: [],
  ocr: ['facturx'],
  tenancy: [],
  partners: ['tenancy'],
  archive: ['tenancy'],
  invoices: ['archive', 'partners', 'facturx'],
  inbox: ['invoices', 'ocr'],
  workbench: ['facturx', 'tenancy'],
  sales: ['invoices'],
  dispatch: ['invoices', 'sales'],
  payments: ['invoices'],
  accounting: ['invoices', 'payments'],
  migration: ['inbox', 'dispatch', 'accounting'],
};

const below = (name) => new Set(calls[name].flatMap((callee) => [callee, ...below(callee)]));
const oneOf = (names) => `(?:${[...names].join('|')})`;

const layers = Object.keys(calls).map((name) => ({
  name: `layer-${name}`,
  comment: `modules/${name} may call ${[...below(name)].join(', ') || 'no other module'}: calls go down only.`,
  severity: 'error',
  from: { path: `^modules/${name}/` },
  to: { path: '^modules/', pathNot: `^modules/${oneOf([name, ...below(name)])}/` },
}));

const forbid = (name, comment, ...[from, to]) => ({ name, comment, severity: 'error', from, to });

const repositories = '^modules/[^/]+/repository(?:\\.ts$|/)';

module.exports = {
  forbidden: [
    ...layers,
    forbid(
      'known-module',
      'A new module is added to the table `calls` first.',
      { path: '^modules/', pathNot: `^modules/${oneOf(Object.keys(calls))}/` },
      {},
    ),
    forbid(
      'front-door',
      'A module is entered by its index.ts (`#modules/NAME`).',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'front-door-from-outside',
      'A module is entered by its index.ts (`#modules/NAME`).',
      { path: '^(?:src|views)/' },
      { path: '^modules/', pathNot: '^modules/[^/]+/index\\.ts$' },
    ),
    forbid(
      'platform-below-product',
      'The platform does not know the product: only src/app.ts lists modules. Of the pure library of invoices alone, ' +
        'src/facturx.ts opens the front door, for commands that need nothing else.',
      { path: '^src/', pathNot: '^src/(?:app|facturx)\\.ts$' },
      { path: '^modules/' },
    ),
    forbid(
      'facturx-alone',
      'src/facturx.ts is the library of invoices without the rest of the product.',
      { path: '^src/facturx\\.ts$' },
      { path: '^(?:src|modules|views)/', pathNot: '^modules/facturx/index\\.ts$' },
    ),
    forbid(
      'platform-without-pages',
      'Only the composition root and the HTTP layer (its error pages) render.',
      { path: '^src/', pathNot: '^src/(?:app\\.ts$|http/)' },
      { path: '^views/' },
    ),
    forbid(
      'views-take-types-only',
      'A view is a pure function of its props: from modules and the platform it takes types.',
      { path: '^views/' },
      {
        path: '^(?:modules|src)/',
        pathNot: '^src/(?:i18n|markup|money)(?:\\.ts$|/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid('views-without-database', 'A view never sees a row.', { path: '^views/' }, { path: '^src/db/' }),
    forbid(
      'views-share-only-ui',
      'Views of one module do not use those of another: what both need goes to views/ui.',
      { path: '^views/([^/]+)/' },
      { path: '^views/[^/]+/', pathNot: ['^views/$1/', '^views/ui/'] },
    ),
    forbid('ui-is-the-ground', 'views/ui stands alone.', { path: '^views/ui/' }, { path: '^views/(?!ui/)[^/]+/' }),
    forbid(
      'views-need-only-jsx',
      'Views use hono/jsx and nothing else from outside.',
      { path: '^views/' },
      { path: '^node_modules/', pathNot: '^node_modules/hono/' },
    ),
    forbid('views-do-no-io', 'A view does no I/O.', { path: '^views/' }, { dependencyTypes: ['core'] }),
    forbid(
      'sql-in-repositories',
      'SQL lives in repository.ts (and in the platform folders that keep tables).',
      {
        path: '^(?:src|modules|views)/',
        pathNot: [repositories, '^src/(?:context\\.ts$|mail/repository\\.ts$|(?:db|jobs|events)/)'],
      },
      { path: '^node_modules/(?:kysely|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'sql-types-in-repositories',
      'Above the repository a module speaks of Tx and TenantCtx, not of Kysely.',
      { path: '^modules/', pathNot: repositories },
      { path: '^node_modules/(?:kysely|pg)/' },
    ),
    forbid(
      'database-behind-repositories',
      'Table types and the pool are for repositories.',
      { path: '^modules/', pathNot: repositories },
      { path: '^src/db/' },
    ),
    forbid(
      'repository-is-the-floor',
      'A repository knows the model, not those who call it.',
      { path: repositories },
      { path: '^modules/[^/]+/(?:service|routes|pages|jobs|events)(?:\\.tsx?$|/)' },
    ),
    forbid(
      'faces-through-services',
      'Pages and routes call use cases: of the repository they name types.',
      { path: '^modules/[^/]+/(?:routes|pages|schema|wire)(?:\\.tsx?$|/)' },
      { path: repositories, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'service-knows-no-web',
      'The page and the API call the same use case: it knows neither. What both faces promise (codes of errors, cursors, ' +
        'idempotency keys) is kept by the use case.',
      { path: '^modules/[^/]+/service(?:\\.ts$|/)' },
      {
        path: ['^src/http/', '^views/', '^node_modules/@?hono/', '^modules/[^/]+/(?:routes|pages)(?:\\.tsx?$|/)'],
        pathNot: '^src/http/(?:errors|cursor|idempotency)\\.ts$',
      },
    ),
    forbid(
      'model-is-pure',
      'model.ts holds types, states and rules: no I/O, no framework.',
      { path: '^modules/[^/]+/model(?:\\.ts$|/)' },
      {
        path: [
          '^modules/[^/]+/(?:service|repository|routes|pages|jobs|events|adapters)(?:\\.tsx?$|/)',
          '^src/(?:db|http|smtp|jobs|events|storage)/',
          '^node_modules/(?:@hono|hono|kysely|pg)/',
          '^(?:node:)?(?:fs|net|http|https|child_process)(?:/|$)',
        ],
      },
    ),
    forbid(
      'pure-libraries',
      'facturx and ocr know no tenant, no database, no web.',
      { path: '^modules/(?:facturx|ocr)/' },
      { path: ['^src/(?:context\\.ts$|db/|http/|smtp/|events/)', '^node_modules/(?:@hono|hono|kysely|pg)/'] },
    ),
    forbid(
      'migrations-stand-alone',
      'A migration is frozen history: it imports Kysely and nothing of the program.',
      { path: '^migrations/' },
      { path: '^(?:src|modules|views|tests)/' },
    ),
    forbid(
      'launcher-stands-alone',
      'The launcher runs on the bare Node of the host, before anything is installed.',
      { path: '^src/launch/' },
      { dependencyTypesNot: ['core'], pathNot: '^src/launch/' },
    ),
    forbid(
      'nobody-needs-the-launcher',
      'The program does not know how it was started.',
      { path: '^(?:src|modules|views)/', pathNot: '^src/launch/' },
      { path: '^src/launch/' },
    ),
    forbid(
      'shipping-code-without-tests',
      'Shipping code does not import test code.',
      { path: '^(?:src|modules|views|migrations)/' },
      { path: '^tests/' },
    ),
    forbid(
      'no-cycles',
      'A cycle is one thing cut in two wrong places. One that is closed by a type alone does not exist at run time: ' +
        'a page renders a view, the view names the type of its props.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'shipped-dependencies-only',
      'What ships is in "dependencies".',
      { path: '^(?:src|modules|views|migrations)/' },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    ),
    forbid('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
