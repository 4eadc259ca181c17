import type { Shapes } from '../api/client';
import { date, percent, units } from '../parts/figures';
import { scopeName } from '../parts/scopes';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';

type Target = Shapes['TargetResponse'];

const columns: readonly Column<Target>[] = [
  { name: 'Scope', of: ({ scope }) => scopeName(scope) },
  { name: 'Item', isWords: true, of: ({ item }) => item },
  { name: 'Units a year', of: ({ ratePerYear, highPerYear }) => `${units(ratePerYear)}${highPerYear === undefined ? '' : ` to ${units(highPerYear)}`}` },
  { name: 'Announced for', of: ({ first }) => (first === undefined ? 'no date' : date(first)) },
  { name: 'Now', of: ({ current }) => (current === undefined ? 'no date' : date(current)) },
  { name: 'Observed', of: ({ observedPerYear }) => (observedPerYear === undefined ? '–' : units(observedPerYear)) },
  { name: 'As of', of: ({ observedAsOf }) => (observedAsOf === undefined ? '–' : date(observedAsOf)) },
  { name: 'Reached', of: ({ shareReached }) => (shareReached === undefined ? 'not known' : percent(shareReached)) },
  { name: 'Late, months', of: ({ monthsLate }) => (monthsLate === undefined ? '–' : units(monthsLate)) },
  { name: 'State', isWords: true, of: ({ state }) => sentence(state) },
];

/** The targets of partners, companies and groups; the latest stands first. */
export function TargetTable({ targets }: { targets: readonly Target[] }) {
  return targets.length === 0 ? (
    <p>No target is registered.</p>
  ) : (
    <Table
      caption="Targets, beside the latest total observed"
      columns={columns}
      rows={[...targets].sort((one, other) => (other.monthsLate ?? -1) - (one.monthsLate ?? -1))}
      keyOf={({ ids }) => ids.join()}
    />
  );
}
