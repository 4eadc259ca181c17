import { rollup, sum } from 'd3-array';
import type { Shapes } from '../api/client';
import { aMonth } from '../parts/figures';

export type Place = readonly [east: number, north: number];

/** What a site makes of an item. */
export interface Made {
  readonly item: string;
  /** The latest output or capacity that is stated of its lines, a month; null where none is. */
  readonly rate: number | null;
}

/** A site as the map shows it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly partner: string;
  readonly kind: 'factory' | 'mro';
  readonly status: string;
  readonly items: readonly string[];
  /** What it makes; empty for maintenance, repair and overhaul. */
  readonly made: readonly Made[];
  /** Degrees east and north, of its town. */
  readonly place: Place | null;
  readonly hasPlans: boolean;
}

const placeOf = (location: Shapes['Location'] | undefined): Place | null =>
  location?.longitude === undefined || location.latitude === undefined ? null : [location.longitude, location.latitude];

/** The latest output or capacity that a line states, a month. */
function rateOf(line: Shapes['Line']): number | null {
  const stated = (line.rates ?? []).filter((rate) => rate.measure !== 'surge').at(-1)?.quantity;
  return stated === undefined ? null : aMonth(stated);
}

function madeBy(lines: readonly Shapes['Line'][]): readonly Made[] {
  const rates = rollup(
    lines,
    (own) => own.map(rateOf).filter((rate) => rate !== null),
    (line) => line.item,
  );
  return [...rates].map(([item, stated]) => ({ item, rate: stated.length === 0 ? null : sum(stated) }));
}

/** Factories and sites of maintenance, repair and overhaul, in one list. */
export const sitesOf = (factories: readonly Shapes['Factory'][], depots: readonly Shapes['MaintenanceSite'][]): readonly Site[] => [
  ...factories.map((factory): Site => {
    const made = madeBy(factory.lines ?? []);
    return {
      id: factory.id!,
      name: factory.name,
      operator: factory.operator ?? '',
      partner: factory.partner ?? '',
      kind: 'factory',
      status: factory.statuses?.at(-1)?.status ?? 'unknown',
      items: made.map(({ item }) => item),
      made,
      place: placeOf(factory.location),
      hasPlans: (factory.lines ?? []).some((line) => (line.plans ?? []).some((plan) => plan.stage !== 'cancelled' && plan.stage !== 'commissioned')),
    };
  }),
  ...depots.map((depot): Site => ({
    id: depot.id!,
    name: depot.name,
    operator: depot.operator ?? '',
    partner: depot.partner ?? '',
    kind: 'mro',
    status: depot.status ?? 'unknown',
    items: depot.platforms ?? [],
    made: [],
    place: placeOf(depot.location),
    hasPlans: false,
  })),
];

/**
 * Each site's part of what is stated of an item, 0 to 1: of the item that it makes most of among those that are meant, as units of one item are never
 * added to those of another. A site of which nothing is stated is not in it.
 */
export function partsOf(sites: readonly Site[], isMeant: (item: string) => boolean): ReadonlyMap<string, number> {
  const totals = rollup(
    sites.flatMap(({ made }) => made),
    (all) => sum(all, ({ rate }) => rate ?? 0),
    ({ item }) => item,
  );
  return new Map(
    sites.flatMap(({ id, made }) => {
      const parts = made.filter(({ item, rate }) => rate !== null && isMeant(item) && totals.get(item)! > 0).map(({ item, rate }) => rate! / totals.get(item)!);
      return parts.length === 0 ? [] : [[id, Math.max(...parts)] as const];
    }),
  );
}
