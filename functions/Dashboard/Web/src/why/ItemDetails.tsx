import { linkTo } from '../app/address';
import { type Product, useComponents, useFactories } from '../api/answers';
import type { Shapes } from '../api/client';
import { date, units } from '../parts/figures';
import { SourceLink } from '../parts/SourceLink';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';

const rate = ({ measure, lowPerMonth, highPerMonth, period }: Shapes['RateResponse']): string =>
  `${units(lowPerMonth)}${highPerMonth === undefined ? '' : ` to ${units(highPerMonth)}`} ${measure}${period === undefined ? '' : ` (${date(period)})`}`;

type Supply = NonNullable<Product['supply']>;

/** A line that makes the item. */
interface Row {
  readonly site: Shapes['Factory'];
  readonly line: Shapes['Line'];
  readonly known: Supply['lines'][number] | undefined;
  readonly plans: Supply['plans'];
}

/** Who makes an item, what each states and plans, with its sources. */
export function ItemDetails({ item, product }: { item: string; product: Product }) {
  const factories = useFactories();
  const components = useComponents();
  const supply = item === product.product ? product.supply : components.data?.components?.find((one) => one.item === item);
  const lines = (factories.data ?? []).flatMap((site) => (site.lines ?? []).filter((line) => line.item === item).map((line): Row => ({ site, line, ...statedOf(supply, site, line) })));
  return (
    <section class="card" aria-labelledby="item-title">
      <h2 id="item-title">Who makes {item}</h2>
      {supply?.unstated != null && (
        <p>Of its capacity in the central reading, {units(supply.unstated)} a month are what nobody has stated.</p>
      )}
      {lines.length === 0 ? (
        <p>No site that you may see makes it.</p>
      ) : (
        <Table caption="Each line that makes it" columns={columns} rows={lines} keyOf={({ site, line }) => `${site.id}${line.stage}${line.name}`} />
      )}
    </section>
  );
}

/** What the report knows of a line. */
const statedOf = (supply: Supply | undefined, site: Shapes['Factory'], line: Shapes['Line']): Pick<Row, 'known' | 'plans'> => ({
  known: supply?.lines.find((one) => one.factory === site.id && one.stage === line.stage),
  plans: supply?.plans.filter((plan) => plan.factory === site.id && plan.lineStage === line.stage) ?? [],
});

const planned = ({ kind, due, newRatePerMonth, stage }: Supply['plans'][number]): string => `${kind} ${due == null ? 'undated' : date(due)}${newRatePerMonth == null ? '' : ` to ${units(newRatePerMonth)}`} (${stage})`;

const columns: readonly Column<Row>[] = [
  { name: 'Site', of: ({ site: { id } }) => <a href={linkTo('registry', { kind: 'factories', id })}>{id}</a> },
  { name: 'Operator', isWords: true, of: ({ site }) => site.operator },
  { name: 'Stage, status', isWords: true, of: ({ line, known }) => `${[line.stage, line.name].filter(Boolean).join(' ')}, ${known ? sentence(known.status).toLowerCase() : '–'}` },
  { name: 'Stated, a month', of: ({ known }) => (known?.rates.at(-1) === undefined ? 'not stated' : rate(known.rates.at(-1)!)) },
  { name: 'Plans', isWords: true, of: ({ known, plans }) => (plans.length > 0 ? plans.map(planned).join('; ') : known?.isGrowthStated ? 'none further' : 'not stated') },
  { name: 'Source', isWords: true, of: ({ site, line }) => <SourceLink source={line.source ?? site.source} /> },
];
