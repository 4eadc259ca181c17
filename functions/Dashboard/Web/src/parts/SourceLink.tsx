import type { Shapes } from '../api/client';

/** A source: its title leads to it, and after it stand who published it, when, and how sure it is. */
export function SourceLink({ source: { title, publisher, url, date, confidence } }: { source: Shapes['Source'] }) {
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
      <small>{[title && publisher, date, confidence].filter(Boolean).join(', ')}</small>
    </span>
  );
}
