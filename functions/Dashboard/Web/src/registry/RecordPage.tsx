import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { Failure, Loading } from '../parts/States';
import { mayWrite } from '../session/rights';
import { History } from './History';
import type { Kind } from './kinds';
import { RecordForm } from './RecordForm';
import { read } from './requests';
import { Tree } from './Tree';

/** One record: what it says, a form for whoever may change it, and its history. */
export function RecordPage({ kind, id }: { kind: Kind; id: string }) {
  const version = useQuery({ queryKey: ['record', kind.path, id], queryFn: () => read(kind, id) });
  const [isEditing, edit] = useState(false);
  if (version.isPending) {
    return <Loading what="the record" />;
  }
  if (version.isError) {
    return <Failure of={version.error} />;
  }

  return (
    <>
      {isEditing ? (
        <RecordForm kind={kind} former={version.data} close={() => edit(false)} />
      ) : (
        <>
          {mayWrite(version.data.record) && (
            <p>
              <button type="button" onClick={() => edit(true)}>
                Change
              </button>
            </p>
          )}
          <Tree value={version.data.record} />
        </>
      )}
      <History kind={kind} id={id} />
    </>
  );
}
