import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { theaterName } from '../parts/theaters';
import { type Coverage, isOperating, partnerOf } from './coverage';
import { Wide } from '../parts/Wide';

interface Drawn {
  readonly coverage: readonly Coverage[];
  readonly theaters: readonly string[];
  readonly chosen: string;
  readonly choose: (cell: string) => void;
}

/** Platforms by theaters. What is covered fewest stands first, and a hole says so. */
export function Matrix({ coverage, theaters, chosen, choose }: Drawn) {
  return (
    <Wide name="Platforms and theaters">
      <table class="matrix">
        <caption>
          <span>Sites in operation, and the partners that they are in</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Platform</th>
            {theaters.map((theater) => (
              <th key={theater} scope="col" class="words">
                {theaterName(theater)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.map(({ platform, sites }) => (
            <tr key={platform}>
              <th scope="row">{platform}</th>
              {theaters.map((theater) => {
                const cell = `${theater}:${platform}`;
                return (
                  <td key={theater} class={cell === chosen ? 'words chosen' : 'words'}>
                    <Cell sites={sites.get(theater) ?? []} isChosen={cell === chosen} choose={() => choose(cell === chosen ? '' : cell)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Cell({ sites, isChosen, choose }: { sites: readonly Shapes['MaintenanceSite'][]; isChosen: boolean; choose: () => void }) {
  if (sites.length === 0) {
    return <span class="hole">no site</span>;
  }

  const operating = sites.filter(isOperating).length;
  const others = sites.length - operating;
  return (
    <button type="button" class="link" aria-pressed={isChosen} onClick={choose}>
      {operating > 0 ? counted(operating, 'site') : <span class="hole">none yet</span>}
      {others > 0 && `, ${others} not in operation`} <small>{[...new Set(sites.map(partnerOf))].join(' ')}</small>
    </button>
  );
}
