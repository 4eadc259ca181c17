import { useChoice } from '../app/address';
import { usePromises } from '../api/answers';
import type { Shapes } from '../api/client';
import { Choice } from '../parts/Choice';
import { counted } from '../parts/counted';
import { units } from '../parts/figures';
import { Failure, Loading } from '../parts/States';
import { sentence } from '../parts/words';
import { PlanTable } from './PlanTable';
import { RecordTable } from './RecordTable';
import { TargetTable } from './TargetTable';
import { Timeline } from './Timeline';

/** What was announced, against what is due now. */
export default function PromisesPage() {
  const answer = usePromises();
  const [partner, choosePartner] = useChoice('partner');
  const [state, chooseState] = useChoice('state');
  if (answer.isPending) {
    return <Loading what="the promises" />;
  }
  if (answer.isError) {
    return <Failure of={answer.error} />;
  }

  const { all, asOf = '', byPartner = [], promises = [], targets = [] } = answer.data;
  const shown = promises.filter((one) => (partner === '' || one.partner === partner) && (state === '' || one.state === state));
  return (
    <>
      <h1>{all ? finding(all) : 'Promises'}</h1>
      {all && <p class="lead">{averages(all, promises)}</p>}
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Partner" value={partner} choose={choosePartner} all="all" options={byPartner.map(({ keeper = '' }) => [keeper, keeper])} />
        <Choice name="State" value={state} choose={chooseState} all="all" options={(all?.states ?? []).map((one) => [one.state, `${sentence(one.state)} (${one.count})`])} />
      </form>
      <h2>Announced against now</h2>
      <Timeline promises={shown} now={asOf} />
      <details>
        <summary>The figures of this chart: {counted(shown.length, 'plan')}</summary>
        <PlanTable promises={shown} />
      </details>
      <h2>How each partner keeps its promises</h2>
      <RecordTable records={byPartner} promises={promises} />
      <h2>What scopes promised as a whole</h2>
      <TargetTable targets={targets.filter((one) => partner === '' || one.scope === partner)} />
    </>
  );
}

/** What the record of all says first. */
function finding({ count, due, dueOnTime }: Shapes['TrackRecordResponse']): string {
  if (due === 0) {
    return `None of ${counted(count, 'plan')} has come due yet.`;
  }
  return `${dueOnTime === 0 ? 'None' : units(dueOnTime)} of ${counted(due, 'plan')} that ${due === 1 ? 'has' : 'have'} come due came on time.`;
}

/** What it says on average, and what it cannot say. */
function averages({ count, states, delay, dueDelay }: Shapes['TrackRecordResponse'], promises: readonly Shapes['PromiseResponse'][]): string {
  const [moved, undated] = [promises.filter((one) => one.slipMonths !== 0).length, states.find((one) => one.state === 'without-date')?.count ?? 0];
  return [
    delay && `On average, a plan with a date is ${counted(delay.mean, 'month')} late${dueDelay ? `, and one that has come due ${counted(dueDelay.mean, 'month')}` : ''}.`,
    moved === 0 ? 'Nobody has announced a new date: what is late is overdue.' : `${counted(moved, 'plan')} got a new date.`,
    undated > 0 && `${units(undated)} of ${counted(count, 'plan')} ${undated === 1 ? 'names' : 'name'} no date to be measured by.`,
  ]
    .filter(Boolean)
    .join(' ');
}
