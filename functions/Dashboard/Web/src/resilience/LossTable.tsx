import { linkTo } from '../app/address';
import { percent, units } from '../parts/figures';
import { Table } from '../parts/Table';
import { Holder } from './Holder';
import { type Kind, type Loss, shareOf } from './losses';

/** What each product loses without one holder, by the part of its goal. */
export function LossTable({ kind, losses }: { kind: Kind; losses: readonly Loss[] }) {
  return losses.length === 0 ? (
    <p>No product loses anything.</p>
  ) : (
    <Table<Loss>
      caption="Sorted by cost: the part of the product’s goal, over 100% where more is made than the goal asks. A negative figure: what others no longer use is left for it."
      columns={[
        { name: 'Without', of: ({ without }) => <Holder kind={kind} id={without} /> },
        { name: 'Product', isWords: true, of: ({ product }) => <a href={linkTo('why', { product })}>{product}</a> },
        { name: 'Lost a month', of: ({ lastMonth }) => units(lastMonth) },
        { name: 'Goal a month', of: ({ path }) => (path === undefined ? 'no goal' : units(path)) },
        { name: 'Part of goal', of: (loss) => (shareOf(loss) === undefined ? '–' : percent(shareOf(loss)!)) },
        { name: 'Lost in all', of: ({ inAll }) => units(inAll) },
      ]}
      rows={losses}
      keyOf={({ without, product }) => `${without}${product}`}
    />
  );
}
