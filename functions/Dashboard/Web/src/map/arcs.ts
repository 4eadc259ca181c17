import { group, mean } from 'd3-array';
import type { Shapes } from '../api/client';
import type { Place, Site } from './sites';

type Agreement = Shapes['Agreement'];

/** A line between two places. */
export interface Arc {
  readonly from: Place;
  readonly to: Place;
  /** What is written at its middle; empty for nothing. */
  readonly label: string;
  /** How many agreements it stands for. */
  readonly weight: number;
}

/** The agreements that join two theaters. */
export interface Link {
  readonly theaters: readonly [string, string];
  readonly agreements: readonly Agreement[];
}

/** The middles of sites in one group, such as those of a partner. */
function middlesOf(sites: readonly Site[], groupOf: (site: Site) => string | undefined): ReadonlyMap<string, Place> {
  const placed = sites.filter((site) => site.place !== null && groupOf(site) !== undefined);
  return new Map([...group(placed, (site) => groupOf(site)!)].map(([name, own]) => [name, [mean(own, ({ place }) => place![0])!, mean(own, ({ place }) => place![1])!]]));
}

/** Agreements between partners, from the middle of the first one's sites to those of the others. */
export function arcsOfPartners(agreements: readonly Agreement[], sites: readonly Site[]): readonly Arc[] {
  const middles = middlesOf(sites, ({ partner }) => partner);
  return agreements.flatMap(({ parties }) => {
    const [first, ...others] = parties.filter((party) => middles.has(party));
    return others.map((party): Arc => ({ from: middles.get(first!)!, to: middles.get(party)!, label: '', weight: 1 }));
  });
}

/** The pairs of theaters that agreements join, those with most agreements first. */
export function linksOf(agreements: readonly Agreement[], theaterOf: ReadonlyMap<string, string>): readonly Link[] {
  const joined = agreements.flatMap((agreement) => {
    const theaters = [...new Set(agreement.parties.map((party) => theaterOf.get(party)).filter((theater) => theater !== undefined))].sort();
    return theaters.flatMap((one, place) => theaters.slice(place + 1).map((other) => ({ theaters: [one, other] as const, agreement })));
  });
  return [...group(joined, ({ theaters }) => theaters.join(' '))]
    .map(([, own]): Link => ({ theaters: own[0]!.theaters, agreements: own.map(({ agreement }) => agreement) }))
    .sort((one, other) => other.agreements.length - one.agreements.length);
}

/** Theaters that agreements join, from the middle of the one's sites to that of the other's. */
export function arcsOfTheaters(links: readonly Link[], sites: readonly Site[], theaterOf: ReadonlyMap<string, string>): readonly Arc[] {
  const middles = middlesOf(sites, ({ partner }) => theaterOf.get(partner));
  return links.flatMap(({ theaters: [one, other], agreements }) => {
    const [from, to] = [middles.get(one), middles.get(other)];
    return from === undefined || to === undefined ? [] : [{ from, to, label: String(agreements.length), weight: agreements.length }];
  });
}
