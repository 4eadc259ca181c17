import { mean } from 'd3-array';
import type { Shapes } from '../api/client';
import { units } from '../parts/figures';
import { Table } from '../parts/Table';

const figure = (value: number | undefined): string => (value === undefined ? '–' : units(value));

/** How each partner keeps its promises; who is latest stands first. */
export function RecordTable({ records, promises }: { records: readonly Shapes['TrackRecordResponse'][]; promises: readonly Shapes['PromiseResponse'][] }) {
  const sorted = [...records].sort((one, other) => (other.dueDelay?.mean ?? -1) - (one.dueDelay?.mean ?? -1));
  return (
    <Table
      caption="Months late: of the plans that have come due. Moved: by how many months new dates lie behind the first ones, on average."
      columns={[
        { name: 'Partner', of: ({ keeper }) => keeper },
        { name: 'Plans', of: ({ count }) => units(count) },
        { name: 'Due', of: ({ due }) => units(due) },
        { name: 'On time', of: ({ due, dueOnTime }) => (due === 0 ? '–' : units(dueOnTime)) },
        { name: 'Late, median', of: ({ dueDelay }) => figure(dueDelay?.median) },
        { name: 'Late, mean', of: ({ dueDelay }) => figure(dueDelay?.mean) },
        { name: 'Moved', of: ({ keeper }) => figure(mean(promises.filter((one) => one.partner === keeper), (one) => one.slipMonths)) },
      ]}
      rows={sorted}
      keyOf={({ keeper = '' }) => keeper}
    />
  );
}
