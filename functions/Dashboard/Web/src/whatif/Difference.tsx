import { useReport } from '../api/answers';
import type { Shapes } from '../api/client';
import { month, percent, units } from '../parts/figures';
import { type Column, Table } from '../parts/Table';
import { familyName } from '../parts/words';

const signed = (value: number | null | undefined, format: (value: number) => string): string =>
  value == null ? '–' : value === 0 ? 'none' : `${value > 0 ? '+' : '−'}${format(Math.abs(value))}`;

const reached = (at: string | null | undefined): string => (at == null ? 'never' : month(at));

const moved = (before: string | null | undefined, after: string | null | undefined): string => (before === after ? `still ${reached(after)}` : `${reached(before)}, then ${reached(after)}`);

type Family = Shapes['FamilyDifferenceResponse'];
type Product = Shapes['ProductDifferenceResponse'];

/** A family, or one of its products. */
type Row = { readonly family: Family } | { readonly product: Product };

const isKnown = (product: Product): boolean => product.series?.lastMonth?.output?.floor != null;

/** A column of a figure that families do not have. */
const ofProduct = (name: string, of: (product: Product) => string): Column<Row> => ({ name, of: (row) => ('family' in row ? '–' : of(row.product)) });

const columns: readonly Column<Row>[] = [
  { name: 'Product', of: (row) => ('family' in row ? `${familyName(row.family.family)}, of the goal` : <span class="within">{row.product.product}</span>) },
  { name: 'Output, floor', of: (row) => ('family' in row ? signed(row.family.index?.floor, percent) : signed(row.product.series?.lastMonth?.output?.floor, units)) },
  { name: 'Output, central', of: (row) => ('family' in row ? signed(row.family.index?.central, percent) : signed(row.product.series?.lastMonth?.output?.central, units)) },
  ofProduct('Gap, central', ({ series }) => signed(series?.lastMonth?.gap?.central, units)),
  ofProduct('Over all months, central', ({ series }) => signed(series?.total?.output?.central, units)),
  { ...ofProduct('Reached, central', ({ series }) => moved(series?.reached?.before?.central, series?.reached?.after?.central)), isWords: true },
];

/** What a scenario changes, family by family and product by product, at the goal's last month. */
export function Difference({ answer }: { answer: Shapes['WhatIfResponse'] }) {
  const families = answer.difference;
  const usual = useReport().data?.marking;
  const hurt = families.filter((family) => (family.index?.central ?? 0) < 0);
  const helped = families.filter((family) => (family.index?.central ?? 0) > 0);
  return (
    <section aria-labelledby="difference-title" aria-live="polite">
      <h2 id="difference-title">
        {hurt.length + helped.length === 0
          ? 'No family comes further, or less far, in the central reading.'
          : [hurt.length > 0 && `${hurt.map((family) => familyName(family.family)).join(', ')} lose`, helped.length > 0 && `${helped.map((family) => familyName(family.family)).join(', ')} gain`].filter(Boolean).join('; ') + '.'}
      </h2>
      {answer.marking !== usual && (
        <p role="note">
          <b>{answer.marking}</b>: a stored scenario in it is released to fewer than the report.
        </p>
      )}
      {answer.warnings.map(({ at, detail }) => (
        <p key={at} role="note">
          {detail}
        </p>
      ))}
      <Table
        caption="Difference at the goal’s last month: of a family in points of its goal, of a product in units a month"
        columns={columns}
        rows={families.flatMap((family): Row[] => [{ family }, ...family.products.filter(isKnown).map((product): Row => ({ product }))])}
        keyOf={(row) => ('family' in row ? row.family.family : row.product.product)}
      />
    </section>
  );
}
