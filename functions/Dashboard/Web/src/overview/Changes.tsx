import { useQuery } from '@tanstack/preact-query';
import { type Family, usePublished } from '../api/answers';
import { api, dataOf } from '../api/client';
import { month, units } from '../parts/figures';

const week = 7 * 24 * 60 * 60 * 1000;

/** What is different from the report that was published a week ago. */
export function Changes({ family }: { family: Family }) {
  const published = usePublished();
  const weekAgo = Date.now() - week;
  const items = published.data?.items ?? [];
  const before = items.find((report) => Date.parse(report.computedAt) <= weekAgo) ?? items.at(-1);
  const former = useQuery({
    queryKey: ['former', before?.id],
    queryFn: () =>
      dataOf(api.GET('/api/v1/gap-reports/{id}', { params: { path: { id: before!.id }, query: { fields: ['families'], months: 'none' } } })),
    enabled: before !== undefined,
  });
  if (before === undefined) {
    return published.isSuccess ? (
      <p class="changes">
        <b>Changed this week:</b> no earlier report has been published to compare with.
      </p>
    ) : null;
  }

  const then = former.data?.families?.find((one) => one.family === family.family);
  return then === undefined ? null : (
    <p class="changes">
      <b>Changed since {new Date(before.computedAt).toLocaleDateString(navigator.language)}:</b> {differences(then, family)}
    </p>
  );
}

/** The differences between two reports of a family, in words. */
export function differences(then: Pick<Family, 'verdict' | 'reached' | 'products'>, now: Family): string {
  const told = [
    then.verdict === now.verdict ? [] : [`the verdict was ${then.verdict ?? 'not known'}, now it is ${now.verdict ?? 'not known'}`],
    then.reached?.central === now.reached?.central
      ? []
      : [`the goal was reached ${then.reached?.central ? month(then.reached.central) : 'never'}, now ${now.reached?.central ? month(now.reached.central) : 'never'}`],
    now.products.flatMap((product) => {
      const former = then.products.find((one) => one.product === product.product)?.series.baseline;
      const baseline = product.series.baseline;
      // Figures that are written alike differ by the order of additions alone.
      return former == null || baseline == null || units(former) === units(baseline) ? [] : [`what ${product.product} makes today was ${units(former)} a month, now it is ${units(baseline)}`];
    }),
  ].flat();
  return told.length === 0 ? 'nothing in the central reading.' : `${told.join('; ')}.`;
}
