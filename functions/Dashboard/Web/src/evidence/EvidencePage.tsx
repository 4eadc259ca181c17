import { useChoice } from '../app/address';
import { type Evidence, useEvidence } from '../api/answers';
import { Choice } from '../parts/Choice';
import { Chosen } from '../parts/Chosen';
import { month, percent } from '../parts/figures';
import { Shares, SharesKey } from '../parts/Shares';
import { Failure, Loading } from '../parts/States';
import { Conflicts } from './Conflicts';
import { average, type Ground, groundsOf, sharesOf, unknownOf } from './grounds';
import { GroundTable } from './GroundTable';
import { Parts } from './Parts';
import { Sources } from './Sources';

const patterns = sharesOf({ reported: 0, recalled: 0, estimated: 0, implied: 0, growth: 0 });

/** What the figures rest on, and where records contradict each other. */
export default function EvidencePage() {
  const evidence = useEvidence();
  if (evidence.isPending) {
    return <Loading what="the evidence" />;
  }
  return evidence.isError ? <Failure of={evidence.error} /> : <Page evidence={evidence.data} />;
}

function Page({ evidence }: { evidence: Evidence }) {
  const [of, chooseOf] = useChoice('of', 'products');
  const [item, choose] = useChoice('item');
  const grounds = groundsOf(evidence, of === 'components' ? 'components' : 'products');
  const chosen = evidence.items?.find((one) => one.item === item);
  return (
    <>
      <h1>{finding(groundsOf(evidence, 'products'))}</h1>
      <p class="lead">
        What each item’s capacity {evidence.month && `in ${month(evidence.month)} `}rests on, with {evidence.case} plans, in the {evidence.reading} reading. Reported: an
        address confirms it. Recalled: widely reported, without an address. Estimated: derived.
      </p>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <Choice name="Show" value={of} choose={chooseOf} options={[['products', 'products'], ['components', 'components']]} />
      </form>
      <SharesKey shares={patterns} />
      <dl class="bars">
        {grounds.map((one) => (
          <Bar key={one.item} ground={one} isChosen={one.item === item} choose={choose} />
        ))}
      </dl>
      <details>
        <summary>The figures of this chart</summary>
        <GroundTable grounds={grounds} staleAfter={evidence.staleAfter} />
      </details>
      {unknownOf(evidence).length > 0 && <p class="unknown">Nothing is known of the capacity of {unknownOf(evidence).join(', ')}.</p>}
      <Chosen of={item}>{chosen ? <Parts of={chosen} sources={evidence.sourceTable ?? []} /> : <p>Choose an item to see the records behind it.</p>}</Chosen>
      <Conflicts />
      <Sources sources={evidence.sourceTable ?? []} />
    </>
  );
}

/** What products rest on, on average. */
function finding(products: readonly Ground[]): string {
  const [reported, growth] = [average(products, (shares) => shares.reported), average(products, (shares) => shares.growth)];
  return products.length === 0
    ? 'No capacity rests on anything'
    : `On average, ${percent(reported)} of a product’s capacity is reported, ${percent(growth)} is growth that nobody stated`;
}

function Bar({ ground: { item, shares }, isChosen, choose }: { ground: Ground; isChosen: boolean; choose: (item: string) => void }) {
  return (
    <>
      <dt>
        <button type="button" class="link" aria-pressed={isChosen} onClick={() => choose(isChosen ? '' : item)}>
          {item}
        </button>
      </dt>
      <dd>
        <Shares of={`What ${item} rests on`} shares={sharesOf(shares)} />
      </dd>
    </>
  );
}
