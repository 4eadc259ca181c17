import { linkTo } from '../app/address';
import type { Shapes } from '../api/client';
import { units } from '../parts/figures';
import { SourceLink } from '../parts/SourceLink';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { partnerOf } from './coverage';

type Site = Shapes['MaintenanceSite'];

const columns: readonly Column<Site>[] = [
  { name: 'Site', of: ({ id, name }) => <a href={linkTo('registry', { kind: 'mro-sites', id })}>{name}</a> },
  { name: 'Partner', isWords: true, of: (site) => partnerOf(site) },
  { name: 'Town', isWords: true, of: ({ location }) => location?.town ?? 'withheld' },
  { name: 'Operator', isWords: true, of: ({ operator }) => operator },
  { name: 'Status', isWords: true, of: ({ status }) => sentence(status) },
  { name: 'Level', isWords: true, of: ({ level, scope }) => `${sentence(level)}${scope === undefined ? '' : `, ${scope}`}` },
  { name: 'A year', of: ({ throughputPerYear }) => (throughputPerYear === undefined ? 'not stated' : units(throughputPerYear)) },
  { name: 'Days there', of: ({ turnaroundDays }) => (turnaroundDays === undefined ? 'not stated' : units(turnaroundDays)) },
  { name: 'Source', isWords: true, of: ({ source }) => source && <SourceLink source={source} /> },
];

/** The sites of a cell. */
export function SiteTable({ sites }: { sites: readonly Site[] }) {
  return <Table caption="A year: the platforms or parts serviced. Days there: how long one of them stays." columns={columns} rows={sites} keyOf={({ id }) => id} />;
}
