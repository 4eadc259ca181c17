import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { api, dataOf, Problem, problemOf, type Shapes } from '../api/client';
import { Failure } from '../parts/States';
import { chance, units } from '../parts/figures';
import { verdict } from '../parts/words';

interface Stated {
  readonly rate: number;
  readonly month: string;
  readonly publisher: string;
  readonly url: string;
}

type Verdict = Shapes['ProductSummaryResponse'];

/** What an answer changed. The question itself is gone by then. */
export interface Stating {
  readonly factory: string;
  readonly item: string;
  /** The product that the question was about. */
  readonly product: string | undefined;
  readonly before: readonly Verdict[];
  readonly after: readonly Verdict[];
}

interface Asking {
  readonly item: string;
  readonly asked: Shapes['AskedResponse'];
  readonly values: readonly Shapes['QuestionValueResponse'][];
  readonly tell: (stating: Stating) => void;
}

/** States what a line makes, where it is asked, and tells what that changes. */
export function AnswerForm({ item, asked, values, tell }: Asking) {
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const answer = useMutation({
    mutationFn: async (stated: Stated) => {
      const before = await verdicts();
      await state(asked, item, stated);
      tell({ factory: asked.factory!, item, product: values.find((value) => value.product !== undefined)?.product, before, after: await verdicts() });
      await client.invalidateQueries();
    },
  });
  if (!isOpen) {
    return (
      <button type="button" onClick={() => open(true)}>
        Answer for {asked.factory}
      </button>
    );
  }

  return (
    <form
      class="answer"
      aria-label={`What ${asked.factory} makes of ${item}`}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        answer.mutate({
          rate: Number(form.get('rate')),
          month: String(form.get('month')),
          publisher: String(form.get('publisher')),
          url: String(form.get('url')),
        });
      }}
    >
      <div class="choices">
        <label>
          Units a month
          <input name="rate" type="number" min="0" step="any" required />
        </label>
        <label>
          In month
          <input name="month" pattern="(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])" placeholder="2026-10" title="A month, such as 2026-10" required />
        </label>
        <label>
          Source: publisher
          <input name="publisher" required maxLength={200} />
        </label>
        <label>
          Source: address
          <input name="url" type="url" placeholder="https://…" />
        </label>
        <button class="primary" type="submit" disabled={answer.isPending}>
          {answer.isPending ? 'Stating …' : 'State it'}
        </button>
        <button type="button" onClick={() => open(false)}>
          Cancel
        </button>
      </div>
      {answer.isError && <Failure of={answer.error} />}
    </form>
  );
}

/** Adds the rate to the line in the register. Somebody else's change in between is refused (412), and nothing is lost. */
async function state(asked: Shapes['AskedResponse'], item: string, { rate, month, publisher, url }: Stated): Promise<void> {
  const path = { id: asked.factory! };
  const read = await api.GET('/api/v1/factories/{id}', { params: { path } });
  if (read.data === undefined) {
    throw problemOf(read.error, read.response);
  }

  const statement: Shapes['Statement'] = {
    measure: 'output',
    quantity: { low: rate, per: 'month' },
    period: month,
    source: { publisher, confidence: 'reported', ...(url === '' ? {} : { url }) },
  };
  const isAsked = (line: Shapes['Line']) => line.item === item && line.stage === asked.lineStage && (line.name ?? undefined) === asked.lineName;
  const lines = (read.data.lines ?? []).map((line) => (isAsked(line) ? { ...line, rates: [...(line.rates ?? []), statement] } : line));
  if (!(read.data.lines ?? []).some(isAsked)) {
    throw new Problem(404, 'The line is gone', `${asked.factory} has no such line any more. Read the questions again.`, '', []);
  }

  await dataOf(
    api.PUT('/api/v1/factories/{id}', {
      params: { path, header: { 'If-Match': read.response.headers.get('ETag')! } },
      body: { ...read.data, lines },
    }),
  );
}

const verdicts = async (): Promise<readonly Verdict[]> => (await dataOf(api.GET('/api/v1/gap-reports/current/summary'))).products;

/** What an answer changed about the goal that the question was about. */
export function Effect({ factory, item, product, before, after }: Stating) {
  const [then, now] = [before.find((one) => one.product === product), after.find((one) => one.product === product)];
  return (
    <div class="done" role="status">
      <p>
        <strong>
          {factory} has stated what it makes of {item}.
        </strong>{' '}
        {then === undefined || now === undefined ? 'No goal depends on it yet.' : effect(product!, then, now)}
      </p>
    </div>
  );
}

function effect(product: string, then: Verdict, now: Verdict): string {
  const [before, after] = [then.probability?.central, now.probability?.central];
  const told = [
    then.verdict === now.verdict ? `The verdict on ${product} stays “${verdict(now.verdict).word}”` : `The verdict on ${product} was “${verdict(then.verdict).word}” and is “${verdict(now.verdict).word}”`,
    before == null || after == null ? [] : `its chance ${chance(before) === chance(after) ? `stays ${chance(after)}` : `was ${chance(before)} and is ${chance(after)}`}`,
    then.output?.floor == null || now.output?.floor == null || then.output.floor === now.output.floor ? [] : `what is stated made ${units(then.output.floor)} a month and makes ${units(now.output.floor)}`,
  ].flat();
  return `${told.join('; ')}.`;
}
