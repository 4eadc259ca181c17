import { sentence } from '../parts/words';

/** A record, whatever its kind. */
export type Stored = Readonly<Record<string, unknown>>;

/** A kind of record, as the API's addresses name it. */
export interface Kind {
  readonly path: string;
  /** The word for one of them, as imports and duplicates use it. */
  readonly word: string;
  readonly title: string;
  /** Its schema in openapi.json. */
  readonly schema: string;
  /** The member that holds its id. */
  readonly id: string;
  readonly columns: readonly (readonly [title: string, cell: (record: Stored) => string])[];
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : Array.isArray(value) ? value.map(text).join(', ') : String(value));
const member = (name: string) => (record: Stored): string => text(record[name]);
const last = (name: string, of: string) => (record: Stored): string => sentence(text((record[name] as readonly Stored[] | undefined)?.at(-1)?.[of]));
const each = (name: string, of: string) => (record: Stored): string => [...new Set((record[name] as readonly Stored[] | undefined)?.map((one) => text(one[of])))].join(', ');
const town = (record: Stored): string => text((record['location'] as Stored | undefined)?.['town']);

export const kinds: readonly Kind[] = [
  {
    path: 'factories', word: 'factory', title: 'Factories', schema: 'Factory', id: 'id',
    columns: [['Name', member('name')], ['Operator', member('operator')], ['Partner', member('partner')], ['Town', town], ['Makes', each('lines', 'item')], ['Status', last('statuses', 'status')]],
  },
  {
    path: 'mro-sites', word: 'mro-site', title: 'Maintenance, repair, overhaul', schema: 'MaintenanceSite', id: 'id',
    columns: [['Name', member('name')], ['Operator', member('operator')], ['Partner', member('partner')], ['Town', town], ['Platforms', member('platforms')], ['Status', member('status')]],
  },
  { path: 'mineral-chains', word: 'mineral-chain', title: 'Mineral chains', schema: 'MineralChain', id: 'mineral', columns: [['Kind', member('kind')], ['Stages', each('shares', 'stage')], ['Countries', each('shares', 'country')]] },
  { path: 'items', word: 'item', title: 'Items', schema: 'Item', id: 'code', columns: [['Name', member('name')], ['Kind', member('kind')], ['Family', member('family')], ['Unit', member('unit')], ['Made of', each('materials', 'item')]] },
  { path: 'partners', word: 'partner', title: 'Partners', schema: 'Partner', id: 'code', columns: [['Name', member('name')], ['Theater', member('theater')], ['Groups', member('memberships')]] },
  { path: 'agreements', word: 'agreement', title: 'Agreements', schema: 'Agreement', id: 'id', columns: [['Name', member('name')], ['Type', member('type')], ['Parties', member('parties')], ['Item', member('item')], ['Status', member('status')]] },
  { path: 'stocks', word: 'stock', title: 'Stocks', schema: 'Stock', id: 'id', columns: [['Item', member('item')], ['Scope', member('scope')], ['Metric', member('metric')], ['Value', member('value')], ['Unit', member('unit')], ['As of', member('asOf')]] },
  { path: 'baselines', word: 'baseline', title: 'Totals', schema: 'Baseline', id: 'id', columns: [['Item', member('item')], ['Scope', member('scope')], ['Kind', member('kind')], ['A year', member('ratePerYear')], ['As of', member('asOf')]] },
  { path: 'coverages', word: 'coverage', title: 'Coverages', schema: 'Coverage', id: 'id', columns: [['Item', member('item')], ['Scope', member('scope')]] },
  { path: 'goals', word: 'goal', title: 'Goals', schema: 'Goal', id: 'family', columns: [['Multiple', member('multiplier')], ['First month', member('firstMonth')], ['Months', member('months')], ['Path', member('path')]] },
  { path: 'scenarios', word: 'scenario', title: 'Scenarios', schema: 'Scenario', id: 'id', columns: [['Name', member('name')], ['Notes', member('notes')]] },
];
