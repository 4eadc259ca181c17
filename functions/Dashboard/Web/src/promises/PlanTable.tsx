import { linkTo } from '../app/address';
import type { Shapes } from '../api/client';
import { month, percent, units } from '../parts/figures';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';

type Promised = Shapes['PromiseResponse'];

const columns: readonly Column<Promised>[] = [
  { name: 'Site', of: ({ id }) => <a href={linkTo('registry', { kind: 'factories', id: siteOf(id) })}>{siteOf(id)}</a> },
  { name: 'Item', isWords: true, of: ({ item }) => item },
  { name: 'Operator', isWords: true, of: ({ operator }) => operator },
  { name: 'Announced', of: ({ first }) => month(first) },
  { name: 'Now', of: ({ current }) => month(current) },
  { name: 'Moved, months', of: ({ slipMonths }) => units(slipMonths) },
  { name: 'Late, months', of: ({ delayMonths }) => (delayMonths === undefined ? '–' : units(delayMonths)) },
  { name: 'Kept', of: ({ shareKept }) => (shareKept === undefined ? '–' : percent(shareKept)) },
  { name: 'Stage', isWords: true, of: ({ stage }) => sentence(stage) },
  { name: 'State', isWords: true, of: ({ state }) => sentence(state) },
];

/** A plan's id begins with its factory. */
const siteOf = (plan: string): string => plan.split('/')[0]!;

/** Every plan, with its dates. */
export function PlanTable({ promises }: { promises: readonly Promised[] }) {
  return <Table caption="A plan without a date is measured by the last month that it may mean." columns={columns} rows={promises} keyOf={({ id }) => id} />;
}
