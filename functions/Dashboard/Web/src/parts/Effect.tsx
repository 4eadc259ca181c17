import type { Changed, Verdict } from '../api/verdicts';
import { chance, units } from './figures';
import { verdict } from './words';

interface Told {
  /** What was stored, as a sentence. */
  readonly what: string;
  /** The product that it was asked for; absent if no goal depends on it. */
  readonly product: string | undefined;
  readonly changed: Changed;
}

/** Says what was stored, and what that changed about a product's goal. */
export function Effect({ what, product, changed: { before, after } }: Told) {
  const [then, now] = [before.find((one) => one.product === product), after.find((one) => one.product === product)];
  return (
    <div class="done" role="status">
      <p>
        <strong>{what}</strong> {then === undefined || now === undefined ? 'No product’s goal hangs on it alone.' : effect(product!, then, now)}
      </p>
    </div>
  );
}

function effect(product: string, then: Verdict, now: Verdict): string {
  const [before, after] = [then.probability?.central, now.probability?.central];
  const told = [
    then.verdict === now.verdict ? `The verdict on ${product} stays “${verdict(now.verdict).word}”` : `The verdict on ${product} was “${verdict(then.verdict).word}” and is “${verdict(now.verdict).word}”`,
    before == null || after == null ? [] : `its chance ${chance(before) === chance(after) ? `stays ${chance(after)}` : `was ${chance(before)} and is ${chance(after)}`}`,
    then.output?.floor == null || now.output?.floor == null || then.output.floor === now.output.floor ? [] : `what is stated made ${units(then.output.floor)} a month and makes ${units(now.output.floor)}`,
  ].flat();
  return `${told.join('; ')}.`;
}
