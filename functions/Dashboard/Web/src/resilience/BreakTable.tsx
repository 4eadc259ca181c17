import { counted } from '../parts/counted';
import { Table } from '../parts/Table';
import { familyName } from '../parts/words';
import { Holder } from './Holder';
import { type Break, points } from './losses';

/** What costs a goal most: one or two sites, or partners. */
export function BreakTable({ breaks }: { breaks: readonly Break[] }) {
  return breaks.length === 0 ? (
    <p>No goal depends on one or two of them.</p>
  ) : (
    <Table<Break>
      caption="Sorted by cost. Points: of the family’s index, which is 100 where every product reaches its goal."
      columns={[
        {
          name: 'Without',
          of: ({ kind, without }) =>
            without.map((one, place) => (
              <div key={one}>
                {place > 0 && 'and '}
                <Holder kind={kind} id={one} />
              </div>
            )),
        },
        { name: 'That is', isWords: true, of: ({ kind, without }) => counted(without.length, kind) },
        { name: 'Family', isWords: true, of: ({ family }) => familyName(family) },
        { name: 'Lost', of: ({ lost }) => points(lost) },
        { name: 'The goal', isWords: true, of: ({ isReached }) => (isReached ? 'breaks' : 'is missed anyway') },
      ]}
      rows={breaks}
      keyOf={({ family, without }) => `${family}${without.join()}`}
    />
  );
}
