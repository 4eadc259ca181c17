interface Changed {
  /** A JSON pointer into the record. */
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** The fields of a record that change: what goes of each, and what comes. */
export function FieldChanges({ changes }: { changes: readonly Changed[] }) {
  return (
    <ul class="fields">
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <code>{field}</code> {from !== undefined && <del>{shown(from)}</del>} {to !== undefined && <ins>{shown(to)}</ins>}
        </li>
      ))}
    </ul>
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
