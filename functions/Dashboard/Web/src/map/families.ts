import type { Shapes } from '../api/client';

/** The families that each item belongs to, or goes into. */
export function familiesOf(items: readonly Shapes['Item'][]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const byCode = new Map(items.map((one) => [one.code, one]));
  const add = (code: string, family: string): void => {
    const names = found.get(code) ?? new Set<string>();
    if (!names.has(family)) {
      found.set(code, names.add(family));
      byCode.get(code)?.materials?.forEach((material) => add(material.item, family));
    }
  };
  items.forEach((one) => one.family && add(one.code, one.family));
  return found;
}
