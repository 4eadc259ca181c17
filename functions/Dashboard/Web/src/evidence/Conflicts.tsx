import { useConflicts } from '../api/answers';
import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { units } from '../parts/figures';
import { Failure, Loading } from '../parts/States';
import { sentence } from '../parts/words';
import { RecordLink, RecordSource } from './RecordLink';

const kinds: Readonly<Record<string, string>> = {
  observations: 'observations differ',
  totals: 'totals differ',
  dates: 'dates differ',
  'company-total': 'a company’s total differs from the sum of its sites',
};

/** Where records contradict each other, and what believing either side changes. */
export function Conflicts() {
  const conflicts = useConflicts();
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{conflicts.data?.conflicts ? contradictions(conflicts.data.conflicts.length) : 'Contradictions'}</h2>
      {conflicts.isPending ? (
        <Loading what="the contradictions" />
      ) : conflicts.isError ? (
        <Failure of={conflicts.error} />
      ) : (
        <div class="cards">
          {conflicts.data.conflicts?.map((conflict, place) => (
            <article key={place} class="card">
              <h3>
                {conflict.item}: {kinds[conflict.kind] ?? sentence(conflict.kind)}
              </h3>
              <ol>
                {conflict.choices.map((choice, side) => (
                  <Side key={side} choice={choice} choices={conflict.choices} sources={conflicts.data.sourceTable ?? []} />
                ))}
              </ol>
            </article>
          ))}
        </div>
      )}
    </section>
  );
}

const contradictions = (number: number): string => (number === 0 ? 'No records contradict each other' : `Records contradict each other in ${counted(number, 'place')}`);

interface Sided {
  readonly choice: Shapes['ConflictChoiceResponse'];
  readonly choices: readonly Shapes['ConflictChoiceResponse'][];
  readonly sources: readonly Shapes['ListedSourceResponse'][];
}

function Side({ choice, choices, sources }: Sided) {
  return (
    <li>
      <b>{units(choice.units)} a month.</b> {effect(choice, choices)}
      <ul>
        {choice.records.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />: <RecordSource record={record} sources={sources} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What believing a side changes about the gaps at the end. */
function effect({ changesNothing, gaps }: Shapes['ConflictChoiceResponse'], choices: Sided['choices']): string {
  if (changesNothing) {
    return 'Believing it changes no gap.';
  }

  const present = choices.find((one) => one.changesNothing)?.gaps ?? [];
  const changed = gaps.flatMap(({ product, atEnd }) => {
    const now = present.find((one) => one.product === product)?.atEnd;
    return atEnd === undefined || now === undefined || atEnd === now ? [] : [`${product} ${gap(atEnd)} instead of ${gap(now)}`];
  });
  return changed.length === 0 ? 'Believing it changes gaps before the goal’s last month.' : `Believing it changes, a month at the end: ${changed.join('; ')}.`;
}

const gap = (value: number): string => (value > 0 ? `${units(value)} short` : `${units(-value)} over`);
