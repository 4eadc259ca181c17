/** Who reads: kept for this tab only, and never in an address. */
export interface Reader {
  /** The partner, such as POL. */
  readonly partner: string;
  readonly roles: readonly string[];
  readonly token: string;
}

const place = 'coproduction.reader';

const listeners = new Set<() => void>();

let reader: Reader | null = kept();

function kept(): Reader | null {
  const text = sessionStorage.getItem(place);
  return text === null ? null : (JSON.parse(text) as Reader);
}

export const token = (): string | null => reader?.token ?? null;

export const present = (): Reader | null => reader;

/** Signs a reader in, or out with null. */
export function become(next: Reader | null): void {
  reader = next;
  if (next === null) {
    sessionStorage.removeItem(place);
  } else {
    sessionStorage.setItem(place, JSON.stringify(next));
  }
  listeners.forEach((listener) => listener());
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
