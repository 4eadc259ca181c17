import { useState } from 'preact/hooks';
import { linkTo } from '../app/address';
import { FieldChanges } from '../parts/FieldChanges';
import { Choice } from '../parts/Choice';
import { Failure, Loading } from '../parts/States';
import { type Column, Table } from '../parts/Table';
import { kinds } from '../registry/kinds';
import { type Job, mostRows, type Outcome, type Result, useResults } from './upload';

const outcomes: readonly (readonly [outcome: Outcome, done: string, tried: string])[] = [
  ['rejected', 'refused', 'refused'],
  ['replaced', 'changed', 'would change'],
  ['added', 'added', 'would be added'],
  ['deleted', 'deleted', 'would be deleted'],
  ['unchanged', 'the same already', 'the same already'],
];

/** How many records came to what, and row by row why. */
export function Results({ job }: { job: Job }) {
  const found = outcomes.filter(([outcome]) => job.rows[outcome] > 0);
  const [chosen, choose] = useState<Outcome | undefined>(found[0]?.[0]);
  const word = ([, done, tried]: (typeof outcomes)[number]): string => (job.dryRun ? tried : done);
  return (
    <>
      <dl class="facts">
        {outcomes.map((one) => (
          <div key={one[0]}>
            <dt>{word(one)}</dt>
            <dd>{job.rows[one[0]]}</dd>
          </div>
        ))}
      </dl>
      {chosen !== undefined && (
        <>
          <form class="choices" onSubmit={(event) => event.preventDefault()}>
            <Choice name="Show" value={chosen} choose={(outcome) => choose(outcome as Outcome)} options={found.map((one) => [one[0], `${word(one)} (${job.rows[one[0]]})`])} />
          </form>
          <Rows job={job} outcome={chosen} />
        </>
      )}
    </>
  );
}

function Rows({ job, outcome }: { job: Job; outcome: Outcome }) {
  const results = useResults(job.id, outcome);
  if (results.isPending) {
    return <Loading what="the rows" />;
  }
  if (results.isError) {
    return <Failure of={results.error} />;
  }

  const rows = results.data.items;
  return (
    <Table
      caption={rows.length === mostRows ? `The first ${mostRows} of ${job.rows[outcome]}` : 'Row by row'}
      columns={[row, job.format === 'zip' ? file : [], record(job.dryRun), outcome === 'rejected' ? fault : outcome === 'replaced' || outcome === 'deleted' ? change : []].flat()}
      rows={rows}
      keyOf={(one) => `${one.file}${one.row}${one.kind}${one.id}`}
    />
  );
}

const row: Column<Result> = { name: 'Row', of: ({ row: line }) => line ?? 'all' };

const file: Column<Result> = { name: 'File', isWords: true, of: (one) => one.file };

/** A record, with a link if it is registered. */
const record = (isTrial: boolean): Column<Result> => ({
  name: 'Record',
  isWords: true,
  of: ({ kind, id, outcome }) => {
    const list = kinds.find(({ word }) => word === kind);
    const isThere = outcome === 'replaced' || outcome === 'unchanged' || (outcome === 'added' && !isTrial);
    return id === undefined ? '–' : list === undefined || !isThere ? id : <a href={linkTo('registry', { kind: list.path, id })}>{id}</a>;
  },
});

const fault: Column<Result> = {
  name: 'What is wrong',
  isWords: true,
  of: ({ faults }) => (
    <ul>
      {faults?.map(({ column, pointer, value, detail }) => (
        <li key={`${column}${pointer}${detail}`}>
          {(column || pointer) && <code>{column ?? pointer}</code>} {value !== undefined && <q>{value}</q>} {detail}
        </li>
      ))}
    </ul>
  ),
};

const change: Column<Result> = {
  name: 'What goes, and what comes',
  isWords: true,
  of: ({ changes, notices }) => (
    <>
      {changes === undefined ? '–' : <FieldChanges changes={changes} />}
      {notices?.map((notice) => <p key={notice}>{notice}</p>)}
    </>
  ),
};
