type Fields = Readonly<Record<string, unknown>>;

const renamed = (fields: Fields, names: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? name, value]));

const eachRenamed = (rows: unknown, names: Readonly<Record<string, string>>): unknown =>
  Array.isArray(rows) ? rows.map((row: Fields) => renamed(row, names)) : rows;

/** Input of a visit as phones kept it before its fields got their present names → as it is sent now. Present input stays as it is. */
export function presentVisitInput(input: Fields): Fields {
  const { appeals, promises, ...visit } = renamed(input, { way: 'channel', words: 'note' });
  return {
    ...visit,
    ...(appeals === undefined ? {} : { appeals: eachRenamed(appeals, { words: 'description' }) }),
    ...(promises === undefined ? {} : { promises: eachRenamed(promises, { words: 'text' }) }),
  };
}

/** The same for what became of a promise. */
export const presentPromiseInput = (input: Fields): Fields => renamed(input, { settled: 'outcome', words: 'note' });
