import { useChoice } from '../app/address';
import { type Losses, useLosses } from '../api/answers';
import { Choice } from '../parts/Choice';
import { month } from '../parts/figures';
import { Failure, Loading } from '../parts/States';
import { familyName } from '../parts/words';
import { BreakTable } from './BreakTable';
import { breaksOf, type Kind, lossesOf, told } from './losses';
import { LossTable } from './LossTable';

/** What the loss of one or two sites or partners costs. */
export default function ResiliencePage() {
  const losses = useLosses();
  if (losses.isPending) {
    return <Loading what="what losses cost" />;
  }
  return losses.isError ? <Failure of={losses.error} /> : <Page losses={losses.data} />;
}

function Page({ losses }: { losses: Losses }) {
  const [family, chooseFamily] = useChoice('family');
  const [of, chooseOf] = useChoice('of', 'partner');
  const kind: Kind = of === 'site' ? 'site' : 'partner';
  const isShown = (one: { readonly family: string }) => family === '' || one.family === family;
  const breaks = breaksOf(losses.goals ?? []);
  const single = breaks.find(({ without }) => without.length === 1);
  return (
    <>
      <h1>{single ? told(single) : 'Resilience'}</h1>
      <p class="lead">
        Each site and each partner is taken away in turn, and each two. {losses.month && `Figures of ${month(losses.month)}, the goal’s last month`}, with {losses.case}{' '}
        plans, in the {losses.reading} reading.
      </p>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Family" value={family} choose={chooseFamily} all="all" options={(losses.goals ?? []).map((goal) => [goal.family, familyName(goal.family)])} />
        <Choice name="Loss of" value={kind} choose={chooseOf} options={[['partner', 'a partner'], ['site', 'a site']]} />
      </form>
      <h2>What the goals can least do without</h2>
      <ul>
        {(losses.goals ?? []).filter(isShown).map((goal) => (
          <Goal key={goal.family} goal={goal} kind={kind} />
        ))}
      </ul>
      <BreakTable breaks={breaks.filter((one) => one.kind === kind && isShown(one))} />
      <h2>What each product loses without one {kind}</h2>
      <LossTable kind={kind} losses={lossesOf(kind, losses).filter(isShown)} />
    </>
  );
}

/** What costs a goal most, in words. */
function Goal({ goal, kind }: { goal: NonNullable<Losses['goals']>[number]; kind: Kind }) {
  const own = breaksOf([goal]).filter((one) => one.kind === kind);
  return (
    <li>
      {own.length === 0
        ? `${familyName(goal.family)}: no one or two ${kind}s ${goal.isReached ? 'break it' : 'cost it anything'}.`
        : [...own].sort((one, other) => one.without.length - other.without.length).slice(0, 2).map(told).join(' ')}
      {!goal.isComplete && kind === 'site' && ' Not every two sites were tried.'}
    </li>
  );
}
