import type { ReactNode } from 'react';
import type { Sorting } from './useSorting';

/** The heading of a column that sorts its table, by mouse or keyboard. */
export function SortHeading<Field extends string>({
  field,
  sorting: { orderBy, turn },
  className,
  children,
}: {
  readonly field: Field;
  readonly sorting: Sorting<Field>;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const sorted = orderBy?.field === field ? orderBy.direction : null;
  return (
    <th scope="col" className={className} aria-sort={sorted === null ? undefined : sorted === 'ASC' ? 'ascending' : 'descending'}>
      <button type="button" className="sort" onClick={() => turn(field)}>
        {children}
        <span aria-hidden="true">{sorted === null ? '' : sorted === 'ASC' ? ' ▲' : ' ▼'}</span>
      </button>
    </th>
  );
}
