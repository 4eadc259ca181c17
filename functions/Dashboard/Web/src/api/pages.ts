/** A page of a list, and where the next one is. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextLink?: string;
}

/** All items of a list, page by page. */
export async function everyPage<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextLink === undefined ? undefined : (new URL(page.nextLink).searchParams.get('cursor') ?? undefined);
  } while (cursor !== undefined);
  return items;
}

/** The largest page that the API gives. */
export const pageSize = 500;

/** The query of a page. */
export const pageAt = (cursor: string | undefined): { pageSize: number; cursor?: string } => (cursor === undefined ? { pageSize } : { pageSize, cursor });
