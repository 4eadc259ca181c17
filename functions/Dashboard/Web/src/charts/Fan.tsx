import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { month, monthNumber, monthOf } from '../parts/figures';
import { Table } from '../parts/Table';

/** A month of a chart. What is not known, or has no limit, is absent. */
export interface FanMonth {
  readonly month: string;
  readonly path?: number | undefined;
  readonly floor?: number | undefined;
  readonly central?: number | undefined;
  readonly ceiling?: number | undefined;
  readonly p10?: number | undefined;
  readonly p90?: number | undefined;
}

type Line = 'path' | 'ceiling' | 'central' | 'floor';

const lines: readonly { readonly of: Line; readonly name: string }[] = [
  { of: 'path', name: 'goal path' },
  { of: 'ceiling', name: 'ceiling' },
  { of: 'central', name: 'central' },
  { of: 'floor', name: 'floor' },
];

const width = 520;
const height = 220;
const edge = { top: 10, right: 76, bottom: 22, left: 48 };

/** The path to the goal against floor, central and ceiling, with the band in which eight of ten trials lie. */
export function Fan({ months, format, label }: { months: readonly FanMonth[]; format: (value: number) => string; label: string }) {
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) {
    return <p class="none">No month has figures.</p>;
  }

  const x = scaleLinear([monthNumber(first.month), monthNumber(last.month)], [edge.left, width - edge.right]);
  // What lies far above the goal is cut off: the question is whether it is reached.
  const top = Math.min(
    max(months, (at) => max([at.path, at.floor, at.central, at.ceiling, at.p90].filter((value) => value !== undefined))) ?? 1,
    1.6 * (max(months, (at) => at.path) ?? Number.POSITIVE_INFINITY),
  );
  const y = scaleLinear([0, top], [height - edge.bottom, edge.top]).nice(4).clamp(true);
  const at = (one: FanMonth) => x(monthNumber(one.month));
  const band = area<FanMonth>()
    .defined((one) => one.p10 !== undefined && one.p90 !== undefined)
    .x(at)
    .y0((one) => y(one.p10!))
    .y1((one) => y(one.p90!))(months);

  return (
    <svg class="fan" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {y.ticks(4).map((value) => (
        <g key={value} class="tick">
          <line x1={edge.left} x2={width - edge.right} y1={y(value)} y2={y(value)} />
          <text x={edge.left - 6} y={y(value)} dy="0.32em" text-anchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {yearsOf(first.month, last.month).map((number) => (
        <text key={number} class="year" x={x(number)} y={height - 6} text-anchor="middle">
          {Math.floor(number / 12)}
        </text>
      ))}
      {band && <path class="band" d={band} />}
      {lines.map(({ of }) => {
        const drawn = line<FanMonth>()
          .defined((one) => one[of] !== undefined)
          .x(at)
          .y((one) => y(one[of]!))(months);
        return drawn && <path key={of} class={`line ${of}`} d={drawn} />;
      })}
      {apart(lines.flatMap(({ of, name }) => (last[of] === undefined ? [] : [{ of, name, y: y(last[of]!) }]))).map(({ of, name, y: end }) => (
        <text key={of} class={`end ${of}`} x={width - edge.right + 6} y={end} dy="0.32em">
          {name}
        </text>
      ))}
    </svg>
  );
}

/** The same figures for whoever cannot see the chart: the last month of each year. */
export function FanTable({ months, format }: { months: readonly FanMonth[]; format: (value: number) => string }) {
  const rows = months.filter((one, place) => one.month.endsWith('-12') || place === months.length - 1);
  const show = (value: number | undefined) => (value === undefined ? '–' : format(value));
  const figure = (name: string, of: Line | 'p10' | 'p90') => ({ name, of: (one: FanMonth) => show(one[of]) });
  return (
    <details>
      <summary>The figures of this chart</summary>
      <Table
        caption="The last month of each year"
        columns={[
          { name: 'Month', of: (one: FanMonth) => month(one.month) },
          figure('Goal path', 'path'),
          figure('Floor', 'floor'),
          figure('Central', 'central'),
          figure('Ceiling', 'ceiling'),
          figure('P10', 'p10'),
          figure('P90', 'p90'),
        ]}
        rows={rows}
        keyOf={(one) => one.month}
      />
    </details>
  );
}

/** January of each year between two months. */
function yearsOf(first: string, last: string): number[] {
  const [from, until] = [monthNumber(first), monthNumber(last)];
  return Array.from({ length: until - from + 1 }, (_, index) => from + index).filter((number) => monthOf(number).endsWith('-01'));
}

/** Moves labels apart that would lie on each other, in the order of their lines. */
function apart<T extends { readonly y: number }>(labels: readonly T[]): T[] {
  const distance = 14;
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  const placed: T[] = [];
  for (const label of sorted) {
    const above = placed.at(-1);
    placed.push(above !== undefined && label.y - above.y < distance ? { ...label, y: above.y + distance } : label);
  }
  const over = (placed.at(-1)?.y ?? 0) - (height - edge.bottom);
  return over > 0 ? placed.map((label) => ({ ...label, y: label.y - over })) : placed;
}
