import { percent } from './figures';

/** A part of a whole. Its pattern tells it from the others without colour. */
export interface Share {
  readonly name: string;
  readonly pattern: 'filled' | 'slanted' | 'upright' | 'dotted' | 'level';
  /** Of the whole, 0 to 1. */
  readonly share: number;
}

/** A share that is narrower has no room for its number; the table beside the bars says it. */
const narrowest = 0.14;

/** A bar of the parts of a whole. */
export function Shares({ of, shares }: { of: string; shares: readonly Share[] }) {
  const drawn = shares.filter(({ share }) => share > 0);
  return (
    <div class="shares" role="img" aria-label={`${of}: ${drawn.map(({ name, share }) => `${name} ${percent(share)}`).join(', ')}`}>
      {drawn.map(({ name, pattern, share }) => (
        <span key={name} class={`pattern ${pattern}`} style={{ width: `${100 * share}%` }} title={`${name} ${percent(share)}`}>
          {share >= narrowest && <b>{percent(share)}</b>}
        </span>
      ))}
    </div>
  );
}

/** What the patterns of the bars mean. */
export function SharesKey({ shares }: { shares: readonly Pick<Share, 'name' | 'pattern'>[] }) {
  return (
    <ul class="key" aria-label="What the patterns mean">
      {shares.map(({ name, pattern }) => (
        <li key={name}>
          <span class={`pattern ${pattern}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}
