import { percent } from '../parts/figures';
import { SharesKey } from '../parts/Shares';
import { SourceLink } from '../parts/SourceLink';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { type Held, sides, type Statement } from './shares';

const columns: readonly Column<Held>[] = [
  { name: 'Country', of: ({ country }) => country },
  { name: 'Share', of: ({ share }) => percent(share) },
  { name: 'Side', isWords: true, of: ({ side }) => sentence(sides[side].name) },
  { name: 'Source', isWords: true, of: ({ source }) => <SourceLink source={source} /> },
];

/** Who holds the chosen mineral, in words. */
export function ShareList({ mineral, statement }: { mineral: string; statement: Statement }) {
  return (
    <section aria-label={`Who holds ${mineral}`}>
      <SharesKey shares={Object.values(sides)} />
      <Table caption={`${mineral}: ${statement.name}. The larger the share, the stronger the pattern.`} columns={columns} rows={statement.held} keyOf={({ country }) => country} />
    </section>
  );
}
