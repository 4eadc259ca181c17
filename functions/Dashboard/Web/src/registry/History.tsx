import { useQuery } from '@tanstack/preact-query';
import { FieldChanges } from '../parts/FieldChanges';
import { moment } from '../parts/moment';
import { Failure, Loading } from '../parts/States';
import type { Kind } from './kinds';
import { historyOf } from './requests';

/** What was changed of a record: each field as it was and as it is, the latest change first. */
export function History({ kind, id }: { kind: Kind; id: string }) {
  const history = useQuery({ queryKey: ['history', kind.path, id], queryFn: () => historyOf(kind, id) });
  return (
    <section>
      <h2>History</h2>
      {history.isPending ? (
        <Loading what="the history" />
      ) : history.isError ? (
        <Failure of={history.error} />
      ) : (
        <ol class="history">
          {[...history.data.items].reverse().map((revision) => (
            <li key={revision.number}>
              <p>
                <b>
                  {revision.number}. {revision.action}
                </b>{' '}
                {moment(revision.at)} by {revision.by}
              </p>
              <details open={revision.action !== 'added'}>
                <summary>
                  {revision.changes.length} {revision.changes.length === 1 ? 'field' : 'fields'}
                </summary>
                <FieldChanges changes={revision.changes} />
              </details>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
