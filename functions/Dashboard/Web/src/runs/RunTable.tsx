import type { Shapes } from '../api/client';
import { moment } from '../parts/moment';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { told } from './runs';

type Run = Shapes['RecordedRun'];

const seconds = new Intl.NumberFormat(navigator.language, { style: 'unit', unit: 'second', maximumFractionDigits: 1 });

const columns: readonly Column<Run>[] = [
  { name: 'Run', of: ({ name }) => name },
  { name: 'Asked for', isWords: true, of: ({ askedAt }) => moment(askedAt) },
  { name: 'Cause', isWords: true, of: ({ cause, bySubject, by }) => (cause === 'schedule' ? 'timer' : `by hand, ${bySubject ?? by ?? 'unknown'}`) },
  { name: 'Result', isWords: true, of: ({ result }) => <span class={`result ${result}`}>{sentence(result)}</span> },
  { name: 'Took', of: ({ startedAt, endedAt }) => (startedAt === undefined || endedAt === undefined ? '–' : seconds.format((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)) },
  { name: 'What it did', isWords: true, of: (run) => told(run) },
];

/** Runs, the newest first. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return runs.length === 0 ? <p>None.</p> : <Table caption="Newest first" columns={columns} rows={runs} keyOf={({ id }) => id} />;
}
