import type { ComponentChildren } from 'preact';
import { Wide } from './Wide';

/** A column of a table. The first one heads its row. */
export interface Column<T> {
  readonly name: string;
  /** Words stand at the left, figures at the right. */
  readonly isWords?: boolean;
  readonly of: (row: T) => ComponentChildren;
}

interface Rows<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly isChosen?: (row: T) => boolean;
}

/** A table that scrolls by itself, with the keyboard too, where it is wider than the page. */
export function Table<T>({ caption, columns, rows, keyOf, isChosen }: Rows<T>) {
  const wordsOf = (column: Column<T>) => (column.isWords ? 'words' : undefined);
  return (
    <Wide name={caption}>
      <table class="rows">
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={wordsOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} aria-selected={isChosen?.(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.name} scope="row">
                    {column.of(row)}
                  </th>
                ) : (
                  <td key={column.name} class={wordsOf(column)}>
                    {column.of(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
