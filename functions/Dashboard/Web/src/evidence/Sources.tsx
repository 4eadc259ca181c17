import { rollup } from 'd3-array';
import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { SourceLink } from '../parts/SourceLink';

/** How sure a source may be, and the word for what rests on it. */
const confidences: readonly (readonly [Shapes['Source']['confidence'], string])[] = [
  ['reported', 'reported'],
  ['recalled', 'recalled'],
  ['estimate', 'estimated'],
];

/** All sources behind the figures, by how sure they are. */
export function Sources({ sources }: { sources: readonly Shapes['ListedSourceResponse'][] }) {
  const numbers = rollup(sources, (own) => own.length, ({ source }) => source.confidence);
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">
        {counted(sources.length, 'source')}: {confidences.map(([confidence, word]) => `${numbers.get(confidence) ?? 0} ${word}`).join(', ')}
      </h2>
      {confidences
        .filter(([confidence]) => numbers.has(confidence))
        .map(([confidence, word]) => (
          <details key={confidence}>
            <summary>
              {counted(numbers.get(confidence)!, 'source')}: {word}
            </summary>
            <ul>
              {sources
                .filter(({ source }) => source.confidence === confidence)
                .map(({ id, source }) => (
                  <li key={id}>
                    <SourceLink source={source} />
                  </li>
                ))}
            </ul>
          </details>
        ))}
    </section>
  );
}
