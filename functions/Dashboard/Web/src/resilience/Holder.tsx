import { linkTo } from '../app/address';
import type { Kind } from './losses';

/** A site, with a link to its record, or a partner, with a link to its sites on the map. */
export function Holder({ kind, id }: { kind: Kind; id: string }) {
  return <a href={kind === 'site' ? linkTo('registry', { kind: 'factories', id }) : linkTo('map', { partner: id })}>{id}</a>;
}
