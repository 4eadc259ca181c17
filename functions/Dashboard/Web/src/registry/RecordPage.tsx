import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { linkTo } from '../app/address';
import { Problem } from '../api/client';
import { Failure, Loading } from '../parts/States';
import { Field } from './Field';
import { History } from './History';
import type { Kind, Stored } from './kinds';
import { read, type Version, write } from './requests';
import { mayWrite } from '../session/rights';
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

interface Edited {
  readonly kind: Kind;
  readonly former: Version | null;
  readonly close: () => void;
  readonly schema: Parameters<typeof Field>[0]['schema'];
  readonly schemas: Parameters<typeof Field>[0]['schemas'];
  readonly initial: Stored;
}

function Editor({ kind, former, close, schema, schemas, initial }: Edited) {
  const client = useQueryClient();
  const [record, change] = useState(initial);
  const [base, rebase] = useState(former);
  const save = useMutation({
    mutationFn: () => write(kind, record, base),
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;
  const isConflict = problem?.status === 412;

  return (
    <form
      class="record"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && <Failure of={save.error} />}
      {isConflict && base !== null && (
        <Conflict
          kind={kind}
          mine={record}
          id={String(base.record[kind.id])}
          keep={(theirs) => {
            rebase(theirs);
            save.reset();
          }}
        />
      )}
      <Field name={kind.title} at="" value={record} schema={schema} schemas={schemas} isRequired faults={problem?.faults ?? []} change={(next) => change(next as Stored)} />
      <p class="choices">
        <button class="primary" type="submit" disabled={save.isPending}>
          {save.isPending ? 'Saving …' : 'Save'}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** Somebody else changed the record since this form was opened: both versions side by side. */
function Conflict({ kind, id, mine, keep }: { kind: Kind; id: string; mine: Stored; keep: (theirs: Version) => void }) {
  const theirs = useQuery({ queryKey: ['theirs', kind.path, id], queryFn: () => read(kind, id), staleTime: 0 });
  return theirs.data === undefined ? (
    <Loading what="the other version" />
  ) : (
    <section class="conflict" aria-label="Both versions">
      <div>
        <h2>In the register now</h2>
        <Tree value={theirs.data.record} against={mine} />
      </div>
      <div>
        <h2>Yours</h2>
        <Tree value={mine} against={theirs.data.record} />
      </div>
      <p>
        <button type="button" onClick={() => keep(theirs.data)}>
          I have seen the other version: go on with mine
        </button>
      </p>
    </section>
  );
}
