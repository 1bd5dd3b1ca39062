import { once } from 'node:events';
import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const cluster = globalThis.testCluster;
  if (!cluster) return;
  const ended = once(cluster.child, 'exit');
  cluster.child.stdin?.end();
  await ended;
  await rm(cluster.folder, { recursive: true, force: true });
}
