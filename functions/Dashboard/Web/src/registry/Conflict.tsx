import { useQuery } from '@tanstack/preact-query';
import { Failure, Loading } from '../parts/States';
import { Compared } from './Compared';
import type { Kind, Stored } from './kinds';
import { read, type Version } from './requests';

interface Changed {
  readonly kind: Kind;
  readonly id: string;
  readonly mine: Stored;
  readonly keep: (theirs: Version) => void;
}

/** Somebody else changed the record since its form was opened: both versions side by side. */
export function Conflict({ kind, id, mine, keep }: Changed) {
  const theirs = useQuery({ queryKey: ['theirs', kind.path, id], queryFn: () => read(kind, id), staleTime: 0 });
  return theirs.isPending ? (
    <Loading what="the other version" />
  ) : theirs.isError ? (
    <Failure of={theirs.error} />
  ) : (
    <section aria-label="Both versions">
      <Compared caption="Both versions" names={['In the register now', 'Yours']} records={[theirs.data.record, mine]} />
      <p>
        <button type="button" onClick={() => keep(theirs.data)}>
          I have seen the other version: go on with mine
        </button>
      </p>
    </section>
  );
}
