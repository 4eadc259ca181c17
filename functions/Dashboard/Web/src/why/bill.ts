import type { Shapes } from '../api/client';

type Item = Shapes['Item'];

/** An item of a product's bill of materials. */
export interface Part {
  readonly item: string;
  readonly name: string;
  /** Units of it in one product; null where nobody has stated how many. */
  readonly quantity: number | null;
}

/** A material that goes into an item. */
export interface Step {
  readonly from: string;
  readonly to: string;
}

/** All that goes into a product, through all stages, and which goes into which. */
export function billOf(product: string, items: readonly Item[]): { readonly parts: readonly Part[]; readonly steps: readonly Step[] } {
  const byCode = new Map(items.map((item) => [item.code, item]));
  const parts = new Map<string, Part>();
  const steps = new Map<string, Step>();
  const add = (code: string, quantity: number | null, path: readonly string[]): void => {
    const item = byCode.get(code);
    const known = parts.get(code);
    parts.set(code, { item: code, name: item?.name ?? code, quantity: quantity === null || known?.quantity === null ? null : (known?.quantity ?? 0) + quantity });
    for (const material of item?.materials ?? []) {
      // A cycle would have no end; the API refuses to compute with one.
      if (!path.includes(material.item)) {
        steps.set(`${material.item} ${code}`, { from: material.item, to: code });
        add(material.item, quantity === null || material.quantityPerUnit == null ? null : quantity * material.quantityPerUnit, [...path, material.item]);
      }
    }
  };
  add(product, 1, [product]);
  return { parts: [...parts.values()], steps: [...steps.values()] };
}
