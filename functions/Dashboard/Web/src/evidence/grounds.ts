import { mean } from 'd3-array';
import type { Evidence } from '../api/answers';
import type { Shapes } from '../api/client';
import type { Share } from '../parts/Shares';

/** An item whose capacity rests on something. */
export type Ground = Shapes['ItemEvidenceResponse'] & { readonly shares: Shapes['FigureShares'] };

type Confidence = Pick<Shapes['FigureShares'], 'reported' | 'recalled' | 'estimated' | 'implied' | 'growth'>;

/** What a capacity rests on, the surest first, as the bars show it. */
export const sharesOf = ({ reported, recalled, estimated, implied, growth }: Confidence): readonly Share[] => [
  { name: 'reported', pattern: 'filled', share: reported },
  { name: 'recalled', pattern: 'level', share: recalled },
  { name: 'estimated', pattern: 'upright', share: estimated },
  { name: 'implied by what is made', pattern: 'slanted', share: implied },
  { name: 'growth that nobody stated', pattern: 'dotted', share: growth },
];

/** Products, or the components that go into them, that rest on something. */
export function groundsOf({ items = [], outputs = [] }: Evidence, kind: 'products' | 'components'): readonly Ground[] {
  const products = new Set(outputs.map((one) => one.product));
  return items
    .filter((one): one is Ground => one.shares !== undefined && products.has(one.item) === (kind === 'products'))
    .sort((one, other) => stated(other.shares) - stated(one.shares));
}

/** Items of which nothing is known. */
export const unknownOf = ({ items = [] }: Evidence): readonly string[] => items.filter((one) => one.shares === undefined).map((one) => one.item);

/** The part that rests on records. */
export const stated = ({ reported, recalled, estimated }: Shapes['FigureShares']): number => reported + recalled + estimated;

/** The mean of a share over items, whose units differ. */
export const average = (grounds: readonly Ground[], of: (shares: Shapes['FigureShares']) => number): number => mean(grounds, ({ shares }) => of(shares)) ?? 0;
