import { sankey, type SankeyNode } from 'd3-sankey';
import { linkHorizontal } from 'd3-shape';
import { type Product, useComponents, useItems, useTrials } from '../api/answers';
import { Failure, Loading } from '../parts/States';
import { percent, units } from '../parts/figures';
import { billOf, type Part } from './bill';
import { Table } from '../parts/Table';
import { Wide } from '../parts/Wide';

const width = 1000;
const row = 66;
const box = { width: 190, height: 46 };

type Placed = Pick<SankeyNode<object, object>, 'x0' | 'x1' | 'y0' | 'y1'>;

/** The middle of a part, where its box stands: the flow gives it more height the more goes into it. */
const middle = ({ y0, y1 }: Placed): number => (y0! + y1!) / 2;

/** What is known of a part at the goal's last month. */
interface State extends Part {
  readonly needed: number | undefined;
  readonly stated: number | undefined;
  readonly isUnregistered: boolean;
  readonly isMineral: boolean;
  readonly binds: number | undefined;
}

/** The bill of materials as a flow from minerals to the finished product. A part is chosen by a click, or by its row in the table. */
export function Flow({ product, chosen, choose }: { product: Product; chosen: string; choose: (item: string) => void }) {
  const items = useItems();
  const components = useComponents();
  const trials = useTrials();
  if (items.isPending || components.isPending) {
    return <Loading what="the bill of materials" />;
  }
  if (items.isError) {
    return <Failure of={items.error} />;
  }
  if (components.isError) {
    return <Failure of={components.error} />;
  }

  const bill = billOf(product.product, items.data);
  const criticality = trials.data?.families?.flatMap((family) => family.products).find((one) => one.product === product.product)?.criticality;
  const goal = product.series.goal ?? undefined;
  const states = bill.parts.map((part): State => {
    const supply = part.item === product.product ? product.supply : components.data.components?.find((one) => one.item === part.item);
    const floor = supply?.capacity.at(-1)?.floor;
    return {
      ...part,
      needed: goal === undefined || part.quantity === null ? undefined : goal * part.quantity,
      stated: floor ?? undefined,
      isUnregistered: supply === undefined,
      isMineral: !items.data.some((one) => one.code === part.item),
      binds: criticality?.find((one) => one.item === part.item)?.binds.central ?? undefined,
    };
  });

  return (
    <section aria-labelledby="flow-title">
      <h2 id="flow-title">What goes into {product.product}</h2>
      {bill.steps.length > 0 && <Drawing states={states} steps={bill.steps} chosen={chosen} choose={choose} name={product.product} />}
      <Table
        caption="Units a month at the goal’s last month. Stated: at the floor. Binds: in what share of the trials."
        columns={[
          {
            name: 'Part',
            of: (state: State) => (
              <button type="button" class="link" onClick={() => choose(state.item)}>
                {state.item}
              </button>
            ),
          },
          { name: 'Name', isWords: true, of: (state) => state.name },
          { name: 'For each', of: (state) => (state.quantity === null ? 'not stated' : units(state.quantity)) },
          { name: 'Needed', of: (state) => (state.needed === undefined ? '–' : units(state.needed)) },
          { name: 'Stated', of: (state) => (state.isUnregistered ? unknown(state) : state.stated === undefined ? '–' : units(state.stated)) },
          { name: 'Covered', of: covered },
          { name: 'Binds', of: (state) => (state.binds === undefined ? '–' : percent(state.binds)) },
        ]}
        rows={states}
        keyOf={(state) => state.item}
        isChosen={(state) => state.item === chosen}
      />
    </section>
  );
}

/** A mineral has a chain of stages and countries instead of makers. */
const unknown = ({ isMineral }: State): string => (isMineral ? 'mineral chain' : 'no maker registered');

const share = ({ needed, stated }: State): number | undefined => (needed === undefined || needed === 0 || stated === undefined ? undefined : stated / needed);

const covered = (state: State): string => (share(state) === undefined ? '–' : percent(share(state)!));

/** A line from one box to another. */
const joined = (from: Placed, to: Placed): string => linkHorizontal()({ source: [from.x1!, middle(from)], target: [to.x0!, middle(to)] }) ?? '';

interface Drawn {
  readonly states: readonly State[];
  readonly steps: readonly { readonly from: string; readonly to: string }[];
  readonly chosen: string;
  readonly choose: (item: string) => void;
  readonly name: string;
}

function Drawing({ states, steps, chosen, choose, name }: Drawn) {
  const tightest = [...states].filter((state) => share(state) !== undefined).sort((one, other) => share(one)! - share(other)!)[0];
  const height = row * Math.max(4, Math.ceil(states.length * 0.8));
  const { nodes, links } = sankey<State & { id: string }, { value: number }>()
    .nodeId((node) => node.id)
    .nodeWidth(box.width)
    .nodePadding(row - box.height)
    .extent([
      [2, 8],
      [width - 2, height - 8],
    ])({ nodes: states.map((state) => ({ ...state, id: state.item })), links: steps.map(({ from, to }) => ({ source: from, target: to, value: 1 })) });

  return (
    <Wide name="The flow">
      <svg class="flow" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`What goes into ${name}; the table below says the same`}>
        {links.map((link) => (
          <path key={`${link.index}`} class="step" d={joined(link.source as Placed, link.target as Placed)} />
        ))}
        {nodes.map((node) => {
          const [x, y] = [node.x0!, middle(node) - box.height / 2];
          const part = share(node);
          return (
            <g
              key={node.item}
              class={`part${node.item === chosen ? ' chosen' : ''}${node.item === tightest?.item ? ' binding' : ''}${node.isUnregistered ? ' unregistered' : ''}`}
              transform={`translate(${x},${y})`}
              role="button"
              tabindex={0}
              onClick={() => choose(node.item)}
              onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose(node.item))}
            >
              <rect class="frame" width={box.width} height={box.height} rx="5" />
              {part !== undefined && <rect class="covered" y={box.height - 7} width={box.width * Math.min(1, part)} height="7" rx="2" />}
              <text x="8" y="17" class="item">
                {node.item}
              </text>
              <text x="8" y="33">
                {node.isUnregistered ? unknown(node) : part === undefined ? (node.stated === undefined ? 'not stated' : `${units(node.stated)} stated`) : `${covered(node)} stated${node.item === tightest?.item ? ' · binds first' : ''}`}
              </text>
            </g>
          );
        })}
      </svg>
    </Wide>
  );
}
