import { useReport } from '../api/answers';
import { present } from '../session/session';

/** The marking of what the reader sees, at the top and the bottom of every page and print. */
export function Marking({ place }: { place: 'top' | 'bottom' }) {
  const { data, isError } = useReport();
  return (
    <aside class={`marking ${place}`} aria-label={`Marking, ${place} of the page`}>
      {data?.marking ?? (isError ? `Marking not known: keep what you see within ${present()!.partner}` : '…')}
    </aside>
  );
}
