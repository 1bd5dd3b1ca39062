// npm run migration:new -- add_visit_place: an empty pair of files, stamped with the present minute.
import { writeFileSync } from 'node:fs';

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration:new -- lower_case_name');
  process.exit(1);
}
const stamp = new Date().toISOString().slice(0, 16).replace(/[-:]/g, '');
for (const way of ['up', 'down'])
  writeFileSync(`migrations/${stamp}_${name}.${way}.sql`, way === 'up' ? `-- What this brings and why.\n` : '', { flag: 'wx' });
console.log(`migrations/${stamp}_${name}.up.sql`);
