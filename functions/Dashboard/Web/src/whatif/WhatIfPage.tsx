import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { useChoice } from '../app/address';
import { useItems, useMineralChains, usePartners } from '../api/answers';
import { api, dataOf, type Shapes } from '../api/client';
import { everyPage, pageAt } from '../api/pages';
import { mineralName } from '../minerals/exposure';
import { Choice } from '../parts/Choice';
import { Failure, Loading } from '../parts/States';
import { Difference } from './Difference';
import { Levers } from './Levers';
import { SaveScenario } from './SaveScenario';
import { Switches } from './Switches';
import { changesOf, scenariosOf, type Tried } from './changes';

type Scenarios = readonly Shapes['ScenarioResponse'][];

const useReady = () => useQuery({ queryKey: ['ready-scenarios'], queryFn: async (): Promise<Scenarios> => (await dataOf(api.GET('/api/v1/ready-scenarios'))).items });

const useStored = () =>
  useQuery({
    queryKey: ['scenarios'],
    queryFn: (): Promise<Scenarios> => everyPage((cursor) => dataOf(api.GET('/api/v1/scenarios', { params: { query: pageAt(cursor) } }))),
  });

/** What would change if something happened. What is tried stands in the address, so it can be shared. */
export default function WhatIfPage() {
  const [ready, chooseReady] = useChoice('ready');
  const [out, chooseOut] = useChoice('out');
  const [country, chooseCountry] = useChoice('country');
  const [mineral, chooseMineral] = useChoice('mineral');
  const [slip, chooseSlip] = useChoice('slip');
  const [pace, choosePace] = useChoice('pace');
  const [item, chooseItem] = useChoice('item');
  const [add, chooseAdd] = useChoice('add');
  const tried: Tried = { ready, out, country, mineral, slip, pace, item, add };
  const scenarios = scenariosOf(tried);
  const [known, stored, partners, chains, items] = [useReady(), useStored(), usePartners(), useMineralChains(), useItems()];
  const answer = useQuery({
    queryKey: ['what-if', scenarios],
    queryFn: () => dataOf(api.POST('/api/v1/gap-reports', { body: { scenarios } })),
    enabled: scenarios.length > 0,
    placeholderData: keepPreviousData,
  });
  const isOn = (id: string) => ready.split(',').includes(id);
  const toggle = (id: string) => chooseReady((isOn(id) ? ready.split(',').filter((other) => other !== id) : [...ready.split(',').filter(Boolean), id]).join(','));
  const countries = [...new Set((chains.data ?? []).flatMap((chain) => chain.shares?.map((share) => share.country) ?? []))].sort();
  const own = changesOf(tried);
  const all = [...[...(known.data ?? []), ...(stored.data ?? [])].filter(({ id }) => isOn(id!)).flatMap(({ changes }) => changes ?? []), ...own];

  return (
    <>
      <h1>What if</h1>
      <p class="lead">Switch on what might happen, or put it together. The difference to the present report follows at once; nothing is written.</p>
      <Switches legend="Ready scenarios" scenarios={known} isOn={isOn} toggle={toggle} />
      <Switches legend="Stored scenarios that you may see" scenarios={stored} isOn={isOn} toggle={toggle} isStored />
      <form class="choices" aria-label="Own scenario" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Take out" value={out} choose={chooseOut} all="nobody" options={(partners.data ?? []).map((one) => [one.code, `${one.code} ${one.name}`])} />
        <Choice name="Embargo by" value={country} choose={chooseCountry} all="nobody" options={countries.map((one) => [one, one])} />
        <Choice name="of" value={mineral} choose={chooseMineral} all="every mineral" options={(chains.data ?? []).map((one) => [one.mineral, mineralName(one.mineral)])} />
        <Number name="All plans slip by months" value={slip} choose={chooseSlip} most={120} />
        <Number name="Pace, % a year" value={pace} choose={choosePace} most={1000} />
        <Choice name="Add capacity of" value={item} choose={chooseItem} all="nothing" options={(items.data ?? []).map((one) => [one.code, `${one.code} ${one.name}`])} />
        <Number name="units a month" value={add} choose={chooseAdd} most={1_000_000_000} />
      </form>
      {scenarios.length === 0 ? (
        <p>Nothing is switched on.</p>
      ) : answer.isPending ? (
        <Loading what="the difference" />
      ) : answer.isError ? (
        <Failure of={answer.error} />
      ) : (
        <Difference answer={answer.data} />
      )}
      {own.length > 0 && <SaveScenario changes={all} />}
      <Levers />
    </>
  );
}

function Number({ name, value, choose, most }: { name: string; value: string; choose: (value: string) => void; most: number }) {
  return (
    <label>
      {name}
      <input type="number" min="0" max={most} step="any" value={value} onChange={(event) => choose(event.currentTarget.value)} />
    </label>
  );
}
