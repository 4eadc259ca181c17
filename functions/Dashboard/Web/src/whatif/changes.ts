import type { Shapes } from '../api/client';

type Change = NonNullable<Shapes['AskedScenario']['changes']>[number];

/** What a person tries, as it stands in the address. */
export interface Tried {
  /** Ids of ready scenarios, joined by commas. */
  readonly ready: string;
  /** A partner that is taken out. */
  readonly out: string;
  /** A mineral that no country outside the alliance delivers, and the country that stops. */
  readonly mineral: string;
  readonly country: string;
  /** Months by which every plan slips. */
  readonly slip: string;
  /** Percent a year at which what nobody has stated grows. */
  readonly pace: string;
  /** An item, and the units a month that are added. */
  readonly item: string;
  readonly add: string;
}

/** The changes that a person has put together, in the order in which they are made. */
export function changesOf({ out, mineral, country, slip, pace, item, add }: Tried): readonly Change[] {
  return [
    out === '' ? [] : [{ kind: 'outage' as const, partners: [out] }],
    country === '' ? [] : [{ kind: 'embargo' as const, countries: [country], ...(mineral === '' ? {} : { minerals: [mineral] }) }],
    slip === '' ? [] : [{ kind: 'slip' as const, slipMonths: Number(slip) }],
    pace === '' ? [] : [{ kind: 'pace' as const, percentPerYear: Number(pace) }],
    item === '' || add === '' ? [] : [{ kind: 'added-capacity' as const, item, unitsPerMonth: Number(add) }],
  ].flat();
}

/** The scenarios to ask for: the ready ones, and the person's own. */
export function scenariosOf(tried: Tried): Shapes['AskedScenario'][] {
  const own = changesOf(tried);
  return [...tried.ready.split(',').filter(Boolean).map((id) => ({ id })), ...(own.length === 0 ? [] : [{ name: 'Own', changes: [...own] }])];
}
