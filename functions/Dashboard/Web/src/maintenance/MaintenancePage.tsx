import { useMemo } from 'preact/hooks';
import { useChoice } from '../app/address';
import { useMaintenanceSites, usePartners } from '../api/answers';
import { Choice } from '../parts/Choice';
import { Chosen } from '../parts/Chosen';
import { counted } from '../parts/counted';
import { Failure, Loading } from '../parts/States';
import { theaterName } from '../parts/theaters';
import { coverageOf, partnerOf, theatersOf } from './coverage';
import { Matrix } from './Matrix';
import { SiteTable } from './SiteTable';

/** Where each platform is maintained, repaired and overhauled, and where it is not. */
export default function MaintenancePage() {
  const [sites, partners] = [useMaintenanceSites(), usePartners()];
  const [partner, choosePartner] = useChoice('partner');
  const [cell, chooseCell] = useChoice('cell');
  const theaterOf = useMemo(() => new Map<string, string>(partners.data?.map((one) => [one.code, one.theater])), [partners.data]);
  const coverage = useMemo(
    () => coverageOf((sites.data ?? []).filter((site) => partner === '' || partnerOf(site) === partner), (code) => theaterOf.get(code)),
    [sites.data, theaterOf, partner],
  );
  const failed = [sites, partners].find((query) => query.isError);
  if (failed?.error) {
    return <Failure of={failed.error} />;
  }
  if (sites.data === undefined || partners.data === undefined) {
    return <Loading what="the sites" />;
  }

  const theaters = [...new Set(theaterOf.values())].sort();
  const single = coverage.filter((one) => theatersOf(one).length < 2).length;
  const [theater = '', platform = ''] = cell.split(/:(.*)/);
  const chosen = coverage.find((one) => one.platform === platform)?.sites.get(theater) ?? [];
  return (
    <>
      <h1>
        {coverage.length === 0
          ? 'No platform has a site'
          : `${single} of ${counted(coverage.length, 'platform')} ${single === 1 ? 'is' : 'are'} serviced in no more than one theater`}
      </h1>
      <p class="lead">Sites of maintenance, repair and overhaul (MRO), by platform and theater. “No site”: none is registered that you may see.</p>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Partner" value={partner} choose={choosePartner} all="all" options={partners.data.map((one) => [one.code, `${one.code} ${one.name}`])} />
      </form>
      <Matrix coverage={coverage} theaters={theaters} chosen={cell} choose={chooseCell} />
      <Chosen of={cell}>
        {cell === '' ? (
          <p>Choose a cell to see its sites.</p>
        ) : (
          <>
            <h2>
              {platform}, {theaterName(theater)}
            </h2>
            {chosen.length === 0 ? <p>No site.</p> : <SiteTable sites={chosen} />}
          </>
        )}
      </Chosen>
    </>
  );
}
