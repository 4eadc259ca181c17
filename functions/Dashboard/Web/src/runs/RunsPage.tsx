import { useChoice } from '../app/address';
import { useRuns } from '../api/answers';
import type { Shapes } from '../api/client';
import { Choice } from '../parts/Choice';
import { counted } from '../parts/counted';
import { Failure, Loading } from '../parts/States';
import { RunByHand } from './RunByHand';
import { latest } from './runs';
import { RunTable } from './RunTable';

/** What timers did, when, and how it ended. Only operators see it. */
export default function RunsPage() {
  const runs = useRuns();
  const [name, chooseName] = useChoice('name');
  if (runs.isPending) {
    return <Loading what="the runs" />;
  }
  if (runs.isError) {
    return <Failure of={runs.error} />;
  }

  const all = runs.data.items;
  return (
    <>
      <h1>{finding(all)}</h1>
      <p class="lead">
        {runs.data.nextLink === undefined ? 'All runs of the last 400 days' : `The last ${counted(all.length, 'run')}`}. A timer that found nothing to do is not among them.
      </p>
      <RunByHand />
      <h2>What ran</h2>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Run" value={name} choose={chooseName} all="all" options={[...new Set(all.map((run) => run.name))].sort().map((one) => [one, one])} />
      </form>
      <RunTable runs={all.filter((run) => name === '' || run.name === name)} />
    </>
  );
}

/** Whether the latest run of each name went well. */
function finding(runs: readonly Shapes['RecordedRun'][]): string {
  const failed = latest(runs).filter(({ result }) => result === 'failed').map(({ name }) => name);
  return runs.length === 0 ? 'Nothing has run yet' : failed.length === 0 ? 'Every run that has ended lately succeeded' : `Failed at its last run: ${failed.join(', ')}`;
}
