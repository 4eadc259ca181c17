import { useFactories } from '../api/answers';
import type { Shapes } from '../api/client';
import { aMonth, date, units } from '../parts/figures';
import { hasRate } from './answer';
import type { Asked } from './wanted';

/** What is registered of the plan that is asked about. */
export function PlanNow({ asked, item }: { asked: Asked; item: string }) {
  const site = useFactories().data?.find(({ id }) => id === asked.factory);
  const plan = site?.lines.find((line) => line.item === item && line.stage === asked.lineStage && line.name === asked.lineName)?.plans?.find(({ id }) => id === asked.plan);
  return plan === undefined ? null : <p>Registered: {told(plan)}</p>;
}

function told({ kind = 'expansion', total, added, from, by, until, stage }: Shapes['Plan']): string {
  const rate = (quantity: Shapes['Quantity'] | undefined): string | null => (quantity === undefined || aMonth(quantity) === null ? null : units(aMonth(quantity)!));
  const [whole, part] = [rate(total), rate(added)];
  const size = whole !== null ? `to ${whole} a month` : part !== null ? `of ${part} a month` : 'of an unstated rate';
  const time = from !== undefined ? `from ${date(from)}` : by !== undefined ? `by ${date(by)}` : 'undated';
  return `${hasRate(kind) ? `${kind} ${size}` : kind}, ${time}${until === undefined ? '' : ` until ${date(until)}`}, ${stage}.`;
}
