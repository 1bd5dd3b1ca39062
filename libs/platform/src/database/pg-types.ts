import pg from 'pg';

/** Dates stay 'YYYY-MM-DD' and exact numbers stay text: a Date or a float would change them. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text);
// count(*) is a bigint; no count of ours leaves the exact range of a double.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
