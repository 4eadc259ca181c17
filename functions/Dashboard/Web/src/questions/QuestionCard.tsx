import { linkTo } from '../app/address';
import type { Question } from '../api/answers';
import { percent } from '../parts/figures';
import { scopeName } from '../parts/scopes';
import { familyName } from '../parts/words';
import { mayWriteAny } from '../session/rights';
import { AnswerForm, type Stating } from './AnswerForm';
import { keyOf, mayAnswer, words } from './wanted';

/** One question: why it matters, who can answer, and a form for each part that the reader can answer. */
export function QuestionCard({ question, tell }: { question: Question; tell: (stating: Stating) => void }) {
  // Nothing can be said of the doubt about a product of which nobody knows what is made; the answer changes that.
  const product = question.values.find((value) => value.product !== undefined)?.product ?? (question.kind === 'baseline' ? question.item : undefined);
  return (
    <li class="card question">
      <p class="rank">
        {question.rank === undefined ? 'without a value' : `${question.isTied ? 'tied ' : ''}${question.rank}`}
        {question.values[0] && (
          <>
            {' '}
            · settles {percent(question.values[0].share)} of the doubt about {question.values[0].product ?? familyName(question.values[0].family)}
          </>
        )}
      </p>
      <h2>
        <a href={linkTo('why', { item: question.item })}>{question.item}</a>
      </h2>
      <p>{question.why}</p>
      {question.asked.length === 0 ? (
        <p>
          Nobody who makes it is registered.{' '}
          {mayWriteAny() && <a href={linkTo('registry', { kind: 'factories', id: '*', item: question.item, product })}>Register a maker of {question.item}</a>}
        </p>
      ) : (
        <details>
          <summary>
            Who can answer: {[...new Set(question.asked.map((asked) => scopeName(asked.scope)))].join(', ')}
          </summary>
          <ul>
            {question.asked.map((asked) => (
              <li key={keyOf(asked)}>
                {asked.factory === undefined ? scopeName(asked.scope) : <a href={linkTo('registry', { kind: 'factories', id: asked.factory })}>{asked.factory}</a>}
                {asked.lineStage && `, ${asked.lineStage}${asked.lineName ? ` ${asked.lineName}` : ''}`}: {words[asked.wanted].asked}
              </li>
            ))}
          </ul>
        </details>
      )}
      {question.asked.filter(mayAnswer).map((asked) => (
        <AnswerForm key={keyOf(asked)} item={question.item} asked={asked} product={product} tell={tell} />
      ))}
    </li>
  );
}
