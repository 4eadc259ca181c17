import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { linkTo } from '../app/address';
import { api, dataOf, type Shapes } from '../api/client';
import { Failure } from '../parts/States';
import { present } from '../session/session';

/** Keeps all that is switched on, and what a person has put together, as one scenario of its ministry. */
export function SaveScenario({ changes }: { changes: NonNullable<Shapes['Scenario']['changes']> }) {
  const { partner, roles } = present()!;
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (name: string) => dataOf(api.POST('/api/v1/scenarios', { body: { name, changes, releasableTo: [partner] } })),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'scenarios' || name === 'records' }),
  });
  if (!roles.includes('contributor')) {
    return null;
  }

  return (
    <form
      class="choices"
      aria-label="Save the scenario"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(String(new FormData(event.currentTarget).get('name')));
      }}
    >
      <label>
        Save for {partner} as
        <input name="name" required maxLength={200} />
      </label>
      <button type="submit" disabled={save.isPending}>
        Save
      </button>
      {save.isSuccess && (
        <p role="status">
          Saved as <a href={linkTo('registry', { kind: 'scenarios', id: save.data.id })}>{save.data.id}</a>. It stands among the stored scenarios above.
        </p>
      )}
      {save.isError && <Failure of={save.error} />}
    </form>
  );
}
