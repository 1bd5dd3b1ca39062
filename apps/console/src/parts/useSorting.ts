import type { OrderDirection } from '@app/contract';
import type { useUrlParams } from './useUrlParams';

export interface Sorting<Field extends string> {
  /** For the query; null: the order that the list has by itself. */
  readonly orderBy: { readonly field: Field; readonly direction: OrderDirection } | null;
  /** Up, then down, then as the list is by itself. */
  readonly turn: (field: Field) => void;
}

/** The order that an address names: `NAME`, or `-NAME` downwards; null where it names none of the fields. */
export function orderIn<Field extends string>(written: string, fields: readonly Field[]): Sorting<Field>['orderBy'] {
  const field = fields.find((one) => one === written.replace(/^-/, ''));
  return field ? { field, direction: written.startsWith('-') ? 'DESC' : 'ASC' } : null;
}

/** By which column a table is sorted, as it stands in the address: `order=NAME`, or `order=-NAME` downwards. */
export function useSorting<Field extends string>(
  address: ReturnType<typeof useUrlParams>,
  fields: readonly Field[],
  /** What else in the address is about the order, and gives way to it. */
  others: readonly string[] = [],
): Sorting<Field> {
  const orderBy = orderIn(address.get('order'), fields);
  const cleared = Object.fromEntries(others.map((name) => [name, null]));
  return {
    orderBy,
    turn: (next) => {
      const order = orderBy?.field !== next ? next : orderBy.direction === 'ASC' ? `-${next}` : null;
      address.set({ ...cleared, order });
    },
  };
}
