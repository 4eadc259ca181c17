import { linkTo } from '../app/address';
import { units } from '../parts/figures';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';
import type { Site } from './sites';

const longest = 300;

interface Listed {
  readonly sites: readonly Site[];
  readonly isMeant: (item: string) => boolean;
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** The sites of the map, in words. */
export function SiteList({ sites, isMeant, chosen, choose }: Listed) {
  const columns: readonly Column<Site>[] = [
    {
      name: 'Site',
      of: (site) => (
        <>
          <button type="button" class="link" onClick={() => choose(site.id)}>
            {site.name}
          </button>
          <br />
          <small>
            {site.partner}
            {site.operator && `, ${site.operator}`} · <a href={linkTo('registry', { kind: site.kind === 'factory' ? 'factories' : 'mro-sites', id: site.id })}>record</a>
          </small>
        </>
      ),
    },
    { name: 'Makes or mends', isWords: true, of: ({ kind, items, made }) => (kind === 'mro' ? items : made.filter(({ item }) => isMeant(item)).map(({ item, rate }) => (rate === null ? item : `${item}: ${units(rate)} a month`))).join(', ') },
    { name: 'Status', isWords: true, of: ({ status, hasPlans, place }) => [sentence(status), hasPlans && 'with plans', place === null && 'place withheld'].filter(Boolean).join(', ') },
  ];
  return (
    <section class="list" aria-label="The sites as a list" tabIndex={0}>
      <Table
        caption={sites.length > longest ? `The first ${longest} of ${sites.length}: choose above to see fewer.` : 'The same sites as a list'}
        columns={columns}
        rows={sites.slice(0, longest)}
        keyOf={({ id }) => id}
        isChosen={({ id }) => id === chosen}
      />
    </section>
  );
}
