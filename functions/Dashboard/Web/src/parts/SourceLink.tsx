import type { Shapes } from '../api/client';
import { date } from './figures';

/** A source: its title leads to it, and after it stand who published it, when, and how sure it is. */
export function SourceLink({ source: { title, publisher, url, date: at, confidence } }: { source: Shapes['Source'] }) {
  const name = title ?? publisher;
  return (
    <span class="source">
      {url ? (
        <a href={url} rel="noreferrer" target="_blank">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      <small>{[title && publisher, at && date(at), confidence].filter(Boolean).join(', ')}</small>
    </span>
  );
}
