import type { OrderDirection } from '@app/contract';
import type { useUrlParams } from './useUrlParams';

export interface Sorting<Field extends string> {
  /** For the query; null: the order that the list has by itself. */
  readonly orderBy: { readonly field: Field; readonly direction: OrderDirection } | null;
  /** Up, then down, then as the list is by itself. */
  readonly turn: (field: Field) => void;
}

/** By which column a table is sorted, as it stands in the address: `order=NAME`, or `order=-NAME` downwards. */
export function useSorting<Field extends string>(
  address: ReturnType<typeof useUrlParams>,
  fields: readonly Field[],
  /** What else in the address is about the order, and gives way to it. */
  others: readonly string[] = [],
): Sorting<Field> {
  const written = address.get('order');
  const direction: OrderDirection = written.startsWith('-') ? 'DESC' : 'ASC';
  const field = fields.find((one) => one === written.replace(/^-/, ''));
  const orderBy = field ? { field, direction } : null;
  const cleared = Object.fromEntries(others.map((name) => [name, null]));
  return {
    orderBy,
    turn: (next) => {
      const order = orderBy?.field !== next ? next : orderBy.direction === 'ASC' ? `-${next}` : null;
      address.set({ ...cleared, order });
    },
  };
}
