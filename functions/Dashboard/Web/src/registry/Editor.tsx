import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { type Changed, changedBy } from '../api/verdicts';
import { Failure } from '../parts/States';
import { Conflict } from './Conflict';
import { Duplicates } from './Duplicates';
import { Field } from './Field';
import type { Kind, Stored } from './kinds';
import { type Version, write } from './requests';
import type { Schema, Schemas } from './schema';

interface Edited {
  readonly kind: Kind;
  readonly former: Version | null;
  readonly close: () => void;
  /** Called after the record was stored, with what that changed, instead of closing the form. */
  readonly tell?: (stored: Stored, changed: Changed) => void;
  readonly schema: Schema;
  readonly schemas: Schemas;
  readonly initial: Stored;
}

/** A form for all members of a record. */
export function Editor({ kind, former, close, tell, schema, schemas, initial }: Edited) {
  const client = useQueryClient();
  const [record, change] = useState(initial);
  const [base, rebase] = useState(former);
  const [others, setOthers] = useState<ReadonlySet<string>>(new Set());
  const save = useMutation({
    mutationFn: async () => {
      const store = () => write(kind, record, base, [...others]);
      const changed = tell === undefined ? await store() : await changedBy(store);
      await client.invalidateQueries();
      if (changed) {
        tell!(record, changed);
      } else {
        close();
      }
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;
  const isConflict = problem?.status === 412;
  const candidates = problem?.candidates ?? [];

  return (
    <form
      class="record"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && candidates.length === 0 && <Failure of={save.error} />}
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
      {candidates.length > 0 && (
        <Duplicates
          candidates={candidates}
          mine={record}
          others={others}
          tell={(id, isOther) => setOthers(new Set(isOther ? [...others, id] : [...others].filter((other) => other !== id)))}
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
