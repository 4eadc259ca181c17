import { type Family, useReport } from '../api/answers';
import { Failure, Loading } from '../parts/States';
import { month, percent } from '../parts/figures';
import { FamilyCard } from './FamilyCard';

/** Where the alliance stands, family by family. */
export function Overview() {
  const report = useReport();
  if (report.isPending) {
    return <Loading what="the gap report" />;
  }
  if (report.isError) {
    return <Failure of={report.error} />;
  }

  const { asOf, pace } = report.data;
  const families = report.data.families ?? [];
  return (
    <>
      <h1>{headline(families)}</h1>
      <p class="lead">
        As of {month(asOf!)}. What is made today doubles where the line of each family reaches {percent(1)} of its goal. The <b>floor</b> counts only growth that
        somebody has stated; the <b>ceiling</b> lets all else keep pace with what is asked; the <b>central</b> reading lets it grow as totals were observed to
        grow{pace?.isKnown ? `, ${percent((pace.percentPerYear ?? 0) / 100)} a year, damped (only ${pace.pairs} pairs of totals say so)` : ''}.
      </p>
      <div class="cards">
        {families.map((family) => (
          <FamilyCard key={family.family} family={family} />
        ))}
      </div>
    </>
  );
}

/** The answer in a sentence. */
function headline(families: readonly Family[]): string {
  const judged = families.filter((family) => family.verdict !== undefined);
  const [reached, open, missed] = (['reached', 'open', 'missed'] as const).map((verdict) => judged.filter((family) => family.verdict === verdict).length);
  if (judged.length === 0) {
    return 'Nobody has stated what is made today, so nothing can be said yet.';
  }
  if (reached === judged.length) {
    return 'Yes: production of every family doubles in time.';
  }
  const parts = [reached! > 0 && `${reached} on course`, open! > 0 && `${open} open`, missed! > 0 && `${missed} with a product that misses its goal`].filter(Boolean);
  return `Not yet: of ${judged.length} families, ${parts.join(', ')}.`;
}
