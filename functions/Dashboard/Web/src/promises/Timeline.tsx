import { extent, group } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { month, monthNumber } from '../parts/figures';
import { sentence } from '../parts/words';
import { Wide } from '../parts/Wide';

type Promised = Shapes['PromiseResponse'];

const width = 900;
const row = 17;
const edge = { top: 24, right: 150, bottom: 8, left: 130 };

/** Each plan from the month first announced to the month it is due now, and what is overdue to the present. Partners stand together. */
export function Timeline({ promises, now }: { promises: readonly Promised[]; now: string }) {
  const [from, until] = extent([...promises.flatMap((one) => [one.first, one.current]), now].map(monthNumber));
  if (promises.length === 0 || from === undefined || until === undefined) {
    return <p class="none">No plan is like that.</p>;
  }

  const x = scaleLinear([from - 1, until + 1], [edge.left, width - edge.right]);
  const partners = [...group(promises, (one) => one.partner)];
  const sorted = partners.flatMap(([, own]) => [...own].sort((one, other) => one.first.localeCompare(other.first)));
  const height = edge.top + sorted.length * row + edge.bottom;
  const years = Array.from({ length: Math.floor(until / 12) - Math.ceil(from / 12) + 1 }, (_, index) => Math.ceil(from / 12) + index);
  const overdue = promises.filter((one) => one.state === 'overdue').length;
  const label = `When ${counted(promises.length, 'plan')} of ${counted(partners.length, 'partner')} were announced for, and are due now; ${overdue} overdue in ${month(now)}`;

  return (
    <figure class="timeline">
      <Wide name="Announced against now">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {years.map((year) => (
            <g key={year} class="tick">
              <line x1={x(year * 12)} x2={x(year * 12)} y1={edge.top} y2={height - edge.bottom} />
              <text x={x(year * 12)} y="12" text-anchor="middle">
                {year}
              </text>
            </g>
          ))}
          <line class="now" x1={x(monthNumber(now))} x2={x(monthNumber(now))} y1="16" y2={height - edge.bottom} />
          {sorted.map((one, place) => (
            <g key={one.id} transform={`translate(0,${edge.top + place * row})`}>
              {one.partner !== sorted[place - 1]?.partner && (
                <>
                  <line class="rule" x2={width} />
                  <text class="partner" y={row / 2} dy="0.32em">
                    {one.partner}
                  </text>
                </>
              )}
              <text x="38" y={row / 2} dy="0.32em">
                {one.item}
              </text>
              <Mark promised={one} x={(at) => x(monthNumber(at))} now={now} />
              <text class={one.state} x={width - edge.right + 12} y={row / 2} dy="0.32em">
                {stateOf(one)}
              </text>
            </g>
          ))}
        </svg>
      </Wide>
      <figcaption class="caption">
        Ring: the month first announced. Dot: the month due now; both are one where no new date was announced. Dashed: overdue until {month(now)}, the upright line.
      </figcaption>
    </figure>
  );
}

/** The state of a plan, with the months that it is late or was moved by. */
function stateOf({ state, slipMonths, delayMonths }: Promised): string {
  const word = sentence(state).toLowerCase();
  if (state === 'overdue' && delayMonths !== undefined) {
    return `${word} ${counted(delayMonths, 'month')}`;
  }
  return slipMonths === 0 ? word : `${word}, moved ${counted(slipMonths, 'month')}`;
}

function Mark({ promised: { state, first, current }, x, now }: { promised: Promised; x: (month: string) => number; now: string }) {
  return (
    <g transform={`translate(0,${row / 2})`}>
      {state === 'overdue' && <line class="overdue" x1={x(current)} x2={x(now)} />}
      <line class="moved" x1={x(first)} x2={x(current)} />
      <circle class="current" cx={x(current)} r="3.5" />
      <circle class="first" cx={x(first)} r="5.5" />
    </g>
  );
}
