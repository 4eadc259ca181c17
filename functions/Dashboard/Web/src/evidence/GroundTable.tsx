import { percent, units } from '../parts/figures';
import { type Column, Table } from '../parts/Table';
import type { Ground } from './grounds';

const columns: readonly Column<Ground>[] = [
  { name: 'Item', of: ({ item }) => item },
  { name: 'Units a month', of: ({ capacity, noLimit }) => (noLimit ? 'no limit' : capacity === undefined ? 'not known' : units(capacity)) },
  { name: 'Reported', of: ({ shares }) => percent(shares.reported) },
  { name: 'Recalled', of: ({ shares }) => percent(shares.recalled) },
  { name: 'Estimated', of: ({ shares }) => percent(shares.estimated) },
  { name: 'Implied', of: ({ shares }) => percent(shares.implied) },
  { name: 'Growth', of: ({ shares }) => percent(shares.growth) },
  { name: 'Of it old', of: ({ shares }) => percent(shares.stale) },
];

/** What each capacity rests on, in percent. */
export function GroundTable({ grounds, staleAfter = 24 }: { grounds: readonly Ground[]; staleAfter?: number | undefined }) {
  return <Table caption={`Old: on records of more than ${staleAfter} months ago.`} columns={columns} rows={grounds} keyOf={({ item }) => item} />;
}
