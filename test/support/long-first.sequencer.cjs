const Sequencer = require('@jest/test-sequencer').default;

/** The longest first, so that at the end no worker is alone with one of them. What is not named comes after, the largest file first. */
const LONG = [
  'test/browser/phone.',
  'test/browser/demo',
  'test/faults/embedded/crash',
  'test/browser/console-pages',
  'test/browser/console.',
  'test/probe/bad-input',
  'test/faults/embedded/start',
  'test/probe/scope',
  'test/faults/embedded/program',
  'test/browser/desk',
  'test/browser/visits',
  'test/faults/kill',
  'libs/reporting/src/as-of',
  'test/e2e/past-years',
  'test/probe/permissions',
  'test/http/live-updates',
  'test/browser/import',
  'libs/demo/src/loader/load-demo',
  'test/browser/portal',
  'test/faults/embedded/refusal',
  'test/browser/thread',
  'libs/identity/src/phones',
];
const rank = (path) => {
  const at = LONG.findIndex((name) => path.includes(name));
  return at < 0 ? LONG.length : at;
};

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a.path) - rank(b.path));
  }
};
