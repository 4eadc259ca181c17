import type { Shapes } from '../api/client';
import { scopeName } from '../parts/scopes';
import { present } from '../session/session';

export type Asked = Shapes['AskedResponse'];
export type Wanted = Asked['wanted'];

/** What is asked for, and what somebody has stated who answered it. */
export const words: Readonly<Record<Wanted, { readonly asked: string; readonly stated: string }>> = {
  total: { asked: 'a newer total', stated: 'a total of' },
  rate: { asked: 'what is made now', stated: 'what it makes of' },
  plan: { asked: 'what is planned, or that nothing is', stated: 'what it plans for' },
  'plan-rate': { asked: 'how much the plan adds', stated: 'the rate of its plan for' },
  'plan-date': { asked: 'the month of the plan', stated: 'the month of its plan for' },
  'plan-stage': { asked: 'how far the plan is', stated: 'how far it is with its plan for' },
};

/** Names what is asked among the others of a question. */
export const keyOf = ({ scope, factory, lineStage, lineName, plan, wanted }: Asked): string => [scope, factory, lineStage, lineName, plan, wanted].join(' ');

/** Who is asked: a site with its line and plan, or a scope. */
export const nameOf = ({ scope, factory, lineStage, lineName, plan }: Asked): string =>
  factory === undefined ? scopeName(scope) : [factory, [lineStage, lineName].filter(Boolean).join(' '), plan && `plan ${plan}`].filter(Boolean).join(', ');

/** Whether the reader may answer: for its own partner, or as a coordinator for what no partner owns. */
export function mayAnswer({ partner }: Asked): boolean {
  const reader = present()!;
  return partner === undefined ? reader.roles.includes('coordinator') : partner === reader.partner && reader.roles.includes('contributor');
}
