import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { percent } from '../parts/figures';
import { scopeName } from '../parts/scopes';
import { Shares } from '../parts/Shares';
import { SourceLink } from '../parts/SourceLink';
import { Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { type Exposed, mineralName, sharesOf, type Stage } from './exposure';

/** A mineral: a bar for each statement of a stage, and the countries behind them. */
export function MineralCard({ exposed: { mineral, worst, stages }, chain }: { exposed: Exposed; chain: Shapes['MineralChain'] | undefined }) {
  const name = mineralName(mineral);
  return (
    <article class="card" aria-labelledby={`mineral-${mineral}`}>
      <header>
        <h2 id={`mineral-${mineral}`}>{name}</h2>
        <p>{worst === 0 ? 'no adversary stated' : `adversaries: up to ${percent(worst / 100)}`}</p>
      </header>
      <dl class="bars">
        {stages.map((stage) => (
          <Bar key={`${stage.stage}${stage.basis}${stage.year}`} stage={stage} name={name} />
        ))}
      </dl>
      {chain?.shares && (
        <details>
          <summary>{counted(chain.shares.length, 'statement')} and their sources</summary>
          <Table
            caption="Each country’s share"
            columns={[
              { name: 'Country', of: ({ country }) => country },
              { name: 'Stage', isWords: true, of: ({ stage }) => sentence(stage) },
              { name: 'Share', of: ({ sharePercent }) => percent(sharePercent / 100) },
              { name: 'Of', isWords: true, of: ({ basis, year }) => [scopeName(basis), year].filter(Boolean).join(', ') },
              { name: 'Source', isWords: true, of: ({ source }) => <SourceLink source={source} /> },
            ]}
            rows={chain.shares}
            keyOf={({ country, stage, basis, year }) => `${country}${stage}${basis}${year}`}
          />
        </details>
      )}
    </article>
  );
}

function Bar({ stage, name }: { stage: Stage; name: string }) {
  const of = sentence(stage.stage);
  return (
    <>
      <dt>
        {of}
        <br />
        <small>{[scopeName(stage.basis), stage.year].filter(Boolean).join(', ')}</small>
      </dt>
      <dd>
        <Shares of={`${name}, ${of.toLowerCase()}, ${scopeName(stage.basis)}`} shares={sharesOf(stage)} />
      </dd>
    </>
  );
}
