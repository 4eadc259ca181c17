import type { Shapes } from '../api/client';
import { sentence } from '../parts/words';

/** What can be run by hand, and what it does. The API refuses another name, and says which there are. */
export const known: Readonly<Record<string, string>> = {
  'nightly-archive': 'archives the register, and publishes its reports',
  'weekly-reports': 'sends the reports that are due, and tries again what could not be sent',
  'monthly-reminders': 'reminds each partner of its open questions and old records',
  'audit-heads': 'stores where each history ends',
  housekeeping: 'removes what is kept for a while only',
  'archive-removal': 'deletes archived nights after the time that is configured',
};

/** The latest run of each name. */
export function latest(runs: readonly Shapes['RecordedRun'][]): readonly Shapes['RecordedRun'][] {
  const found = new Map<string, Shapes['RecordedRun']>();
  for (const run of runs) {
    found.set(run.name, found.get(run.name) ?? run);
  }
  return [...found.values()];
}

/** What a run did, in numbers, or how it failed. */
export const told = ({ counts, detail }: Shapes['RecordedRun']): string =>
  detail ?? (Object.entries(counts ?? {}).map(([name, number]) => `${sentence(name)}: ${number}`).join(', ') || '–');
