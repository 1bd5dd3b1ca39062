import pg from 'pg';

/**
 * One session for some statements. A server that goes away says so by an event too, which without a listener ends the program; the
 * statement under way, or the next one, fails in its place.
 */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
