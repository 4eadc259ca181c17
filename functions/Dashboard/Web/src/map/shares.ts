import { group, sum } from 'd3-array';
import type { Shapes } from '../api/client';
import { scopeName } from '../parts/scopes';
import { sentence } from '../parts/words';

export type Side = 'partner' | 'neutral' | 'adversary';

/** What one country holds. */
export interface Held {
  readonly country: string;
  readonly side: Side;
  /** 0 to 1. */
  readonly share: number;
  readonly source: Shapes['Source'];
}

/** What countries hold of a stage of a mineral. Statements of another basis or year are another one, as they are never added. */
export interface Statement {
  readonly key: string;
  readonly name: string;
  /** The largest first. */
  readonly held: readonly Held[];
}

/** The statements about a mineral, those that tell most first. */
export const statementsOf = (chain: Shapes['MineralChain'] | undefined, partners: ReadonlySet<string>, adversaries: readonly string[]): readonly Statement[] =>
  [...group(chain?.shares ?? [], ({ stage, basis, year }) => [stage, basis, year].filter(Boolean).join(', '))]
    .map(([key, shares]): Statement => ({
      key,
      name: sentence([shares[0]!.stage, scopeName(shares[0]!.basis), shares[0]!.year].filter(Boolean).join(', ')),
      held: shares
        .map(({ country, sharePercent, source }): Held => ({
          country,
          side: partners.has(country) ? 'partner' : adversaries.includes(country) ? 'adversary' : 'neutral',
          share: sharePercent / 100,
          source,
        }))
        .sort((one, other) => other.share - one.share),
    }))
    .sort((one, other) => sum(other.held, ({ share }) => share) - sum(one.held, ({ share }) => share));

/** How the map and its key tell the sides apart. */
export const sides: Readonly<Record<Side, { readonly name: string; readonly pattern: 'filled' | 'slanted' | 'upright' }>> = {
  adversary: { name: 'adversary', pattern: 'slanted' },
  neutral: { name: 'neutral country', pattern: 'upright' },
  partner: { name: 'partner', pattern: 'filled' },
};
