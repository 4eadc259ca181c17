import { linkTo } from '../app/address';
import { type Family, type Product, useQuestions, useSummary, useTrials } from '../api/answers';
import { Fan, type FanMonth, FanTable } from '../charts/Fan';
import { Loading } from '../parts/States';
import { chance, month, percent, units } from '../parts/figures';
import { Table } from '../parts/Table';
import { familyName } from '../parts/words';
import { Changes } from './Changes';
import { bindingSentence, familySentence, familyVerdict } from './sentences';

/** A family at a glance: verdict, chart, products, what binds, what changed, what to ask. */
export function FamilyCard({ family }: { family: Family }) {
  const name = familyName(family.family);
  const trials = useTrials();
  const ofTrials = trials.data?.families?.find((one) => one.family === family.family);
  const drawn = (family.months ?? []).map((at): FanMonth => {
    const trial = ofTrials?.months?.find((one) => one.month === at.month);
    return {
      month: at.month,
      path: at.path,
      floor: at.index.floor ?? undefined,
      central: at.index.central ?? undefined,
      ceiling: at.index.ceiling ?? undefined,
      p10: trial?.p10.central ?? undefined,
      p90: trial?.p90.central ?? undefined,
    };
  });
  const verdict = familyVerdict(family);

  return (
    <article class="card family" aria-labelledby={`family-${family.family}`}>
      <header>
        <h2 id={`family-${family.family}`}>{name}</h2>
        <p class={`verdict ${family.verdict ?? 'unknown'}`}>{verdict}</p>
      </header>
      <p class="sentence">{familySentence(family)}</p>
      <dl class="facts">
        <div>
          <dt>Goal</dt>
          <dd>
            {family.goal ? `×${family.goal.multiplier} by ${month(family.goal.lastMonth)}` : 'none'}
          </dd>
        </div>
        <div>
          <dt>Chance of all products</dt>
          <dd>{ofTrials ? <Chance {...ofTrials.probability} /> : trials.isError ? '–' : '…'}</dd>
        </div>
        <div>
          <dt>Reached, central</dt>
          <dd>{family.reached?.central ? month(family.reached.central) : 'not by then'}</dd>
        </div>
      </dl>
      <Fan months={drawn} format={percent} label={`${name}: share of the goal by month. ${familySentence(family)}`} />
      <p class="caption">
        Share of the goal that the product furthest behind makes, with plans that are funded or further. The band holds eight of ten trials. They and the chances
        count every plan by its probability, so a chance can be high where the central line falls short.
      </p>
      <FanTable months={drawn} format={percent} />
      <Products products={family.products} />
      <p class="binding">
        <b>What binds:</b> {bindingSentence(family)} <a href={linkTo('why', { family: family.family })}>Why</a>
      </p>
      <Changes family={family} />
      <FirstQuestions family={family.family} />
    </article>
  );
}

/** The probability in the central reading, between those of floor and ceiling. */
function Chance({ floor, central, ceiling }: { floor?: number | null; central?: number | null; ceiling?: number | null }) {
  return central == null ? (
    <>not known</>
  ) : (
    <>
      {chance(central)}{' '}
      {floor != null && ceiling != null && (
        <small class="range">
          {chance(floor)} to {chance(ceiling)}
        </small>
      )}
    </>
  );
}

function Products({ products }: { products: readonly Product[] }) {
  const summary = useSummary();
  const known = products.filter((product) => product.series.goal !== undefined);
  const unknown = products.filter((product) => product.series.goal === undefined);
  const said = ({ product }: Product) => summary.data?.products.find((one) => one.product === product);
  return (
    <>
      <Table
        caption="Units a month, central reading, at the goal’s last month"
        columns={[
          {
            name: 'Product',
            of: ({ product, name }) => (
              <a href={linkTo('why', { product })} title={name}>
                {product}
              </a>
            ),
          },
          { name: 'Today', of: ({ series }) => figure(series.baseline) },
          { name: 'Goal', of: ({ series }) => figure(series.goal) },
          { name: 'Output', of: (product) => figure(said(product)?.output?.central) },
          { name: 'Gap', of: (product) => gap(product.series.goal, said(product)?.output?.central) },
          { name: 'Reached', of: ({ series }) => (series.reached?.central ? month(series.reached.central) : 'no') },
          { name: 'Chance', of: (product) => (summary.isPending ? '…' : <Chance {...(said(product)?.probability ?? {})} />) },
        ]}
        rows={known}
        keyOf={({ product }) => product}
      />
      {unknown.length > 0 && (
        <p class="unknown">Nobody has stated what is made today of {unknown.map((product) => product.product).join(', ')}: no goal can be set for them.</p>
      )}
    </>
  );
}

const figure = (value: number | null | undefined): string => (value == null ? '–' : units(value));

const gap = (goal: number | null | undefined, output: number | null | undefined): string => (goal == null || output == null ? '–' : goal > output ? units(goal - output) : 'none');

function FirstQuestions({ family }: { family: string }) {
  const questions = useQuestions();
  const first = (questions.data?.questions ?? []).filter((question) => question.values.some((value) => value.family === family)).slice(0, 3);
  return (
    <section class="questions">
      <h3>
        What to ask first <a href={linkTo('ask', { family })}>All questions</a>
      </h3>
      {questions.isPending ? (
        <Loading what="the questions" />
      ) : first.length === 0 ? (
        <p>No fact that somebody could state would change this answer.</p>
      ) : (
        <ol>
          {first.map((question) => (
            <li key={question.id}>{question.why}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
