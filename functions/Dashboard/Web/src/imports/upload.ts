import { useQuery } from '@tanstack/preact-query';
import { api, dataOf, type Operations, type Shapes } from '../api/client';

export type Job = Shapes['ImportResponse'];
export type Result = Shapes['RowResult'];
export type Outcome = Result['outcome'];
type Query = NonNullable<Operations['ImportFiles']['parameters']['query']>;
export type FileName = NonNullable<Query['file']>;

/** What each CSV file of the exchange format holds. */
export const holds: Readonly<Record<FileName, string>> = {
  'factories.csv': 'Factories and their lines',
  'rates.csv': 'Rates of lines',
  'statuses.csv': 'Statuses of factories',
  'plans.csv': 'Plans of lines',
  'expansions.csv': 'Expansions of lines (older form of plans)',
  'mro.csv': 'Maintenance, repair, overhaul',
  'minerals.csv': 'Shares of minerals',
  'products.csv': 'Products',
  'components.csv': 'Components',
  'bom.csv': 'Bills of materials',
  'partners.csv': 'Partners',
  'agreements.csv': 'Agreements',
  'stock.csv': 'Stocks',
  'baselines.csv': 'Totals',
  'coverage.csv': 'Coverages',
  'goals.csv': 'Goals',
  'scenarios.csv': 'Scenarios',
  'release.csv': 'Release of all other files',
};

/** What a person wants to import. */
export interface Asked {
  readonly file: File;
  /** Which file of the exchange format a CSV file is; null for JSON lines and zips, which say it themselves. */
  readonly name: FileName | null;
  /** The audiences of new records whose rows name none; empty for the owner alone. */
  readonly releasableTo: readonly string[];
  /** The ids of registered sites that no new site duplicates. */
  readonly notDuplicateOf: readonly string[];
}

const mediaTypes: Readonly<Record<string, string>> = { csv: 'text/csv', jsonl: 'application/jsonl', ndjson: 'application/jsonl', zip: 'application/zip' };

const endingOf = (file: File): string => file.name.toLowerCase().split('.').at(-1)!;

export const isCsv = (file: File): boolean => endingOf(file) === 'csv';

/** The file of the exchange format that a file's name suggests, such as factories.csv for "Factories (2).csv"; null if it suggests none. */
export const named = (file: File): FileName | null =>
  (Object.keys(holds) as FileName[]).find((name) => file.name.toLowerCase().startsWith(name.slice(0, -'.csv'.length))) ?? null;

/** The ending tells what a file is: systems disagree on the types of CSV and JSON lines. Of any other, the API says what it takes. */
const mediaTypeOf = (file: File): string => mediaTypes[endingOf(file)] ?? (file.type || 'application/unknown');

/** Starts the job of an import, or of a trial that stores nothing. The answer waits a moment, in which most have ended. */
export const upload = ({ file, name, releasableTo, notDuplicateOf }: Asked, dryRun: boolean): Promise<Job> =>
  dataOf(
    api.POST('/api/v1/imports', {
      params: {
        query: {
          dryRun,
          ...(name === null ? {} : { file: name }),
          ...(name === null || releasableTo.length === 0 ? {} : { releasableTo: [...releasableTo] }),
          ...(notDuplicateOf.length === 0 ? {} : { notDuplicateOf: [...notDuplicateOf] }),
        },
        header: { Prefer: 'wait=2' },
      },
      headers: { 'Content-Type': mediaTypeOf(file) },
      body: '',
      bodySerializer: () => file,
    }),
  );

export const isOver = (job: Job): boolean => job.state !== 'queued' && job.state !== 'running';

/** A job as it is now; asked for again until it has ended. */
export const useJob = (id: string) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => dataOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOver(data) ? false : 500),
  });

/** The most rows that one look shows. */
export const mostRows = 500;

/** What came of each row with this outcome, as far as one page has room. */
export const useResults = (id: string, outcome: Outcome) =>
  useQuery({
    queryKey: ['import-results', id, outcome],
    queryFn: () => dataOf(api.GET('/api/v1/imports/{id}/results', { params: { path: { id }, query: { outcome, pageSize: mostRows } } })),
  });

export const cancel = (id: string): Promise<Job> => dataOf(api.POST('/api/v1/imports/{id}/cancel', { params: { path: { id } } }));
