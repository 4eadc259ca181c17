import { rollup } from 'd3-array';
import type { Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { SourceLink } from '../parts/SourceLink';

const confidences: readonly Shapes['Source']['confidence'][] = ['reported', 'recalled', 'estimate'];

/** All sources behind the figures, by how sure they are. */
export function Sources({ sources }: { sources: readonly Shapes['ListedSourceResponse'][] }) {
  const numbers = rollup(sources, (own) => own.length, ({ source }) => source.confidence);
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">
        {counted(sources.length, 'source')}: {confidences.map((confidence) => `${numbers.get(confidence) ?? 0} ${confidence}`).join(', ')}
      </h2>
      {confidences
        .filter((confidence) => numbers.has(confidence))
        .map((confidence) => (
          <details key={confidence}>
            <summary>
              {counted(numbers.get(confidence)!, 'source')}: {confidence}
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
