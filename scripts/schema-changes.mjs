// What apps/api/schema.graphql lost against the published one. Each breaking change stands in CHANGELOG.md under Unreleased, in these very words, or this fails.
// Arguments: folder of the three files, where it is not this one (tests).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';

const root = process.argv[2] ?? '.';
const read = (path) => readFileSync(join(root, path), 'utf8');
const schema = (name) => buildSchema(read(`apps/api/${name}`));

const unreleased = /^## \[?Unreleased\]?$(.*?)(?=^## |(?![^]))/ms.exec(read('CHANGELOG.md'))?.[1] ?? '';
const breaking = findBreakingChanges(schema('schema.published.graphql'), schema('schema.graphql')).map(({ description }) => description);
const silent = breaking.filter((description) => !unreleased.includes(description));
if (silent.length > 0) {
  console.error(
    'The schema breaks its clients. Deprecate instead of removing; where it was decided, put these lines into CHANGELOG.md (Unreleased, schema.graphql):',
  );
  for (const description of silent) console.error(`- ${description}`);
  process.exitCode = 1;
}
