import { linkTo } from '../app/address';
import type { Question } from '../api/answers';
import type { Shapes } from '../api/client';
import { percent } from '../parts/figures';
import { familyName } from '../parts/words';
import { present } from '../session/session';
import { AnswerForm, type Stating } from './AnswerForm';

type Asked = Shapes['AskedResponse'];

const wanted: Readonly<Record<Asked['wanted'], string>> = {
  total: 'a newer total',
  rate: 'what is made now',
  plan: 'what is planned, or that nothing is',
  'plan-rate': 'how much the plan adds',
  'plan-date': 'the month of the plan',
  'plan-stage': 'how far the plan is',
};

/** One question: why it matters, who can answer, and a form for what the reader's own sites make. */
export function QuestionCard({ question, tell }: { question: Question; tell: (stating: Stating) => void }) {
  const reader = present()!;
  const own = question.asked.filter((asked) => asked.factory !== undefined && asked.partner === reader.partner && asked.wanted === 'rate');
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
        <p>Nobody who makes it is registered.</p>
      ) : (
        <details>
          <summary>
            Who can answer: {[...new Set(question.asked.map((asked) => asked.scope))].join(', ')}
          </summary>
          <ul>
            {question.asked.map((asked) => (
              <li key={`${asked.scope}${asked.factory}${asked.lineStage}${asked.lineName}${asked.plan}${asked.wanted}`}>
                {asked.factory === undefined ? asked.scope : <a href={linkTo('registry', { kind: 'factories', id: asked.factory })}>{asked.factory}</a>}
                {asked.lineStage && `, ${asked.lineStage}${asked.lineName ? ` ${asked.lineName}` : ''}`}: {wanted[asked.wanted]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {reader.roles.includes('contributor') &&
        own.map((asked) => <AnswerForm key={`${asked.factory}${asked.lineStage}${asked.lineName}`} item={question.item} asked={asked} values={question.values} tell={tell} />)}
    </li>
  );
}
