import type { Shapes } from '../api/client';
import { month, percent, units } from '../parts/figures';
import { familyName } from '../parts/words';
import { Wide } from '../parts/Wide';

const signed = (value: number | null | undefined, format: (value: number) => string): string =>
  value == null ? '–' : value === 0 ? 'none' : `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;

const reached = (at: string | null | undefined): string => (at == null ? 'never' : month(at));

/** What a scenario changes, family by family and product by product, at the goal's last month. */
export function Difference({ answer }: { answer: Shapes['WhatIfResponse'] }) {
  const families = answer.difference ?? [];
  const hurt = families.filter((family) => (family.index?.central ?? 0) < 0);
  const helped = families.filter((family) => (family.index?.central ?? 0) > 0);
  return (
    <section aria-labelledby="difference-title" aria-live="polite">
      <h2 id="difference-title">
        {hurt.length + helped.length === 0
          ? 'No family comes further, or less far, in the central reading.'
          : [hurt.length > 0 && `${hurt.map((family) => familyName(family.family)).join(', ')} lose`, helped.length > 0 && `${helped.map((family) => familyName(family.family)).join(', ')} gain`].filter(Boolean).join('; ') + '.'}
      </h2>
      {(answer.warnings ?? []).map((warning) => (
        <p key={String(warning)} role="note">
          {typeof warning === 'string' ? warning : JSON.stringify(warning)}
        </p>
      ))}
      <Wide name="The difference">
        <table>
          <caption>Difference at the goal’s last month, units a month</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Output, floor</th>
              <th scope="col">Output, central</th>
              <th scope="col">Gap, central</th>
              <th scope="col">Over all months, central</th>
              <th scope="col" class="words">
                Reached, central
              </th>
            </tr>
          </thead>
          {families.map((family) => (
            <tbody key={family.family}>
              <tr class="family">
                <th scope="rowgroup">{familyName(family.family)}</th>
                <td>{signed(family.index?.floor, percent)}</td>
                <td>{signed(family.index?.central, percent)}</td>
                <td colSpan={3} class="words">
                  of the goal
                </td>
              </tr>
              {family.products.filter((product) => product.series?.lastMonth?.output?.floor != null).map((product) => (
                <tr key={product.product}>
                  <th scope="row">{product.product}</th>
                  <td>{signed(product.series?.lastMonth?.output?.floor, units)}</td>
                  <td>{signed(product.series?.lastMonth?.output?.central, units)}</td>
                  <td>{signed(product.series?.lastMonth?.gap?.central, units)}</td>
                  <td>{signed(product.series?.total?.output?.central, units)}</td>
                  <td class="words">
                    {product.series?.reached?.before?.central === product.series?.reached?.after?.central
                      ? `stays ${reached(product.series?.reached?.after?.central)}`
                      : `${reached(product.series?.reached?.before?.central)}, then ${reached(product.series?.reached?.after?.central)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Wide>
    </section>
  );
}
