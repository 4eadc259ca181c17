import { useQuery } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { linkTo } from '../app/address';
import { Failure, Loading } from '../parts/States';
import { mayWrite } from '../session/rights';
import { Editor } from './Editor';
import { History } from './History';
import type { Kind, Stored } from './kinds';
import { read, type Version } from './requests';
import { empty, useSchemas } from './schema';
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

/** A form for a record that is not there yet. */
export function NewRecord({ kind }: { kind: Kind }) {
  return <RecordForm kind={kind} former={null} close={() => (location.hash = linkTo('registry', { kind: kind.path }))} />;
}

function RecordForm({ kind, former, close }: { kind: Kind; former: Version | null; close: () => void }) {
  const schemas = useSchemas();
  if (schemas.isPending) {
    return <Loading what="the form" />;
  }
  if (schemas.isError) {
    return <Failure of={schemas.error} />;
  }

  const schema = schemas.data[kind.schema]!;
  return <Editor kind={kind} former={former} close={close} schema={schema} schemas={schemas.data} initial={former?.record ?? (empty(schema, schemas.data) as Stored)} />;
}
