import { linkTo } from '../app/address';
import type { Shapes } from '../api/client';
import { SourceLink } from '../parts/SourceLink';
import { sentence } from '../parts/words';

/** The lists in which kinds of records are registered; a plan belongs to a factory. */
const lists: Readonly<Record<string, string>> = { factory: 'factories', plan: 'factories', baseline: 'baselines', target: 'baselines' };

/** A record, with a link to it. */
export function RecordLink({ record: { kind, id } }: { record: Shapes['CitationResponse'] }) {
  const list = lists[kind];
  return (
    <span class="source">
      {list === undefined ? id : <a href={linkTo('registry', { kind: list, id: kind === 'plan' ? id.split('/')[0] : id })}>{id}</a>} <small>{sentence(kind).toLowerCase()}</small>
    </span>
  );
}

/** The source of a record, where it is said. */
export function RecordSource({ record, sources }: { record: Shapes['CitationResponse']; sources: readonly Shapes['ListedSourceResponse'][] }) {
  const source = record.source ?? sources.find(({ id }) => id === record.sourceId)?.source;
  return source === undefined ? <>–</> : <SourceLink source={source} />;
}
