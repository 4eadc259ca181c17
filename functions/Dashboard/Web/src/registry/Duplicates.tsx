import { useQuery } from '@tanstack/preact-query';
import { linkTo } from '../app/address';
import type { Candidate } from '../api/client';
import { percent } from '../parts/figures';
import { Failure, Loading } from '../parts/States';
import { Compared } from './Compared';
import { type Kind, kinds, type Stored } from './kinds';
import { read } from './requests';

interface Resembling {
  readonly candidates: readonly Candidate[];
  readonly mine: Stored;
  /** The ids of the candidates that the person has said are other sites. */
  readonly others: ReadonlySet<string>;
  readonly tell: (id: string, isOther: boolean) => void;
}

/** Registered sites that a new one looks like. Each is changed instead, or said to be another site. */
export function Duplicates({ candidates, mine, others, tell }: Resembling) {
  const open = candidates.filter(({ id }) => !others.has(id)).length;
  return (
    <section class="card" aria-label="Possible duplicates">
      <h2>Is it registered already?</h2>
      <p role="alert">Nothing is stored yet: the new site looks like one that is registered. Change that one instead. If it is another site, say so of each, and save again.</p>
      {candidates.map((candidate) => (
        <Resemblance key={candidate.id} candidate={candidate} mine={mine} isOther={others.has(candidate.id)} tell={(isOther) => tell(candidate.id, isOther)} />
      ))}
      <p class="choices">
        <button class="primary" type="submit" disabled={open > 0}>
          Save as a new site
        </button>
        {open > 0 && <span>{open} of {candidates.length} not said to be another site yet</span>}
      </p>
    </section>
  );
}

interface Paired {
  readonly candidate: Candidate;
  readonly mine: Stored;
  readonly isOther: boolean;
  readonly tell: (isOther: boolean) => void;
}

function Resemblance({ candidate: { kind: word, id, score, reasons }, mine, isOther, tell }: Paired) {
  const kind: Kind = kinds.find((one) => one.word === word)!;
  const registered = useQuery({ queryKey: ['record', kind.path, id], queryFn: () => read(kind, id) });
  return (
    <article aria-label={id}>
      <h3>
        {/* Leaving the page would lose the form. The new tab needs an opener, as only then it gets the token of this one. */}
        <a href={linkTo('registry', { kind: kind.path, id })} target="_blank" rel="opener">
          {id}
        </a>{' '}
        <small>{percent(score)} alike; opens in a new tab</small>
      </h3>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {registered.isPending ? (
        <Loading what="the registered site" />
      ) : registered.isError ? (
        <Failure of={registered.error} />
      ) : (
        <Compared caption={`The new record beside ${id}`} names={['New', 'Registered']} records={[mine, registered.data.record]} />
      )}
      <label class="check">
        <input type="checkbox" checked={isOther} onChange={(event) => tell(event.currentTarget.checked)} /> {id} is another site
      </label>
    </article>
  );
}
