import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  getNamedType,
} from 'graphql';

export interface RootField {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  /** As published: a permission, several with ' | ', 'public' or 'signed-in'. */
  readonly requires: string;
  readonly field: GraphQLField<unknown, unknown>;
}

export const schema = buildSchema(readFileSync(join(__dirname, '../../apps/api/schema.graphql'), 'utf8'));

/** Every root field with the permission that the published schema names. */
export const ROOT_FIELDS: readonly RootField[] = (['query', 'mutation'] as const).flatMap((kind) => {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => {
    const requires = /Permission: `([^`]+)`/.exec(field.description ?? '')?.[1];
    if (!requires) throw new Error(`${field.name} does not name its permission`);
    return { kind, name: field.name, requires, field };
  });
});

/** As a filler's answer: make this optional input and let me fill what is inside. */
export const BUILD = Symbol('build');

/** Gives a value for an input by its name and type; undefined leaves an optional one out. */
export type Filler = (name: string, type: string, required: boolean) => unknown;

const SCALARS: Readonly<Record<string, unknown>> = {
  String: 'probe',
  Int: 1,
  Float: 1,
  Boolean: true,
  LocalDate: '2026-11-20',
  DateTime: '2026-11-20T02:00:00.000Z',
  Money: '1.00',
  UUID: '0195ffff-ffff-7fff-bfff-ffffffffffff',
  ID: '0195ffff-ffff-7fff-bfff-ffffffffffff',
};

function valueFor(name: string, type: GraphQLInputType, fill: Filler, depth: number): unknown {
  const required = isNonNullType(type);
  const inner = required ? type.ofType : type;
  const named = getNamedType(inner).name;
  const given = fill(name, named, required);
  if (given !== undefined && given !== BUILD) return isListType(inner) ? [given] : given;
  const build = required || given === BUILD;
  if (!build && !isInputObjectType(inner)) return undefined;
  if (isListType(inner)) return [valueFor(name, inner.ofType, fill, depth + 1)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    if (!build && depth > 0) return undefined;
    const fields: GraphQLInputField[] = Object.values(inner.getFields());
    return Object.fromEntries(fields.map((f) => [f.name, valueFor(f.name, f.type, fill, depth + 1)]).filter(([, v]) => v !== undefined));
  }
  return SCALARS[named];
}

const selections = new Map<string, string>();

/** Everything that can be asked of a type, `depth` objects deep; what one member of a union calls otherwise than another is left out. */
export function selectionOf(type: GraphQLOutputType, depth = 6): string {
  const key = `${getNamedType(type).name} ${depth}`;
  const known = selections.get(key) ?? makeSelection(getNamedType(type), depth);
  selections.set(key, known);
  return known;
}

function makeSelection(named: GraphQLNamedOutputType, depth: number): string {
  if (isLeafType(named) || depth === 0) return '';
  const members = isUnionType(named) ? named.getTypes() : isObjectType(named) ? [named] : [];
  const seen = new Map<string, string>();
  const parts = members.map((member) => {
    const fields = Object.values(member.getFields()).flatMap((f) => {
      const before = seen.get(f.name);
      if (before !== undefined && before !== String(f.type)) return [];
      seen.set(f.name, String(f.type));
      if (isLeafType(getNamedType(f.type))) return [f.name];
      const inner = selectionOf(f.type, depth - 1);
      return inner ? [`${f.name}${inner}`] : [];
    });
    return isUnionType(named) ? `... on ${member.name} { ${fields.join(' ')} }` : fields.join(' ');
  });
  return ` { __typename ${parts.join(' ')} }`;
}

/** A whole operation that calls one root field, with variables made by `fill`. */
export function callOf(
  { kind, name, field }: RootField,
  fill: Filler,
  selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }',
): { query: string; variables: object } {
  const args: readonly GraphQLArgument[] = field.args;
  const given = args.map((a) => [a, valueFor(a.name, a.type, fill, 0)] as const).filter(([, v]) => v !== undefined);
  const head = given.length ? `(${given.map(([a]) => `$${a.name}: ${String(a.type)}`).join(', ')})` : '';
  const body = given.length ? `(${given.map(([a]) => `${a.name}: $${a.name}`).join(', ')})` : '';
  return { query: `${kind}${head} { ${name}${body}${selection} }`, variables: Object.fromEntries(given.map(([a, v]) => [a.name, v])) };
}
