import { useReport } from '../api/answers';

/** The marking of what the reader sees, at the top and the bottom of every page and print. */
export function Marking({ place }: { place: 'top' | 'bottom' }) {
  const { data } = useReport();
  return (
    <aside class={`marking ${place}`} aria-label={`Marking, ${place} of the page`}>
      {data?.marking ?? '…'}
    </aside>
  );
}
