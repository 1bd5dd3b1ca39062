/** The boundaries of docs/adr/0004-boundaries.md, checked by `npm run check`. */
/** The second door of web-ui: its pure formats, for rules that run where there is no page and no style sheet. */
const PURE_DOOR = '^libs/web-ui/src/formats\\.ts$';
const lib = (name) => `^libs/${name}/`;

/** Who may import whom: everything that is not in the list is refused. */
const MAY_IMPORT = {
  kernel: [],
  messages: [],
  // Runs the packaged PostgreSQL and knows nothing of the system; whoever starts the program starts it.
  'embedded-postgres': [],
  platform: ['kernel', 'messages'],
  identity: ['kernel', 'messages', 'platform'],
  // These two define what a list and a figure are, and know no library that brings one.
  exports: ['kernel', 'messages', 'platform', 'identity'],
  reporting: ['kernel', 'messages', 'platform', 'identity', 'exports'],
  enterprises: ['kernel', 'messages', 'platform', 'identity', 'exports', 'reporting'],
  contract: [],
  'web-ui': ['contract'],
};
/** Every library that is named nowhere: siblings never import each other. */
const OF_A_SIBLING = ['kernel', 'messages', 'platform', 'identity', 'exports', 'reporting', 'enterprises'];
/** These put the others together. */
const ABOVE = ['composition', 'demo'];

const boundary = (name, from, own, allowed) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment: `libs/${name} imports only itself and: ${allowed.join(', ') || 'nothing'}`,
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps)/', pathNot: [lib(own), ...allowed.map(lib)] },
});
const layer = ([name, allowed]) => boundary(name, lib(name), name, allowed);
const NAMED = [...Object.keys(MAY_IMPORT), ...ABOVE].join('|');
const siblings = boundary('siblings', `^libs/(?!(?:${NAMED})/)([^/]+)/`, '$1', OF_A_SIBLING);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'No cycles', from: {}, to: { circular: true } },
    {
      name: 'front-door',
      severity: 'error',
      comment: 'A lib is entered by its index.ts only',
      from: { path: '^libs/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$1/' },
    },
    {
      name: 'front-door-of-apps',
      severity: 'error',
      comment: 'A lib is entered by its index.ts only',
      from: { path: '^apps/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: PURE_DOOR },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      comment: 'Apps never import apps',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-below-apps', severity: 'error', comment: 'Libs never import apps', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'pure-domain',
      severity: 'error',
      comment: 'domain/ imports only kernel and itself',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|apps|node_modules)/', pathNot: ['^libs/$1/src/domain/', '^libs/kernel/src/index\\.ts$'] },
    },
    {
      name: 'kernel-without-framework',
      severity: 'error',
      comment: 'The kernel knows no framework',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|@apollo|graphql)/' },
    },
    {
      name: 'no-deep-nest',
      severity: 'error',
      comment: 'No deep imports into Nest',
      from: {},
      to: { path: 'node_modules/@nestjs/[^/]+/dist/', pathNot: 'node_modules/@nestjs/[^/]+/dist/index\\.(d\\.ts|js)$' },
    },
    ...Object.entries(MAY_IMPORT).map(layer),
    siblings,
    {
      name: 'web-apps-from-contract-and-web-ui',
      severity: 'error',
      comment: 'The web apps import web-ui and contract, never a library of the server',
      from: { path: '^apps/(console|phone)/' },
      to: { path: '^libs/', pathNot: ['^libs/(contract|web-ui)/src/index\\.ts$', PURE_DOOR] },
    },
    {
      name: 'server-without-web',
      severity: 'error',
      comment: 'The server imports nothing made for the browser',
      from: { path: '^(libs|apps)/', pathNot: '^(libs/(contract|web-ui)|apps/(console|phone))/' },
      to: { path: '^libs/(contract|web-ui)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
