import { api, dataOf, type Shapes } from './client';

export type Verdict = Shapes['ProductSummaryResponse'];

/** The verdicts before and after something was stored. */
export interface Changed {
  readonly before: readonly Verdict[];
  readonly after: readonly Verdict[];
}

/** Stores something, and finds what that changes. */
export async function changedBy(store: () => Promise<unknown>): Promise<Changed> {
  const before = await verdicts();
  await store();
  return { before, after: await verdicts() };
}

const verdicts = async (): Promise<readonly Verdict[]> => (await dataOf(api.GET('/api/v1/gap-reports/current/summary'))).products;
