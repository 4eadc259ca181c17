import { api, dataOf, Problem, problemOf, type Shapes } from '../api/client';
import type { Asked } from './wanted';

type Line = Shapes['Line'];
type Plan = Shapes['Plan'];

/** What a person has filled in. Which of it there is depends on what is asked. */
export interface Filled {
  readonly rate: number;
  readonly month: string;
  readonly stage: Plan['stage'];
  /** What is planned; only where that is asked. */
  readonly planned: 'nothing' | NonNullable<Plan['kind']>;
  /** The last month of a pause; empty if nobody knows it. */
  readonly until: string;
  readonly audience: string;
  readonly source: Shapes['Source'];
}

/** Writes an answer into the record that it belongs to. */
export async function answer(asked: Asked, item: string, filled: Filled): Promise<void> {
  if (asked.factory === undefined) {
    await addTotal(asked, item, filled);
  } else {
    await changeLine(asked, asked.factory, item, (line) => answered(asked, line, filled));
  }
}

const monthly = (rate: number): Shapes['Quantity'] => ({ low: rate, per: 'month' });

function answered({ wanted, plan: id }: Asked, line: Line, { rate, month, until, stage, planned, source }: Filled): Line {
  const plans = line.plans ?? [];
  const changed = (change: (plan: Plan) => Plan): Line => ({ ...line, plans: plans.map((plan) => (plan.id === id ? { ...change(plan), source } : plan)) });
  switch (wanted) {
    case 'plan':
      return planned === 'nothing'
        ? { ...line, nonePlanned: source }
        : { ...line, plans: [...plans, { id: newId(plans), kind: planned, from: month, ...(until === '' ? {} : { until }), ...(hasRate(planned) ? { total: monthly(rate) } : {}), stage, source }] };
    case 'plan-rate':
      return changed(({ added: _, ...plan }) => ({ ...plan, total: monthly(rate) }));
    case 'plan-date':
      return changed((plan) => dated(plan, month));
    case 'plan-stage':
      return changed((plan) => ({ ...dated(plan, month), stage }));
    default:
      return { ...line, rates: [...(line.rates ?? []), { measure: 'output', quantity: monthly(rate), period: month, source }] };
  }
}

/** A pause and a closure leave nothing. */
export const hasRate = (planned: string): boolean => planned === 'expansion' || planned === 'reduction';

/** A plan that reaches its rate by a date keeps doing so; others take effect in the month. */
const dated = ({ from: _, by, ...plan }: Plan, month: string): Plan => ({ ...plan, ...(by === undefined ? { from: month } : { by: month }), datePrecision: 'reported' });

/** The register names the plans of a line x1, x2, … */
function newId(plans: readonly Plan[]): string {
  let number = plans.length + 1;
  while (plans.some(({ id }) => id === `x${number}`)) {
    number++;
  }
  return `x${number}`;
}

/** Changes one line of a factory. Somebody else's change in between is refused (412), and nothing is lost. */
async function changeLine(asked: Asked, factory: string, item: string, change: (line: Line) => Line): Promise<void> {
  const path = { id: factory };
  const read = await api.GET('/api/v1/factories/{id}', { params: { path } });
  if (read.data === undefined) {
    throw problemOf(read.error, read.response);
  }

  const isAsked = (line: Line) => line.item === item && line.stage === asked.lineStage && line.name === asked.lineName && (asked.plan === undefined || line.plans?.some(({ id }) => id === asked.plan));
  if (!read.data.lines.some(isAsked)) {
    throw new Problem(404, 'The line is gone', `${factory} has no such line any more. Read the questions again.`, '', []);
  }

  await dataOf(
    api.PUT('/api/v1/factories/{id}', {
      params: { path, header: { 'If-Match': read.response.headers.get('ETag')! } },
      body: { ...read.data, lines: read.data.lines.map((line) => (isAsked(line) ? change(line) : line)) },
    }),
  );
}

/** A newer total is a record of its own; the older one stays beside it. */
async function addTotal({ scope }: Asked, item: string, { rate, month, audience, source }: Filled): Promise<void> {
  await dataOf(api.POST('/api/v1/baselines', { body: { item, scope, kind: 'baseline', quantity: monthly(rate), asOf: month, source, releasableTo: [audience] } }));
}
