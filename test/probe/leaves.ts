import { getNamedType, type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { BUILD, type Filler, type RootField, schema } from './root-fields';

/** An input of a field: the way to it, and the name of its type. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly type: string;
  readonly inList: boolean;
}

/** Builds every optional input too, so that each leaf is there to be replaced. */
export const everyInput =
  (fill: Filler): Filler =>
  (name, type, required) => {
    const given = fill(name, type, required);
    return given === undefined && isInputObjectType(schema.getType(type)) ? BUILD : given;
  };

function leavesOf(type: GraphQLInputType, path: Leaf['path'], given: unknown, inList: boolean): Leaf[] {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) return leavesOf(inner.ofType, [...path, 0], Array.isArray(given) ? (given as unknown[])[0] : undefined, true);
  if (isInputObjectType(inner)) {
    // An optional part that is not there has nothing to replace.
    if (given === undefined || given === null) return [];
    const value = given as Readonly<Record<string, unknown>>;
    return Object.values(inner.getFields()).flatMap((f) => leavesOf(f.type, [...path, f.name], value[f.name], false));
  }
  return [{ path, type: getNamedType(inner).name, inList }];
}

export const inputLeaves = (field: RootField, variables: object): readonly Leaf[] =>
  field.field.args
    .filter((a) => a.name in variables)
    .flatMap((a) => leavesOf(a.type, [a.name], (variables as Readonly<Record<string, unknown>>)[a.name], false));

/** The same variables with one place replaced; lists on the way are made. */
export function replaced(variables: unknown, [head, ...rest]: Leaf['path'], value: unknown): unknown {
  if (head === undefined) return value;
  if (typeof head === 'number') {
    const list = Array.isArray(variables) ? (variables as readonly unknown[]) : [];
    return Object.assign([...list], { [head]: replaced(list[head], rest, value) });
  }
  const object = (variables ?? {}) as Readonly<Record<string, unknown>>;
  return { ...object, [head]: replaced(object[head], rest, value) };
}
