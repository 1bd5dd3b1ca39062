import { relative } from 'node:path';
import { Client } from 'pg';
import { Catalogue } from './catalogue';
import { Comparer } from './compare';
import { Describer } from './describe';
import { findStatements, type Options } from './statements';

export interface Checked {
  /** How many calls hand a statement over, and in how many forms. */
  readonly calls: number;
  readonly forms: number;
  readonly faults: readonly string[];
  /** Exceptions that nothing needs. */
  readonly unused: readonly string[];
}

/** Prepares every statement of the files against a migrated database and compares its answer with the row type it is read into. */
export async function checkStatements(
  url: string,
  options: Options & { readonly neverNull?: readonly string[]; readonly reviewed?: Readonly<Record<string, string>> },
): Promise<Checked> {
  const { statements, unresolved, places, checker } = findStatements(options);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const describer = new Describer(client, await Catalogue.read(client, options.neverNull ?? []));
    const comparer = new Comparer(checker);
    const reviewed = options.reviewed ?? {};
    const used = new Set<string>();
    const faults = new Set(
      unresolved.map(({ place, why }) => `${place}: ${why}. Make its text of constants, choices between them and functions of them.`),
    );
    for (const { place, call, sql, row } of statements) {
      const described = await describer.describe(sql);
      if ('fault' in described) {
        faults.add(`${place}: PostgreSQL cannot prepare it: ${described.fault}\n  ${sql.replace(/\s+/gu, ' ').slice(0, 300)}`);
        continue;
      }
      if (!row) continue;
      for (const { path, says } of comparer.faults(row, described.columns, call)) {
        const key = `${relative(options.root, call.getSourceFile().fileName)}#${path}`;
        if (reviewed[key] && says.includes('may give null')) used.add(key);
        else faults.add(`${place}: ${path} of ${checker.typeToString(row)}: ${says}.`);
      }
    }
    return {
      calls: places.length,
      forms: statements.length,
      faults: [...faults].toSorted(),
      unused: Object.keys(reviewed).filter((key) => !used.has(key)),
    };
  } finally {
    await client.end();
  }
}
