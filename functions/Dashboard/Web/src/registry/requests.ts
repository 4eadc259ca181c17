import { api, dataOf, problemOf } from '../api/client';
import type { Kind, Stored } from './kinds';

// All kinds have the same operations. One stands for all where the types tell them apart.
const list = (kind: Kind) => `/api/v1/${kind.path}` as '/api/v1/factories';
const one = (kind: Kind) => `/api/v1/${kind.path}/{id}` as '/api/v1/factories/{id}';

/** A version of a record. */
export interface Version {
  readonly record: Stored;
  readonly etag: string;
}

export interface Search {
  readonly text?: string;
  readonly partner?: string[];
  readonly sort?: 'id' | '-id' | 'changedAt' | '-changedAt';
  readonly pageSize: number;
  readonly cursor?: string;
}

/** A page of records. */
export const pageOf = async (kind: Kind, query: Search): Promise<{ items: readonly Stored[]; next: string | null; count: number | undefined }> => {
  const { items, nextLink, count } = await dataOf(api.GET(list(kind), { params: { query: { ...query, count: true } } }));
  return { items: items as unknown as readonly Stored[], next: nextLink === undefined ? null : new URL(nextLink).searchParams.get('cursor'), count };
};

/** A record as it is now. */
export async function read(kind: Kind, id: string): Promise<Version> {
  const { data, error, response } = await api.GET(one(kind), { params: { path: { id } } });
  if (data === undefined) {
    throw problemOf(error, response);
  }
  return { record: data as unknown as Stored, etag: response.headers.get('ETag')! };
}

/** What was changed of a record, and by whom. */
export const historyOf = (kind: Kind, id: string) =>
  dataOf(api.GET(`/api/v1/${kind.path}/{id}/history` as '/api/v1/factories/{id}/history', { params: { path: { id } } }));

/** Replaces a version; adds a record where there is none, which duplicates none of the named ones. */
export async function write(kind: Kind, record: Stored, former: Version | null, notDuplicateOf: readonly string[] = []): Promise<void> {
  const body = record as never;
  await (former === null
    ? dataOf(api.POST(list(kind), { params: { query: notDuplicateOf.length === 0 ? {} : { notDuplicateOf: [...notDuplicateOf] } }, body }))
    : dataOf(api.PUT(one(kind), { params: { path: { id: String(former.record[kind.id]) }, header: { 'If-Match': former.etag } }, body })));
}
