import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { useChoice } from '../app/address';
import { usePartners } from '../api/answers';
import { api, dataOf } from '../api/client';
import { Choice } from '../parts/Choice';
import { Failure, Loading } from '../parts/States';
import { Difference } from './Difference';
import { Levers } from './Levers';
import { SaveScenario } from './SaveScenario';
import { changesOf, scenariosOf, type Tried } from './changes';

const useReady = () => useQuery({ queryKey: ['ready-scenarios'], queryFn: () => dataOf(api.GET('/api/v1/ready-scenarios')) });

const useChains = () => useQuery({ queryKey: ['chains'], queryFn: () => dataOf(api.GET('/api/v1/mineral-chains', { params: { query: { pageSize: 500 } } })) });

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
  const [known, partners, chains] = [useReady(), usePartners(), useChains()];
  const answer = useQuery({
    queryKey: ['what-if', scenarios],
    queryFn: () => dataOf(api.POST('/api/v1/gap-reports', { body: { scenarios } })),
    enabled: scenarios.length > 0,
    placeholderData: keepPreviousData,
  });
  const isOn = (id: string) => ready.split(',').includes(id);
  const toggle = (id: string) => chooseReady((isOn(id) ? ready.split(',').filter((other) => other !== id) : [...ready.split(',').filter(Boolean), id]).join(','));
  const countries = [...new Set((chains.data?.items ?? []).flatMap((chain) => chain.shares?.map((share) => share.country) ?? []))].sort();

  return (
    <>
      <h1>What if</h1>
      <p class="lead">Switch on what might happen, or put it together. The difference to the present report follows at once; nothing is written.</p>
      <fieldset>
        <legend>Ready scenarios</legend>
        {known.isPending ? (
          <Loading what="the scenarios" />
        ) : (
          <ul class="ready">
            {known.data?.items.map((scenario) => (
              <li key={scenario.id}>
                <label class="check">
                  <input type="checkbox" checked={isOn(scenario.id!)} onChange={() => toggle(scenario.id!)} /> {scenario.name}
                </label>
                <small>{scenario.notes}</small>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
      <form class="choices" aria-label="Own scenario" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Take out" value={out} choose={chooseOut} all="nobody" options={(partners.data ?? []).map((one) => [one.code, `${one.code} ${one.name}`])} />
        <Choice name="Embargo by" value={country} choose={chooseCountry} all="nobody" options={countries.map((one) => [one, one])} />
        <Choice name="of" value={mineral} choose={chooseMineral} all="every mineral" options={(chains.data?.items ?? []).map((one) => [one.mineral, one.mineral])} />
        <Number name="All plans slip by months" value={slip} choose={chooseSlip} most={120} />
        <Number name="Pace, % a year" value={pace} choose={choosePace} most={1000} />
        <label>
          Add capacity of
          <input value={item} placeholder="155-FILL" onChange={(event) => chooseItem(event.currentTarget.value)} />
        </label>
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
      {changesOf(tried).length > 0 && <SaveScenario changes={changesOf(tried)} />}
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
