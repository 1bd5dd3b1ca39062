/** ESM-only packages that jest must transform to CommonJS; every other package is loaded as it is. */
const esmOnly = ['@nestjs', 'uuid', 'graphql-http', 'fast-check', 'pure-rand', 'iterare'];
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    swcrc: false,
  },
];
const common = {
  rootDir: __dirname,
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.(t|j|mj)s$': swc(false) },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  moduleNameMapper: {
    '^@test/(.*)$': '<rootDir>/test/support/$1',
    '\\.css$': '<rootDir>/test/support/no-styles.cjs',
    '^@app/web-ui/formats$': '<rootDir>/libs/web-ui/src/formats',
    '^@app/web-ui/former-names$': '<rootDir>/libs/web-ui/src/former-names',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.zhuqi'],
  testEnvironment: 'node',
};

module.exports = {
  // On two cores: some of the longest specs wait more than they compute.
  maxWorkers: 3,
  // Each step has a limit of its own (test/support/eventually.ts): this one ends what hangs without any.
  testTimeout: 1_800_000,
  testSequencer: '<rootDir>/test/support/long-first.sequencer.cjs',
  reporters: ['default', '<rootDir>/test/support/closing-line.reporter.cjs'],
  // Tiers: `npm run test:unit`, `test:db`, `test:e2e` (with the embedded PostgreSQL) and `test:browser`; `npm test` is all of them.
  projects: [
    // Pure rules, and components of the pages that have logic (they ask for jsdom): no database, no program.
    {
      ...common,
      displayName: 'unit',
      roots: ['<rootDir>/libs', '<rootDir>/apps/phone/src', '<rootDir>/apps/console/src', '<rootDir>/test/repository'],
      testRegex: '\\.spec\\.tsx?$',
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$'],
      globalSetup: undefined,
      globalTeardown: undefined,
    },
    // Services against a real PostgreSQL, in process.
    { ...common, displayName: 'db', roots: ['<rootDir>/libs'], testRegex: '\\.db\\.spec\\.ts$' },
    // The supervisor of the embedded PostgreSQL: programs are started, killed, and refused.
    {
      ...common,
      displayName: 'embedded',
      roots: ['<rootDir>/test/faults/embedded'],
      testRegex: '\\.spec\\.ts$',
      globalSetup: undefined,
      globalTeardown: undefined,
    },
    // The built program over HTTP, in a process of its own.
    {
      ...common,
      displayName: 'e2e',
      roots: ['<rootDir>/test'],
      testRegex: '\\.spec\\.ts$',
      testPathIgnorePatterns: ['<rootDir>/test/faults/embedded/', '<rootDir>/test/browser/', '<rootDir>/test/repository/'],
    },
    // The built pages in a real browser.
    {
      ...common,
      displayName: 'browser',
      roots: ['<rootDir>/test/browser'],
      testRegex: '\\.spec\\.ts$',
      globalSetup: '<rootDir>/test/support/browser-setup.ts',
    },
  ],
};
