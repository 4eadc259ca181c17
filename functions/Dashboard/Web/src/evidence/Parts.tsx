import type { Shapes } from '../api/client';
import { date, units } from '../parts/figures';
import { scopeName } from '../parts/scopes';
import { Table } from '../parts/Table';
import { sentence } from '../parts/words';
import { RecordLink, RecordSource } from './RecordLink';

type Part = Shapes['CapacityPartResponse'];

const kinds: Readonly<Record<string, string>> = {
  line: 'a line makes',
  plan: 'a plan adds',
  unattributed: 'observed beyond the lines',
  aggregate: 'observed of all',
  implied: 'implied by what is made',
  growth: 'growth that nobody stated',
};

/** The parts of an item's capacity, the largest first, each with its record. */
export function Parts({ of: { item, parts, impliedBy }, sources }: { of: Shapes['ItemEvidenceResponse']; sources: readonly Shapes['ListedSourceResponse'][] }) {
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">What {item} rests on</h2>
      {impliedBy.length > 0 && <p>What is implied follows from the output of {impliedBy.join(', ')}.</p>}
      {parts.length === 0 ? (
        <p>No record says what is made of it.</p>
      ) : (
        <Table<Part>
          caption="Units a month, the largest part first"
          columns={[
            { name: 'Part', of: ({ kind, scope }) => `${kinds[kind] ?? sentence(kind)}${scope === undefined ? '' : `, ${scopeName(scope)}`}` },
            { name: 'Units', of: (part) => units(part.units) },
            { name: 'As of', isWords: true, of: ({ asOf }) => asOf === undefined ? '–' : date(asOf) },
            { name: 'Record', isWords: true, of: ({ record }) => (record ? <RecordLink record={record} /> : 'none') },
            { name: 'Source', isWords: true, of: ({ record }) => (record ? <RecordSource record={record} sources={sources} /> : '–') },
          ]}
          rows={[...parts].sort((one, other) => other.units - one.units)}
          keyOf={({ kind, scope, record }) => `${kind}${scope}${record?.id}`}
        />
      )}
    </section>
  );
}
