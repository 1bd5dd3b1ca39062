/** Only these tests: `npx jest --config test/faults/embedded/jest.config.cjs`, after a build. They kill servers, so one file at a time. */
const { projects } = require('../../../jest.config.cjs');

module.exports = { ...projects[0], displayName: 'embedded', roots: [__dirname], testTimeout: 120_000, maxWorkers: 1 };
