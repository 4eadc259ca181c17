import { useMemo } from 'preact/hooks';
import { useAgreements, useExposure, useFactories, useItems, useMaintenanceSites, useMineralChains, usePartners } from '../api/answers';
import { useChoice } from '../app/address';
import { mineralName } from '../minerals/exposure';
import { Choice } from '../parts/Choice';
import { counted } from '../parts/counted';
import { Failure, Loading } from '../parts/States';
import { theaterName } from '../parts/theaters';
import { familyName } from '../parts/words';
import { arcsOfPartners, arcsOfTheaters, linksOf } from './arcs';
import { Chart } from './Chart';
import { familiesOf } from './families';
import { LinkList } from './LinkList';
import { ShareList } from './ShareList';
import { statementsOf } from './shares';
import { ChosenSite, SiteList } from './SiteList';
import { partsOf, sitesOf } from './sites';

/** Where things are made and mended, who holds the minerals, and what joins the theaters. The lists beside the map say the same. */
export default function MapPage() {
  const queries = [useFactories(), useMaintenanceSites(), useAgreements(), useItems(), usePartners(), useMineralChains()] as const;
  const [factories, depots, agreements, items, partners, chains] = queries;
  const [kind, chooseKind] = useChoice('kind');
  const [family, chooseFamily] = useChoice('family');
  const [item, chooseItem] = useChoice('item');
  const [partner, choosePartner] = useChoice('partner');
  const [theater, chooseTheater] = useChoice('theater');
  const [lines, chooseLines] = useChoice('lines', 'partners');
  const [mineral, chooseMineral] = useChoice('mineral');
  const [stage, chooseStage] = useChoice('stage');
  const [chosen, choose] = useChoice('site');
  // Who counts as an adversary is part of an analysis that takes long, and that a faulty bill of materials refuses. Only shares of minerals need it.
  const exposure = useExposure(mineral !== '');
  const sites = useMemo(() => sitesOf(factories.data ?? [], depots.data ?? []), [factories.data, depots.data]);
  const familyOf = useMemo(() => familiesOf(items.data ?? []), [items.data]);
  const theaterOf = useMemo(() => new Map(partners.data?.map((one) => [one.code, one.theater])), [partners.data]);
  const isMeant = (one: string) => (family === '' || familyOf.get(one)?.has(family) === true) && (item === '' || one === item);
  const parts = useMemo(() => partsOf(sites, isMeant), [sites, familyOf, family, item]);
  const links = useMemo(() => linksOf((agreements.data ?? []).filter((one) => isMeant(one.item ?? '')), theaterOf), [agreements.data, theaterOf, familyOf, family, item]);
  const arcs = useMemo(
    () =>
      lines === 'theaters' ? arcsOfTheaters(links, sites, theaterOf) : lines === 'none' ? [] : arcsOfPartners((agreements.data ?? []).filter((one) => isMeant(one.item ?? '')), sites),
    [lines, links, agreements.data, sites, theaterOf, familyOf, family, item],
  );
  const statements = useMemo(
    () => statementsOf(chains.data?.find((chain) => chain.mineral === mineral), new Set(theaterOf.keys()), exposure.data?.adversaries ?? []),
    [chains.data, mineral, theaterOf, exposure.data],
  );
  const statement = statements.find(({ key }) => key === stage) ?? statements[0];
  const shown = useMemo(
    () =>
      sites.filter(
        (site) =>
          (kind === '' || site.kind === kind) &&
          (site.items.some(isMeant) || (family === '' && item === '')) &&
          (partner === '' || site.partner === partner) &&
          (theater === '' || theaterOf.get(site.partner) === theater),
      ),
    [sites, kind, familyOf, family, item, partner, theater, theaterOf],
  );
  const failed = queries.find((query) => query.isError);
  if (failed?.error) {
    return <Failure of={failed.error} />;
  }
  if (queries.some((query) => query.data === undefined)) {
    return <Loading what="the sites" />;
  }

  const site = shown.find(({ id }) => id === chosen);
  const made = [...new Set(sites.filter((site) => site.kind === 'factory').flatMap((site) => site.items))].sort();
  return (
    <>
      <h1>
        {counted(shown.length, 'site')} in {counted(new Set(shown.map((site) => site.partner)).size, 'country', 'countries')}
      </h1>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Kind" value={kind} choose={chooseKind} all="all" options={[['factory', 'Factories'], ['mro', 'Maintenance, repair, overhaul']]} />
        <Choice name="Family" value={family} choose={chooseFamily} all="all" options={[...new Set([...familyOf.values()].flatMap((names) => [...names]))].sort().map((one) => [one, familyName(one)])} />
        <Choice name="Item" value={item} choose={chooseItem} all="all" options={made.map((one) => [one, one])} />
        <Choice name="Partner" value={partner} choose={choosePartner} all="all" options={partners.data!.map((one) => [one.code, `${one.code} ${one.name}`])} />
        <Choice name="Theater" value={theater} choose={chooseTheater} all="all" options={[...new Set(theaterOf.values())].sort().map((one) => [one, theaterName(one)])} />
        <Choice name="Lines" value={lines} choose={chooseLines} options={[['partners', 'agreements between countries'], ['theaters', 'agreements between theaters'], ['none', 'none']]} />
        <Choice name="Mineral" value={mineral} choose={chooseMineral} all="none" options={chains.data!.map((one) => [one.mineral, mineralName(one.mineral)])} />
        {statement !== undefined && <Choice name="Stage" value={statement.key} choose={chooseStage} options={statements.map(({ key, name }) => [key, name])} />}
      </form>
      <div class="map">
        <div>
          <Chart sites={shown} parts={parts} arcs={arcs} held={exposure.isSuccess && statement !== undefined ? statement.held : none} chosen={chosen} choose={choose} />
          {site !== undefined && <ChosenSite site={site} isMeant={isMeant} />}
        </div>
        <div>
          {statement !== undefined &&
            (exposure.isPending ? (
              <Loading what="who holds it" />
            ) : exposure.isError ? (
              <Failure of={exposure.error} />
            ) : (
              <ShareList mineral={mineralName(mineral)} statement={statement} />
            ))}
          {lines === 'theaters' && <LinkList links={links} />}
          <SiteList sites={shown} isMeant={isMeant} chosen={chosen} choose={choose} />
        </div>
      </div>
    </>
  );
}

/** The same list each time, so that the map is not drawn again for nothing. */
const none: readonly never[] = [];
