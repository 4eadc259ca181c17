import { sentence } from '../parts/words';

/** The name of a member of a record, as words: ratePerMonth is "Rate per month". */
export const memberName = (name: string): string => sentence(name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

/** The single values of a record, each under the names that lead to it, such as "Lines 1, item". */
export function valuesOf(value: unknown, within: readonly string[] = []): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) {
    return new Map([[sentence(within.join(', ')), String(value)]]);
  }

  return new Map(
    Object.entries(value).flatMap(([name, of]) =>
      // A place in a list belongs to the list's own name.
      [...valuesOf(of, Array.isArray(value) ? [...within.slice(0, -1), `${within.at(-1)} ${Number(name) + 1}`] : [...within, memberName(name).toLowerCase()])],
    ),
  );
}
