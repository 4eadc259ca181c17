import { useChoice } from '../app/address';
import { useExposure, useMineralChains } from '../api/answers';
import { Choice } from '../parts/Choice';
import { percent } from '../parts/figures';
import { SharesKey } from '../parts/Shares';
import { Failure, Loading } from '../parts/States';
import { sentence } from '../parts/words';
import { exposed, type Exposed, mineralWithin, sharesOf } from './exposure';
import { MineralCard } from './MineralCard';
import { StageTable } from './StageTable';

const patterns = sharesOf({ allied: 0, adversary: 0, neutral: 0, unstated: 0 });

/** Whose hands the minerals and materials lie in, the most exposed first. */
export default function MineralsPage() {
  const [exposure, chains] = [useExposure(), useMineralChains()];
  const [stage, chooseStage] = useChoice('stage');
  const failed = [exposure, chains].find((query) => query.isError);
  if (failed?.error) {
    return <Failure of={failed.error} />;
  }
  if (exposure.data === undefined || chains.data === undefined) {
    return <Loading what="the mineral chains" />;
  }

  const minerals = exposed(exposure.data.minerals.filter((one) => stage === '' || one.stage === stage));
  return (
    <>
      <h1>{finding(minerals)}</h1>
      <p class="lead">
        What partners, neutral countries and adversaries ({exposure.data.adversaries.join(', ')}) hold of each stage. Statements of another basis or year are
        never added: each has a bar of its own.
      </p>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Stage" value={stage} choose={chooseStage} all="all" options={[...new Set(exposure.data.minerals.map((one) => one.stage))].map((one) => [one, sentence(one)])} />
      </form>
      <SharesKey shares={patterns} />
      <div class="cards">
        {minerals.map((one) => (
          <MineralCard key={one.mineral} exposed={one} chain={chains.data.find((chain) => chain.mineral === one.mineral)} />
        ))}
      </div>
      <h2>The same figures as a table</h2>
      <StageTable minerals={minerals} />
    </>
  );
}

/** The most exposed, in a sentence. */
function finding(minerals: readonly Exposed[]): string {
  const [first] = minerals;
  const most = minerals.filter((one) => one.worst > 50).length;
  return first === undefined || first.worst === 0
    ? 'No mineral is stated to lie with adversaries'
    : `Adversaries hold more than half of a stage of ${most} of ${minerals.length} minerals, and ${percent(first.worst / 100)} of ${mineralWithin(first.mineral)}`;
}
