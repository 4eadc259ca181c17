import type { UseQueryResult } from '@tanstack/preact-query';
import { linkTo } from '../app/address';
import type { Shapes } from '../api/client';
import { Failure, Loading } from '../parts/States';

interface Offered {
  readonly legend: string;
  readonly scenarios: UseQueryResult<readonly Shapes['ScenarioResponse'][]>;
  readonly isOn: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  /** Whether each has a record. */
  readonly isStored?: boolean;
}

/** Scenarios to switch on and off. */
export function Switches({ legend, scenarios, isOn, toggle, isStored }: Offered) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {scenarios.isPending ? (
        <Loading what="the scenarios" />
      ) : scenarios.isError ? (
        <Failure of={scenarios.error} />
      ) : scenarios.data.length === 0 ? (
        <>None.</>
      ) : (
        <ul class="ready">
          {scenarios.data.map(({ id = '', name, notes }) => (
            <li key={id}>
              <label class="check">
                <input type="checkbox" checked={isOn(id)} onChange={() => toggle(id)} /> {name ?? id}
              </label>
              <small>
                {notes} {isStored && <a href={linkTo('registry', { kind: 'scenarios', id })}>record of {id}</a>}
              </small>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
