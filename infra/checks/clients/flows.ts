// Uses the API as an integration engineer does, with types generated from the OpenAPI document: node flows.js <address> <token>
// The compiler checks that the document describes what is sent; this program checks that the answers are as described.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Stock = components['schemas']['Stock'];
type Change = paths['/api/v1/changes']['get']['responses'][200]['content']['application/json']['items'][number];

const [baseUrl, token] = process.argv.slice(2) as [string, string];
const api = createClient<paths>({
  baseUrl,
  headers: { Authorization: `Bearer ${token}` },
  querySerializer: { array: { style: 'form', explode: false } },
});

const stock = (id: string, value: number): Stock => ({
  id, item: '155-PRIMER', scope: 'POL', metric: 'days_of_supply', value, unit: 'days', releasableTo: ['everyone'],
  source: { publisher: 'Ministry', title: 'Return', url: 'https://example.org/return', date: '2026-11-01', confidence: 'reported' },
});
const cursorIn = (link: string | undefined) => link === undefined ? undefined : new URL(link).searchParams.get('cursor') ?? undefined;
const id = `pol-client-${Date.now().toString(36)}`;

// Create, and again with the same key.
const header = { 'Idempotency-Key': crypto.randomUUID() };
const created = await api.POST('/api/v1/stocks', { body: stock(id, 10), params: { header } });
assert.equal(created.response.status, 201, JSON.stringify(created.error));
assert.equal(created.data?.value, 10);
const again = await api.POST('/api/v1/stocks', { body: stock(id, 10), params: { header } });
assert.equal(again.response.headers.get('Idempotency-Replayed'), 'true');

// Page.
const seen: string[] = [], tags = new Map<string, string>();
for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
  const { data, error } = await api.GET('/api/v1/stocks', { params: { query: { partner: ['POL'], pageSize: 1, sort: '-changedAt', cursor } } });
  assert.ok(data, JSON.stringify(error));
  data.items.forEach((item, place) => {
    seen.push(item.id!);
    tags.set(item.id!, data.eTags?.[place] ?? '');
  });
  cursor = cursorIn(data.nextLink);
}
assert.equal(seen[0], id);
assert.equal(new Set(seen).size, seen.length);

// Update, and conflict.
const path = { id }, tag = tags.get(id)!;
const updated = await api.PUT('/api/v1/stocks/{id}', { body: stock(id, 20), params: { path, header: { 'If-Match': tag } } });
assert.equal(updated.data?.value, 20, JSON.stringify(updated.error));
const conflict = await api.PUT('/api/v1/stocks/{id}', { body: stock(id, 30), params: { path, header: { 'If-Match': tag } } });
assert.equal(conflict.response.status, 412);
assert.equal(conflict.error?.code, 'version-conflict');
const patched = await api.PATCH('/api/v1/stocks/{id}', {
  body: { value: 40 },
  headers: { 'Content-Type': 'application/merge-patch+json' },
  params: { path, header: { 'If-Match': updated.response.headers.get('ETag')! } },
});
assert.equal(patched.data?.value, 40, JSON.stringify(patched.error));

// Import, to its end.
const lines = [1, 2].map(number => JSON.stringify({ kind: 'stock', record: stock(`${id}-${number}`, number) })).join('\n');
const started = await api.POST('/api/v1/imports', { body: lines, bodySerializer: body => body, headers: { 'Content-Type': 'application/jsonl' } });
assert.equal(started.response.status, 202, JSON.stringify(started.error));
let job = started.data!;
while (job.state === 'queued' || job.state === 'running') {
  await new Promise(resolve => setTimeout(resolve, 200));
  job = (await api.GET('/api/v1/imports/{id}', { params: { path: { id: job.id } } })).data!;
}
assert.equal(job.state, 'succeeded');
const results = await api.GET('/api/v1/imports/{id}/results', { params: { path: { id: job.id } } });
assert.deepEqual(results.data?.items.map(row => row.outcome), ['added', 'added']);

// Mirror.
const mirror = new Map<string, Stock>();
const apply = (change: Change) => {
  if (change.kind !== 'stock') {
    return;
  }
  if (change.action === 'deleted' || change.action === 'withdrawn') {
    mirror.delete(change.id);
  } else if (change.record) {
    mirror.set(change.id, change.record);
  }
};
let since: string | undefined;
const follow = async () => {
  for (let more = true; more;) {
    const { data, error } = await api.GET('/api/v1/changes', { params: { query: { since, pageSize: 50 } } });
    assert.ok(data, JSON.stringify(error));
    data.items.forEach(apply);
    since = data.position;
    more = data.nextLink !== undefined;
  }
};
await follow();
assert.equal(mirror.get(id)?.value, 40);
await api.DELETE('/api/v1/stocks/{id}', { params: { path, header: { 'If-Match': '*' } } });
await follow();
assert.equal(mirror.has(id), false);
assert.equal(mirror.get(`${id}-2`)?.value, 2);

// Report, and what if.
const report = await api.GET('/api/v1/gap-reports/current');
assert.ok(report.data?.families?.length, JSON.stringify(report.error));
const whatIf = await api.POST('/api/v1/gap-reports', {
  body: { scenarios: [{ name: 'Poland away', changes: [{ kind: 'outage', partners: ['POL'], from: '2027-01', months: 12 }] }] },
});
assert.equal(whatIf.response.status, 200, JSON.stringify(whatIf.error));

console.log('create, page, update, conflict, import, mirror, report, what-if');
