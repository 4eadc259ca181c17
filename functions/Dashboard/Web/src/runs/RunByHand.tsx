import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { api, dataOf } from '../api/client';
import { useChoice } from '../app/address';
import { Choice } from '../parts/Choice';
import { Failure } from '../parts/States';
import { known } from './runs';

const usual = 'nightly-archive';

/** Runs at once what a timer would do at its next time. */
export function RunByHand() {
  const client = useQueryClient();
  const [chosen, choose] = useChoice('by-hand', usual);
  const name = chosen in known ? chosen : usual;
  const run = useMutation({
    // A key for each press: pressing again asks for another run.
    mutationFn: () => dataOf(api.POST('/api/v1/runs', { params: { header: { 'Idempotency-Key': crypto.randomUUID() } }, body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
  return (
    <section class="card" aria-labelledby="by-hand-title">
      <h2 id="by-hand-title">Run by hand</h2>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Choice name="What" value={name} choose={choose} options={Object.keys(known).map((one) => [one, one])} />
        <button type="submit" class="primary" disabled={run.isPending}>
          {run.isPending ? 'Asking …' : 'Run now'}
        </button>
      </form>
      <p>
        {name} {known[name]}.
      </p>
      {run.isSuccess && (
        <p class="done" role="status">
          Asked for {run.data.name}. It begins within seconds, and stands in the list below.
        </p>
      )}
      {run.isError && <Failure of={run.error} />}
    </section>
  );
}
