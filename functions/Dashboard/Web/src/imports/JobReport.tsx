import { useMutation, useQueryClient } from '@tanstack/preact-query';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { counted } from '../parts/counted';
import { Failure, Loading } from '../parts/States';
import { sentence } from '../parts/words';
import { Results } from './Results';
import { cancel, isOver, type Job, useJob } from './upload';

interface Reported {
  readonly id: string;
  /** What is offered under a trial that went well. */
  readonly store: (job: Job) => ComponentChildren;
}

/** A job: how far it is, and what came of it. */
export function JobReport({ id, store }: Reported) {
  const client = useQueryClient();
  const job = useJob(id);
  const hasStored = job.data !== undefined && !job.data.dryRun && isOver(job.data);
  useEffect(() => {
    if (hasStored) {
      // Every page shows what the import has changed; the job itself is over.
      void client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'import' && name !== 'import-results' });
    }
  }, [hasStored]);
  if (job.isPending) {
    return <Loading what="the import" />;
  }
  if (job.isError) {
    return <Failure of={job.error} />;
  }

  const { dryRun, file, format } = job.data;
  return (
    <section aria-labelledby="job-title">
      <h2 id="job-title">
        {dryRun ? 'Trial' : 'Import'} of {file ?? (format === 'zip' ? 'a zip of files' : 'JSON lines')}
      </h2>
      {isOver(job.data) ? <Ended job={job.data} store={store} /> : <Progress job={job.data} />}
    </section>
  );
}

function Progress({ job: { id, rows, step, state } }: { job: Job }) {
  const stop = useMutation({ mutationFn: () => cancel(id) });
  return (
    <>
      <label class="progress">
        {step ?? sentence(state)}
        <progress {...(rows.total === undefined ? {} : { value: rows.done, max: rows.total })} />
      </label>
      <p role="status">{rows.total === undefined ? `${counted(rows.done, 'row')} read` : `${rows.done} of ${counted(rows.total, 'row')}`}</p>
      <button type="button" disabled={stop.isPending} onClick={() => stop.mutate()}>
        Cancel
      </button>
      {stop.isError && <Failure of={stop.error} />}
    </>
  );
}

function Ended({ job, store }: { job: Job; store: Reported['store'] }) {
  const isSound = job.state === 'succeeded' && job.rows.rejected === 0;
  return (
    <>
      <div class={isSound ? 'done' : 'failure'} role="status">
        <p>
          <strong>{told(job)}</strong>
        </p>
        {job.message && <p>{job.message}</p>}
      </div>
      {job.dryRun && (isSound ? store(job) : <p>Mend what is refused, then choose the file again.</p>)}
      <Results job={job} />
    </>
  );
}

/** What came of the job, in a sentence. */
function told({ state, dryRun, rows }: Job): string {
  switch (state) {
    case 'succeeded':
      return rows.rejected === 0
        ? dryRun ? 'The file is sound: nothing is refused.' : 'The file is stored.'
        : `${counted(rows.rejected, 'row')} ${dryRun ? 'would be' : rows.rejected === 1 ? 'was' : 'were'} refused${dryRun ? '' : '; the others are stored'}.`;
    case 'rejected':
      return `The file is refused as a whole: ${counted(rows.rejected, 'row')} ${rows.rejected === 1 ? 'has' : 'have'} a fault. Nothing is stored.`;
    case 'cancelled':
      return 'The import was cancelled.';
    default:
      return 'The import failed.';
  }
}
