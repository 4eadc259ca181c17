import { linkTo } from '../app/address';
import { type Product, useComponents, useFactories } from '../api/answers';
import type { Shapes } from '../api/client';
import { units } from '../parts/figures';
import { sentence } from '../parts/words';
import { Wide } from '../parts/Wide';

const rate = ({ measure, lowPerMonth, highPerMonth, period }: Shapes['RateResponse']): string =>
  `${units(lowPerMonth)}${highPerMonth === undefined ? '' : ` to ${units(highPerMonth)}`} ${measure}${period === undefined ? '' : ` (${period})`}`;

/** Who makes an item, what each states and plans, with its sources. */
export function ItemDetails({ item, product }: { item: string; product: Product }) {
  const factories = useFactories();
  const components = useComponents();
  const supply = item === product.product ? product.supply : components.data?.components?.find((one) => one.item === item);
  const sites = (factories.data ?? []).filter((factory) => factory.lines?.some((line) => line.item === item));
  return (
    <section class="card" aria-labelledby="item-title">
      <h2 id="item-title">Who makes {item}</h2>
      {supply?.unstated != null && (
        <p>Of its capacity in the central reading, {units(supply.unstated)} a month are what nobody has stated.</p>
      )}
      {sites.length === 0 ? (
        <p>No site that you may see makes it.</p>
      ) : (
        <Wide name="Who makes it">
          <table>
            <thead>
              <tr>
                <th scope="col">Site</th>
                <th scope="col" class="words">
                  Operator
                </th>
                <th scope="col" class="words">
                  Stage, status
                </th>
                <th scope="col">Stated, a month</th>
                <th scope="col" class="words">
                  Plans
                </th>
                <th scope="col" class="words">
                  Source
                </th>
              </tr>
            </thead>
            <tbody>
              {sites.flatMap((site) =>
                (site.lines ?? [])
                  .filter((line) => line.item === item)
                  .map((line) => {
                    const known = supply?.lines.find((one) => one.factory === site.id && one.stage === line.stage);
                    const plans = supply?.plans.filter((plan) => plan.factory === site.id && plan.lineStage === line.stage) ?? [];
                    const source = line.source ?? site.source;
                    return (
                      <tr key={`${site.id}${line.stage}${line.name}`}>
                        <th scope="row">
                          <a href={linkTo('registry', { kind: 'factories', id: site.id })}>{site.id}</a>
                        </th>
                        <td class="words">{site.operator}</td>
                        <td class="words">
                          {line.stage}
                          {line.name && ` ${line.name}`}, {known ? sentence(known.status).toLowerCase() : '–'}
                        </td>
                        <td>{known?.rates.at(-1) === undefined ? 'not stated' : rate(known.rates.at(-1)!)}</td>
                        <td class="words">
                          {plans.length === 0
                            ? known?.isGrowthStated ? 'none further' : 'not stated'
                            : plans.map((plan) => `${plan.kind} ${plan.due ?? 'undated'}${plan.newRatePerMonth == null ? '' : ` to ${units(plan.newRatePerMonth)}`} (${plan.stage})`).join('; ')}
                        </td>
                        <td class="words">
                          {source?.url ? (
                            <a href={source.url} rel="noreferrer" target="_blank">
                              {source.publisher}
                            </a>
                          ) : (
                            source?.publisher
                          )}
                        </td>
                      </tr>
                    );
                  }),
              )}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}
