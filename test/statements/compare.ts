import ts from 'typescript';
import type { Column } from './describe';
import type { JsonShape, Shape } from './shape';

/** How the driver hands a value over (libs/platform/src/database/pg-types.ts); what is in JSON is handed over as JSON has it. */
const IN_ROW: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['int2', 'int4', 'int8', 'oid', 'float4', 'float8'].map((type) => [type, 'number'])),
  ...Object.fromEntries(['timestamptz', 'timestamp'].map((type) => [type, 'Date'])),
  bool: 'boolean',
  bytea: 'Buffer',
  void: 'nothing',
  interval: 'object',
  record: 'object',
};
const IN_JSON: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['int2', 'int4', 'int8', 'oid', 'float4', 'float8', 'numeric'].map((type) => [type, 'number'])),
  bool: 'boolean',
  record: 'object',
};
/** Elements of arrays that the driver does not parse as it parses the bare type. */
const IN_ARRAY: Readonly<Record<string, string>> = { int8: 'string', numeric: 'number', date: 'Date' };

const isJson = (type: string): boolean => type === 'json' || type === 'jsonb';

export class Comparer {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** What is wrong with a row type, given the columns that come: a path and a sentence each. */
  faults(row: ts.Type, columns: readonly Column[], at: ts.Node): readonly { readonly path: string; readonly says: string }[] {
    const found: { path: string; says: string }[] = [];
    const types = row.isUnion() ? row.types : [row];
    if (types.some((one) => one.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive))) return found;
    const given = new Map(columns.map(({ name, shape }) => [name, shape]));
    const names = new Set(types.flatMap((one) => one.getProperties().map((property) => property.name)));
    for (const name of names) {
      const properties = types.flatMap((one) => one.getProperty(name) ?? []);
      const shape = given.get(name);
      const isOptional = properties.some((one) => one.flags & ts.SymbolFlags.Optional) || properties.length < types.length;
      if (!shape) {
        if (!isOptional) found.push({ path: name, says: 'the statement has no such column' });
        continue;
      }
      const typed = properties.map((property) => this.checker.getTypeOfSymbolAtLocation(property, at));
      // Rows of several kinds: what one of them takes, the row type takes.
      const takesNull = isOptional || typed.some((type) => this.takesNull(type));
      for (const type of typed) this.value(name, shape, type, takesNull, at, found);
    }
    return found;
  }

  private value(
    path: string,
    shape: Shape,
    type: ts.Type,
    isOptional: boolean,
    at: ts.Node,
    found: { path: string; says: string }[],
    inJson = false,
  ): void {
    const parts = type.isUnion() ? type.types : [type];
    if (parts.some((one) => one.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))) return;
    if (shape.nullable && !isOptional && !this.takesNull(type))
      found.push({ path, says: 'PostgreSQL may give null, the type does not take it' });
    const values = parts.filter((one) => !(one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
    const [first] = values;
    if (!first) return;
    if (shape.json) {
      const seen = found.length;
      this.json(path, shape.json, first, at, found);
      if (found.length > seen) return;
      return;
    }
    if (isJson(shape.type)) {
      if (values.some((one) => this.kindOf(one) === 'Date'))
        found.push({ path, says: `PostgreSQL gives ${shape.type}, the type says Date` });
      return;
    }
    const expected = this.kindGiven(shape.type, inJson);
    for (const one of values) {
      const kind = this.kindOf(one);
      if (expected.startsWith('[') ? kind !== 'array' : kind !== expected)
        found.push({ path, says: `PostgreSQL gives ${shape.type}, a ${expected}; the type says ${this.checker.typeToString(one)}` });
      else if (kind === 'array') this.elements(path, shape.type.slice(0, -2), one, inJson, found);
    }
  }

  private takesNull(type: ts.Type): boolean {
    return (type.isUnion() ? type.types : [type]).some((one) => one.flags & ts.TypeFlags.Null);
  }

  private elements(path: string, element: string, type: ts.Type, inJson: boolean, found: { path: string; says: string }[]): void {
    const of = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    const expected = inJson ? this.kindGiven(element, true) : (IN_ARRAY[element] ?? this.kindGiven(element, false));
    for (const one of of?.isUnion() ? of.types : of ? [of] : []) {
      if (one.flags & (ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown) || this.kindOf(one) === expected) continue;
      found.push({
        path: `${path}[]`,
        says: `PostgreSQL gives ${element}, a ${expected}; the type says ${this.checker.typeToString(one)}`,
      });
    }
  }

  private json(path: string, json: JsonShape, type: ts.Type, at: ts.Node, found: { path: string; says: string }[]): void {
    if (json.kind === 'array') {
      const of = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      if (!of) return void found.push({ path, says: `PostgreSQL gives a list, the type says ${this.checker.typeToString(type)}` });
      return this.value(`${path}[]`, json.of, of, false, at, found, true);
    }
    if (this.kindOf(type) !== 'object')
      return void found.push({ path, says: `PostgreSQL gives an object, the type says ${this.checker.typeToString(type)}` });
    if (this.checker.getIndexInfosOfType(type).length > 0) return;
    const properties = type.getProperties();
    for (const property of properties) {
      const shape = json.keys.get(property.name);
      const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional);
      if (shape)
        this.value(`${path}.${property.name}`, shape, this.checker.getTypeOfSymbolAtLocation(property, at), isOptional, at, found, true);
      else if (!isOptional) found.push({ path: `${path}.${property.name}`, says: 'the object has no such key' });
    }
  }

  private kindGiven(type: string, inJson: boolean): string {
    if (type.endsWith('[]')) return `[${this.kindGiven(type.slice(0, -2), inJson)}]`;
    return (inJson ? IN_JSON : IN_ROW)[type] ?? 'string';
  }

  private kindOf(type: ts.Type): string {
    if (type.flags & ts.TypeFlags.StringLike) return 'string';
    if (type.flags & ts.TypeFlags.NumberLike) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.isIntersection()) return type.types.map((one) => this.kindOf(one)).find((kind) => kind !== 'object') ?? 'object';
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type) || /^Readonly(?:Array|Set)$/.test(type.symbol?.name ?? ''))
      return 'array';
    if (/^(?:Date|Buffer)$/.test(type.symbol?.name ?? '')) return type.symbol.name;
    if (type.flags & ts.TypeFlags.TypeParameter) return 'parameter';
    return 'object';
  }
}
