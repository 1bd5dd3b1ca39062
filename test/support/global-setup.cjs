require('@swc/core');
module.exports = async () => {
  const { startTestDatabase } = require('./test-cluster.cjs');
  await startTestDatabase();
};
