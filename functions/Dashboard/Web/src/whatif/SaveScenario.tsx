import { useMutation } from '@tanstack/preact-query';
import { linkTo } from '../app/address';
import { api, dataOf, type Shapes } from '../api/client';
import { Failure } from '../parts/States';
import { present } from '../session/session';

/** Keeps what a person has put together as a scenario of its ministry. */
export function SaveScenario({ changes }: { changes: readonly NonNullable<Shapes['AskedScenario']['changes']>[number][] }) {
  const { partner, roles } = present()!;
  const save = useMutation({
    mutationFn: (name: string) => dataOf(api.POST('/api/v1/scenarios', { body: { name, changes: [...changes], releasableTo: [partner] } as Shapes['Scenario'] })),
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
          Saved as <a href={linkTo('registry', { kind: 'scenarios', id: save.data.id })}>{save.data.id}</a>.
        </p>
      )}
      {save.isError && <Failure of={save.error} />}
    </form>
  );
}
