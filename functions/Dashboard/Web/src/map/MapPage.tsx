import { useMemo } from 'preact/hooks';
import { linkTo, useChoice } from '../app/address';
import { useAgreements, useFactories, useItems, useMaintenanceSites, usePartners } from '../api/answers';
import { Choice } from '../parts/Choice';
import { Failure, Loading } from '../parts/States';
import { familyName, sentence } from '../parts/words';
import { Chart } from './Chart';
import { arcsOf, type Site, sitesOf } from './sites';

const longestList = 300;

/** Where things are made and mended. The list beside the map says the same. */
export default function MapPage() {
  const [factories, depots, agreements, items, partners] = [useFactories(), useMaintenanceSites(), useAgreements(), useItems(), usePartners()];
  const [kind, chooseKind] = useChoice('kind');
  const [family, chooseFamily] = useChoice('family');
  const [item, chooseItem] = useChoice('item');
  const [partner, choosePartner] = useChoice('partner');
  const [theater, chooseTheater] = useChoice('theater');
  const [chosen, choose] = useChoice('site');
  const sites = useMemo(() => sitesOf(factories.data ?? [], depots.data ?? []), [factories.data, depots.data]);
  const familyOf = useMemo(() => families(items.data ?? []), [items.data]);
  const isMeant = (one: string) => (family === '' || familyOf.get(one)?.has(family)) && (item === '' || one === item);
  const arcs = useMemo(() => arcsOf((agreements.data ?? []).filter((one) => isMeant(one.item ?? '')), sites), [agreements.data, sites, family, item]);
  const theaterOf = useMemo(() => new Map(partners.data?.map((one) => [one.code, one.theater])), [partners.data]);
  const failed = [factories, depots, agreements, items, partners].find((query) => query.isError);
  if (failed?.error) {
    return <Failure of={failed.error} />;
  }
  if (factories.data === undefined || depots.data === undefined) {
    return <Loading what="the sites" />;
  }

  const shown = sites.filter(
    (site) =>
      (kind === '' || site.kind === kind) &&
      (site.items.some(isMeant) || (family === '' && item === '')) &&
      (partner === '' || site.partner === partner) &&
      (theater === '' || theaterOf.get(site.partner) === theater),
  );
  const made = [...new Set(sites.filter((site) => site.kind === 'factory').flatMap((site) => site.items))].sort();

  return (
    <>
      <h1>
        {shown.length} {shown.length === 1 ? 'site' : 'sites'} in {new Set(shown.map((site) => site.partner)).size} countries
      </h1>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Kind" value={kind} choose={chooseKind} all="all" options={[['factory', 'Factories'], ['mro', 'Maintenance, repair, overhaul']]} />
        <Choice name="Family" value={family} choose={chooseFamily} all="all" options={[...new Set([...familyOf.values()].flatMap((names) => [...names]))].sort().map((one) => [one, familyName(one)])} />
        <Choice name="Item" value={item} choose={chooseItem} all="all" options={made.map((one) => [one, one])} />
        <Choice name="Partner" value={partner} choose={choosePartner} all="all" options={(partners.data ?? []).map((one) => [one.code, `${one.code} ${one.name}`])} />
        <Choice name="Theater" value={theater} choose={chooseTheater} all="all" options={[...new Set(theaterOf.values())].sort().map((one) => [one, sentence(one)])} />
      </form>
      <div class="map">
        <Chart sites={shown} arcs={arcs} chosen={chosen} choose={choose} />
        <List sites={shown} chosen={chosen} choose={choose} />
      </div>
    </>
  );
}

/** The families that each item belongs to, or goes into. */
function families(items: readonly { code: string; family?: string; materials?: readonly { item: string }[] }[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const byCode = new Map(items.map((one) => [one.code, one]));
  const add = (code: string, family: string): void => {
    const names = found.get(code) ?? new Set<string>();
    if (!names.has(family)) {
      found.set(code, names.add(family));
      byCode.get(code)?.materials?.forEach((material) => add(material.item, family));
    }
  };
  items.forEach((one) => one.family && add(one.code, one.family));
  return found;
}

function List({ sites, chosen, choose }: { sites: readonly Site[]; chosen: string; choose: (id: string) => void }) {
  return (
    <section class="list" aria-label="The sites as a list" tabIndex={0}>
      <table>
        <caption>{sites.length > longestList ? `The first ${longestList} of ${sites.length}: choose above to see fewer.` : 'The same sites as a list'}</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col" class="words">
              Makes or mends
            </th>
            <th scope="col" class="words">
              Status
            </th>
          </tr>
        </thead>
        <tbody>
          {sites.slice(0, longestList).map((site) => (
            <tr key={site.id} aria-selected={site.id === chosen}>
              <th scope="row">
                <button type="button" class="link" onClick={() => choose(site.id)}>
                  {site.name}
                </button>
                <br />
                <small>
                  {site.partner}
                  {site.operator && `, ${site.operator}`} · <a href={linkTo('registry', { kind: site.kind === 'factory' ? 'factories' : 'mro-sites', id: site.id })}>record</a>
                </small>
              </th>
              <td class="words">{site.items.join(', ')}</td>
              <td class="words">
                {sentence(site.status)}
                {site.hasPlans && ', with plans'}
                {site.place === null && ', place withheld'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
