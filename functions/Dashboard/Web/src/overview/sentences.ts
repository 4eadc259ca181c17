import type { Family } from '../api/answers';
import { growth, month, units } from '../parts/figures';

const list = new Intl.ListFormat(navigator.language.startsWith('en') ? navigator.language : 'en', { type: 'conjunction' });

const by = (family: Family, verdict: string): string[] =>
  family.products.filter((product) => product.verdict?.verdict === verdict).map((product) => product.product);

/** The verdict on a family in one or two words. */
export function familyVerdict(family: Family): string {
  switch (family.verdict) {
    case 'reached':
      return 'On course';
    case 'open':
      return 'Open';
    case 'missed':
      return by(family, 'missed').length < family.products.filter((product) => product.verdict).length ? 'Missed by some' : 'Missed';
    default:
      return 'Not known';
  }
}

/** The verdict on a family in a sentence. */
export function familySentence(family: Family): string {
  const [open, missed] = [by(family, 'open'), by(family, 'missed')];
  const until = family.goal ? month(family.goal.lastMonth) : 'the end';
  switch (family.verdict) {
    case 'reached':
      return `What is stated is enough: every product reaches its goal by ${until}.`;
    case 'open':
      return `${list.format(open)} can reach the goal by ${until}, if what nobody has stated grows too.`;
    case 'missed':
      return `${list.format(missed)} ${missed.length === 1 ? 'misses its' : 'miss their'} goal by ${until} in every reading${open.length > 0 ? `; ${list.format(open)} can still reach it` : ''}.`;
    default:
      return 'Nobody has stated what is made today.';
  }
}

/** What binds, in a sentence: the item that needs the most growth nobody has stated; where there is none, what binds at the end. */
export function bindingSentence(family: Family): string {
  const deciding = family.products
    .flatMap((product) => product.verdict?.deciding ?? [])
    .filter((item) => item.percentAYear != null)
    .sort((one, other) => other.percentAYear! - one.percentAYear!)[0];
  if (deciding !== undefined) {
    return `${deciding.item} must grow ${growth(deciding.percentAYear!)} a year from ${month(deciding.since!)} to ${month(deciding.until!)}, to ${units(deciding.needed!)} a month; what is stated makes ${units(deciding.atFloor!)}.`;
  }
  const bound = family.products.flatMap((product) => product.series.months?.at(-1)?.binding ?? []).map((item) => item.item);
  return bound.length > 0 ? `${list.format([...new Set(bound)])}.` : 'nothing that is registered.';
}
