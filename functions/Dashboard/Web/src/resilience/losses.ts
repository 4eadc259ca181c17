import type { Losses } from '../api/answers';
import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { familyName } from '../parts/words';

/** What may be lost: sites, or partners with all that they make. */
export type Kind = 'site' | 'partner';

/** One or two holders, and what a family's index loses without them. */
export interface Break {
  readonly family: string;
  readonly kind: Kind;
  readonly without: readonly string[];
  /** Of the family's index, 0 to 1. */
  readonly lost: number;
  /** Whether the goal is reached with them, so that their loss breaks it. */
  readonly isReached: boolean;
}

/** What costs the goals most, the costliest first. */
export const breaksOf = (goals: readonly Shapes['GoalBreakResponse'][]): readonly Break[] =>
  goals
    .flatMap(({ family, isReached, sets, partners }) => [
      ...sets.map(({ sites, indexLost }): Break => ({ family, kind: 'site', without: sites, lost: indexLost, isReached })),
      ...partners.map((set): Break => ({ family, kind: 'partner', without: set.partners, lost: set.indexLost, isReached })),
    ])
    .sort((one, other) => other.lost - one.lost);

/** What a product loses without one holder. */
export interface Loss {
  readonly without: string;
  readonly product: string;
  readonly family: string;
  /** Units a month, in the goal's last month; negative if more is left for it. */
  readonly lastMonth: number;
  /** Units, in all months of the goal. */
  readonly inAll: number;
  /** The goal, units a month; absent without one. */
  readonly path: number | undefined;
}

/** What part of its goal a product loses; absent without a goal. */
export const shareOf = ({ lastMonth, path }: Loss): number | undefined => (path === undefined || path === 0 ? undefined : lastMonth / path);

/** What each product loses without each holder, the costliest first. */
export function lossesOf(kind: Kind, { sites = [], partners = [], theaters = [] }: Losses): readonly Loss[] {
  const paths = new Map(theaters.map(({ product, path }) => [product, path]));
  return (kind === 'site' ? sites : partners)
    .flatMap(({ without, products }) => products.map(({ product, family, lastMonth, inAll }): Loss => ({ without, product, family, lastMonth, inAll, path: paths.get(product) })))
    .sort((one, other) => (shareOf(other) ?? -1) - (shareOf(one) ?? -1));
}

/** A part of an index, in points of a hundred. */
export const points = (lost: number): string => counted(Math.round(100 * lost), 'point');

/** What a loss does, in a sentence. */
export const told = ({ family, without, lost, isReached }: Break): string =>
  `Losing ${without.join(' and ')} costs ${familyName(family)} ${points(lost)} of the goal${isReached ? ', and breaks it' : ''}.`;
