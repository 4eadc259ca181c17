import { group } from 'd3-array';
import type { Shapes } from '../api/client';
import { aMonth } from '../parts/figures';

/** A site as the map shows it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly partner: string;
  readonly kind: 'factory' | 'mro';
  readonly status: string;
  readonly items: readonly string[];
  /** Degrees east and north, of its town. */
  readonly place: readonly [number, number] | null;
  /** Its part of what is stated of the item that it makes most of: 0 to 1; null where nothing is stated. */
  readonly part: number | null;
  readonly hasPlans: boolean;
}

const placeOf = (location: Shapes['Location'] | undefined): [number, number] | null =>
  location?.longitude === undefined || location.latitude === undefined ? null : [location.longitude, location.latitude];

/** The latest output or capacity that a line states, a month. */
function rateOf(line: Shapes['Line']): number | null {
  const stated = (line.rates ?? []).filter((rate) => rate.measure !== 'surge').at(-1)?.quantity;
  return stated === undefined ? null : aMonth(stated);
}

/** Factories and sites of maintenance, repair and overhaul, in one list. */
export function sitesOf(factories: readonly Shapes['Factory'][], depots: readonly Shapes['MaintenanceSite'][]): readonly Site[] {
  const totals = new Map<string, number>();
  for (const line of factories.flatMap((factory) => factory.lines ?? [])) {
    totals.set(line.item, (totals.get(line.item) ?? 0) + (rateOf(line) ?? 0));
  }

  return [
    ...factories.map((factory): Site => {
      const parts = (factory.lines ?? []).flatMap((line) => (rateOf(line) === null || !totals.get(line.item) ? [] : [rateOf(line)! / totals.get(line.item)!]));
      return {
        id: factory.id!,
        name: factory.name,
        operator: factory.operator ?? '',
        partner: factory.partner ?? '',
        kind: 'factory',
        status: factory.statuses?.at(-1)?.status ?? 'unknown',
        items: [...new Set((factory.lines ?? []).map((line) => line.item))],
        place: placeOf(factory.location),
        part: parts.length === 0 ? null : Math.max(...parts),
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
      place: placeOf(depot.location),
      part: null,
      hasPlans: false,
    })),
  ];
}

/** An agreement between two partners, from the middle of the one's sites to that of the other's. */
export interface Arc {
  readonly id: string;
  readonly name: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export function arcsOf(agreements: readonly Shapes['Agreement'][], sites: readonly Site[]): readonly Arc[] {
  const middles = new Map<string, [number, number]>();
  for (const [partner, own] of group(sites.filter((site) => site.place !== null), (site) => site.partner)) {
    const sum = own.reduce<[number, number]>(([east, north], site) => [east + site.place![0], north + site.place![1]], [0, 0]);
    middles.set(partner, [sum[0] / own.length, sum[1] / own.length]);
  }

  return agreements.flatMap((agreement) => {
    const parties = agreement.parties.filter((party) => middles.has(party));
    return parties.slice(1).map((party): Arc => ({
      id: `${agreement.id} ${party}`,
      name: agreement.name,
      from: middles.get(parties[0]!)!,
      to: middles.get(party)!,
    }));
  });
}
