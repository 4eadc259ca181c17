import { linkTo } from '../app/address';
import { type Column, Table } from '../parts/Table';
import { theaterName } from '../parts/theaters';
import { sentence } from '../parts/words';
import type { Link } from './arcs';

const columns: readonly Column<Link>[] = [
  { name: 'Theaters', of: ({ theaters }) => theaters.map(theaterName).join(' – ') },
  { name: 'Agreements', of: ({ agreements }) => agreements.length },
  {
    name: 'Which',
    isWords: true,
    of: ({ agreements }) => (
      <ul>
        {agreements.map(({ id, name, type, item, parties, status }) => (
          <li key={id}>
            <a href={linkTo('registry', { kind: 'agreements', id })}>{name}</a> <small>{[sentence(type), item, parties.join(' '), sentence(status).toLowerCase()].filter(Boolean).join(', ')}</small>
          </li>
        ))}
      </ul>
    ),
  },
];

/** What joins the theaters, in words. */
export function LinkList({ links }: { links: readonly Link[] }) {
  return links.length === 0 ? (
    <p>No agreement that you may see joins two theaters.</p>
  ) : (
    <Table caption="Agreements between theaters. No record says how much they move, so the lines show their number." columns={columns} rows={links} keyOf={({ theaters }) => theaters.join()} />
  );
}
