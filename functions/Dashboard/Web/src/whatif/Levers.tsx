import { useQuery } from '@tanstack/preact-query';
import { linkTo } from '../app/address';
import { api, dataOf } from '../api/client';
import { Failure, Loading } from '../parts/States';
import { units } from '../parts/figures';

/** Where a step of capacity brings most, product by product. */
export function Levers() {
  const levers = useQuery({ queryKey: ['levers'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/levers')) });
  if (levers.isPending) {
    return <Loading what="the levers" />;
  }
  if (levers.isError) {
    return <Failure of={levers.error} />;
  }

  return (
    <section aria-labelledby="levers-title">
      <h2 id="levers-title">Levers: where more capacity brings most</h2>
      {(levers.data.products ?? []).map((product) => (
        <div key={product.product}>
          <h3>{product.product}</h3>
          <ol>
            {product.alone.slice(0, 5).map((lever) => (
              <li key={lever.step.map((step) => step.item).join()}>
                {lever.step.map((step) => (
                  <a key={step.item} href={linkTo('what-if', { item: step.item, add: String(Math.ceil(step.units * lever.steps)) })}>
                    {units(step.units * lever.steps)} more {step.item} a month
                  </a>
                ))}{' '}
                bring {units(lever.unlocked)} more a year
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
