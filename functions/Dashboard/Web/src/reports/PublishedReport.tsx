import { usePublishedReport } from '../api/answers';
import { familySentence } from '../overview/sentences';
import { month } from '../parts/figures';
import { Failure, Loading } from '../parts/States';
import { familyName, sentence } from '../parts/words';
import { Verification } from './Verification';

/** A published report: what it said, its seal, and whether the seal holds. */
export function PublishedReport({ id }: { id: string }) {
  const report = usePublishedReport(id);
  if (report.isPending) {
    return <Loading what={`report ${id}`} />;
  }
  if (report.isError) {
    return <Failure of={report.error} />;
  }

  const { families = [], asOf, case: plans, seal } = report.data;
  return (
    <section class="card" aria-labelledby="report-title">
      <h2 id="report-title">
        Report <code>{id}</code>
      </h2>
      <p>
        {asOf && `As of ${month(asOf)}. `}
        {plans && `${sentence(plans)} plans.`}
      </p>
      <ul>
        {families.map((family) => (
          <li key={family.family}>
            <b>{familyName(family.family)}:</b> {familySentence(family)}
          </li>
        ))}
      </ul>
      <h3>Its seal</h3>
      {seal === undefined ? (
        <p>It has no seal.</p>
      ) : (
        <dl class="seal">
          <dt>SHA-256</dt>
          <dd>
            <code>{seal.sha256}</code>
          </dd>
          <dt>Snapshot</dt>
          <dd>
            <code>{seal.snapshot}</code>
          </dd>
          <dt>Calculation</dt>
          <dd>version {seal.engine}</dd>
          <dt>Seed of the trials</dt>
          <dd>{seal.seed ?? 'none: nothing was drawn'}</dd>
        </dl>
      )}
      <Verification id={id} />
    </section>
  );
}
