import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { linkTo, useChoice } from '../app/address';
import { usePartners } from '../api/answers';
import { everyPage, pageSize } from '../api/pages';
import { Choice } from '../parts/Choice';
import { counted } from '../parts/counted';
import { Failure, Loading } from '../parts/States';
import { Table } from '../parts/Table';
import type { Kind, Stored } from './kinds';
import { pageOf, type Search } from './requests';

const rows = 50;

const orders = [
  ['id', 'id'],
  ['-id', 'id, last first'],
  ['-changedAt', 'last changed first'],
  ['changedAt', 'last changed last'],
] as const;

/** A kind's records as a table: searched, sorted and paged by the API. */
export function RecordTable({ kind }: { kind: Kind }) {
  const [text, search] = useChoice('text');
  const [partner, choosePartner] = useChoice('partner');
  const [sort, chooseSort] = useChoice('sort', 'id');
  const [cursor] = useChoice('cursor');
  const partners = usePartners();
  const idOf = (record: Stored) => String(record[kind.id]);
  const hasPartners = kind.columns.some(([title]) => title === 'Partner');
  const query: Search = {
    pageSize: rows,
    ...(text === '' ? {} : { text }),
    ...(partner === '' ? {} : { partner: [partner] }),
    ...(orders.some(([order]) => order === sort) ? { sort: sort as NonNullable<Search['sort']> } : {}),
    ...(cursor === '' ? {} : { cursor }),
  };
  const page = useQuery({ queryKey: ['records', kind.path, query], queryFn: () => pageOf(kind, query), placeholderData: keepPreviousData });

  return (
    <>
      <form
        class="choices"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          search(String(new FormData(event.currentTarget).get('text')));
        }}
      >
        <label>
          Search
          <input name="text" type="search" defaultValue={text} maxLength={200} />
        </label>
        {hasPartners && <Choice name="Partner" value={partner} choose={choosePartner} all="all" options={(partners.data ?? []).map((one) => [one.code, `${one.code} ${one.name}`])} />}
        <Choice name="Order" value={sort} choose={chooseSort} options={orders} />
        <button type="submit">Search</button>
        <button type="button" onClick={() => download(kind, query)}>
          Download as CSV
        </button>
      </form>
      {page.isPending ? (
        <Loading what="the records" />
      ) : page.isError ? (
        <Failure of={page.error} />
      ) : (
        <>
          <p role="status">
            {counted(page.data.count ?? page.data.items.length, 'record')} that you may see.
          </p>
          <Table
            caption={kind.title}
            columns={[{ name: 'Id', of: (record) => <a href={linkTo('registry', { kind: kind.path, id: idOf(record) })}>{idOf(record)}</a> }, ...kind.columns.map(([name, of]) => ({ name, isWords: true, of }))]}
            rows={page.data.items}
            keyOf={idOf}
          />
          <p class="choices">
            {cursor !== '' && <a href={linkTo('registry', { kind: kind.path, text, partner, sort })}>First page</a>}
            {page.data.next !== null && <a href={linkTo('registry', { kind: kind.path, text, partner, sort, cursor: page.data.next })}>Next page</a>}
          </p>
        </>
      )}
    </>
  );
}

/** All records of the search, in a file. A cell that a spreadsheet would compute is written as text. */
async function download(kind: Kind, query: Search): Promise<void> {
  const all: readonly Stored[] = await everyPage(async (cursor) => {
    const { items, next } = await pageOf(kind, { ...query, pageSize, ...(cursor === undefined ? {} : { cursor }) });
    return next === null ? { items } : { items, nextLink: `${location.origin}/?cursor=${encodeURIComponent(next)}` };
  });
  const quoted = (cell: string) => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  const lines = [['Id', ...kind.columns.map(([title]) => title)], ...all.map((record) => [String(record[kind.id]), ...kind.columns.map(([, cell]) => cell(record))])];
  const file = new Blob([`\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${kind.path}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
