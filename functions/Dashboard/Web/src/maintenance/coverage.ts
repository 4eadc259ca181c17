import { group } from 'd3-array';
import type { Shapes } from '../api/client';

type Site = Shapes['MaintenanceSite'];

/** Which sites service a platform in each theater. A theater without any is a hole. */
export interface Coverage {
  readonly platform: string;
  readonly sites: ReadonlyMap<string, readonly Site[]>;
}

/** Whether a site services platforms now; others are planned, being built, idle or closed. */
export const isOperating = ({ status }: Site): boolean => status === 'operating';

/** Records that are merged into others, moved to others, or retired count nowhere. */
const counts = ({ mergedInto, movedTo, retired }: Site): boolean => mergedInto === undefined && movedTo === undefined && retired === undefined;

/** Every platform that a site services, in the order of the fewest theaters. */
export function coverageOf(sites: readonly Site[], theaterOf: (partner: string) => string | undefined): readonly Coverage[] {
  const counted = sites.filter(counts);
  const platforms = [...new Set(counted.flatMap((site) => site.platforms))].sort();
  return platforms
    .map((platform): Coverage => ({ platform, sites: group(counted.filter((site) => site.platforms.includes(platform)), (site) => theaterOf(partnerOf(site)) ?? '') }))
    .sort((one, other) => theatersOf(one).length - theatersOf(other).length);
}

/** A site's id begins with its partner's code. */
export const partnerOf = ({ partner, id }: Site): string => partner ?? id.slice(0, 3).toUpperCase();

/** The theaters in which a platform is serviced now. */
export const theatersOf = ({ sites }: Coverage): string[] => [...sites].filter(([theater, here]) => theater !== '' && here.some(isOperating)).map(([theater]) => theater);
