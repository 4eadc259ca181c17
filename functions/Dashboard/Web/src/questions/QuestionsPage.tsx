import { useEffect, useRef, useState } from 'preact/hooks';
import { useChoice } from '../app/address';
import { useQuestions, useReport } from '../api/answers';
import { Effect } from '../parts/Effect';
import { Failure, Loading } from '../parts/States';
import { familyName } from '../parts/words';
import { present } from '../session/session';
import type { Stating } from './AnswerForm';
import { QuestionCard } from './QuestionCard';

/** What nobody has stated, the most telling first, each with a form for who can answer it. */
export default function QuestionsPage() {
  const own = present()!.partner;
  const [family, chooseFamily] = useChoice('family');
  const [whose, chooseWhose] = useChoice('of');
  const [stated, setStated] = useState<readonly Stating[]>([]);
  // The form is gone that was answered last, and with it the place of whoever uses the keyboard.
  const effects = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stated.length > 0) {
      effects.current!.focus();
    }
  }, [stated]);
  const questions = useQuestions(whose === 'own' ? own : undefined);
  const report = useReport();

  const all = questions.data?.questions ?? [];
  const shown = all.filter((question) => family === '' || question.values.some((value) => value.family === family) || itemsOf(family).has(question.item));
  function itemsOf(name: string): Set<string> {
    return new Set(report.data?.families?.find((one) => one.family === name)?.products.map((product) => product.product));
  }

  return (
    <>
      <h1>What to ask</h1>
      <p class="lead">
        What nobody has stated, ranked by how far knowing it would settle the doubt about a goal. {own} can answer on the spot what is asked of it.
      </p>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <label>
          Asked of
          <select value={whose} onChange={(event) => chooseWhose(event.currentTarget.value)}>
            <option value="">everybody</option>
            <option value="own">{own} alone</option>
          </select>
        </label>
        <label>
          Family
          <select value={family} onChange={(event) => chooseFamily(event.currentTarget.value)}>
            <option value="">all</option>
            {report.data?.families?.map((one) => (
              <option key={one.family} value={one.family}>
                {familyName(one.family)}
              </option>
            ))}
          </select>
        </label>
      </form>
      <div ref={effects} tabIndex={-1}>
        {stated.map((stating, place) => (
          <Effect key={stated.length - place} {...stating} />
        ))}
      </div>
      {questions.isPending ? (
        <Loading what="the questions" />
      ) : questions.isError ? (
        <Failure of={questions.error} />
      ) : (
        <>
          <p role="status">
            {shown.length} of {all.length} questions{questions.data.notValued ? `; ${questions.data.notValued} with the least at stake are left out` : ''}.
          </p>
          <ol class="asked">
            {shown.map((question) => (
              <QuestionCard key={question.id} question={question} tell={(stating) => setStated((former) => [stating, ...former])} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
