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

const madeOf = ({ kind, items, made }: Site, isMeant: Listed['isMeant']): string =>
  (kind === 'mro' ? items : made.filter(({ item }) => isMeant(item)).map(({ item, rate }) => (rate === null ? item : `${item}: ${units(rate)} a month`))).join(', ');

const stateOf = ({ status, hasPlans, place }: Site): string => [sentence(status), hasPlans && 'with plans', place === null && 'place withheld'].filter(Boolean).join(', ');

const recordOf = ({ kind, id }: Site): string => linkTo('registry', { kind: kind === 'factory' ? 'factories' : 'mro-sites', id });

/** The site that was chosen on the map, which may stand far down in the list. */
export function ChosenSite({ site, isMeant }: { site: Site; isMeant: Listed['isMeant'] }) {
  return (
    <p role="status">
      <b>{site.name}</b>, {site.partner}: {[madeOf(site, isMeant), stateOf(site)].filter(Boolean).join('; ')}. <a href={recordOf(site)}>Its record</a>
    </p>
  );
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
            {site.operator && `, ${site.operator}`} · <a href={recordOf(site)}>record</a>
          </small>
        </>
      ),
    },
    { name: 'Makes or mends', isWords: true, of: (site) => madeOf(site, isMeant) },
    { name: 'Status', isWords: true, of: stateOf },
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
