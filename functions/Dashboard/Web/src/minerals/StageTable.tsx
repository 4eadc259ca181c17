import { percent, units } from '../parts/figures';
import { scopeName } from '../parts/scopes';
import { type Column, Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { type Exposed, mineralName, type Stage } from './exposure';

const columns: readonly Column<Stage>[] = [
  { name: 'Mineral', of: ({ mineral }) => mineralName(mineral) },
  { name: 'Stage', isWords: true, of: ({ stage }) => sentence(stage) },
  { name: 'Of', isWords: true, of: ({ basis }) => scopeName(basis) },
  { name: 'Year', of: ({ year }) => year ?? '–' },
  { name: 'Adversaries', of: ({ adversary }) => percent(adversary / 100) },
  { name: 'Neutral', of: ({ neutral }) => percent(neutral / 100) },
  { name: 'Partners', of: ({ allied }) => percent(allied / 100) },
  { name: 'Not stated', of: ({ unstated }) => percent(unstated / 100) },
  { name: 'Largest', isWords: true, of: ({ byCountry }) => byCountry?.top ?? '–' },
  { name: 'HHI', of: ({ byCountry }) => (byCountry === undefined ? '–' : units(byCountry.hhi)) },
];

/** The stages of all minerals, the most exposed mineral first. */
export function StageTable({ minerals }: { minerals: readonly Exposed[] }) {
  return (
    <Table
      caption="HHI: how concentrated the stated countries are, up to 10,000 where one holds all."
      columns={columns}
      rows={minerals.flatMap(({ stages }) => stages)}
      keyOf={({ mineral, stage, basis, year }) => `${mineral}${stage}${basis}${year}`}
    />
  );
}
