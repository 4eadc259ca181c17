import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { linkTo, useChoice } from '../app/address';
import { Failure } from '../parts/States';
import { mayWriteAny } from '../session/rights';
import { present } from '../session/session';
import { ImportForm } from './ImportForm';
import { JobReport } from './JobReport';
import { type Asked, type Job, upload } from './upload';

/** Imports a file: first a trial that stores nothing, then, if that went well, the import itself. The job stands in the address, so it can be followed again. */
export function ImportPage() {
  const client = useQueryClient();
  const [id, follow] = useChoice('import');
  const [tried, setTried] = useState<{ readonly asked: Asked; readonly id: string } | null>(null);
  const send = useMutation({
    mutationFn: ({ asked, isTrial }: { asked: Asked; isTrial: boolean }) => upload(asked, isTrial),
    onSuccess: (job, { asked, isTrial }) => {
      client.setQueryData(['import', job.id], job);
      setTried(isTrial ? { asked, id: job.id } : null);
      follow(job.id);
    },
  });
  if (!mayWriteAny()) {
    return (
      <>
        <h1>Import a file</h1>
        <p>Only contributors and coordinators import. Your role: {present()!.roles.join(', ')}.</p>
      </>
    );
  }

  const store = (job: Job) =>
    tried?.id !== job.id ? (
      <p>To store it, choose the file again.</p>
    ) : (
      <p>
        <button type="button" class="primary" disabled={send.isPending} onClick={() => send.mutate({ asked: tried.asked, isTrial: false })}>
          {send.isPending ? 'Sending …' : `Import ${tried.asked.file.name}`}
        </button>
      </p>
    );
  return (
    <>
      <p>
        <a href={linkTo('registry')}>Registry</a>
      </p>
      <h1>Import a file</h1>
      <p class="lead">
        A trial shows what the file would do, and stores nothing. CSV files and zips are stored as a whole or not at all; each JSON line is stored or refused by itself.
        What a file does not state stays.
      </p>
      <ImportForm isBusy={send.isPending} tryOut={(asked) => send.mutate({ asked, isTrial: true })} />
      {send.isError && <Failure of={send.error} />}
      {id !== 'new' && !send.isPending && !send.isError && <JobReport key={id} id={id} store={store} />}
    </>
  );
}
