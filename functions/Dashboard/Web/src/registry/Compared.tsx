import { Table } from '../parts/Table';
import type { Stored } from './kinds';
import { valuesOf } from './members';

interface Comparing {
  readonly caption: string;
  /** What each record is called. */
  readonly names: readonly [string, string];
  readonly records: readonly [Stored, Stored];
}

interface Member {
  readonly name: string;
  readonly values: readonly [string | undefined, string | undefined];
}

/** Two records side by side, member by member. Where they differ, they say so. */
export function Compared({ caption, names, records }: Comparing) {
  const [left, right] = [valuesOf(records[0]), valuesOf(records[1])];
  const members = [...new Set([...left.keys(), ...right.keys()])].map((name): Member => ({ name, values: [left.get(name), right.get(name)] }));
  return (
    <div class="compared">
      <Table
        caption={caption}
        columns={[
          { name: 'Member', of: ({ name }) => name },
          { name: names[0], isWords: true, of: ({ values: [own, other] }) => <Value own={own} other={other} /> },
          { name: names[1], isWords: true, of: ({ values: [other, own] }) => <Value own={own} other={other} /> },
        ]}
        rows={members}
        keyOf={({ name }) => name}
      />
    </div>
  );
}

function Value({ own, other }: { own: string | undefined; other: string | undefined }) {
  return own === undefined ? <mark>not stated</mark> : own === other ? <>{own}</> : other === undefined ? <mark>{own}</mark> : <mark>{own} (differs)</mark>;
}
