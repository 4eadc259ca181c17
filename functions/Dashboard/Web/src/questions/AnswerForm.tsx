import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { type Changed, changedBy } from '../api/verdicts';
import { Failure } from '../parts/States';
import { scopeName } from '../parts/scopes';
import { answer, type Filled } from './answer';
import { Fields, filled } from './fields';
import { PlanNow } from './PlanNow';
import { type Asked, nameOf, words } from './wanted';

/** An answer, and what it changed. The question itself may be gone by then. */
export interface Stating {
  /** What was stated, as a sentence. */
  readonly what: string;
  /** The product that the question was about. */
  readonly product: string | undefined;
  readonly changed: Changed;
}

interface Asking {
  readonly item: string;
  readonly asked: Asked;
  readonly product: string | undefined;
  readonly tell: (stating: Stating) => void;
}

/** States what is asked, where it is asked, and tells what that changes. */
export function AnswerForm({ item, asked, product, tell }: Asking) {
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const { asked: question, stated } = words[asked.wanted];
  const send = useMutation({
    mutationFn: async (stating: Filled) => {
      const changed = await changedBy(() => answer(asked, item, stating));
      tell({ what: `${asked.factory ?? scopeName(asked.scope)} has stated ${stated} ${item}.`, product, changed });
      open(false);
      await client.invalidateQueries();
    },
  });
  if (!isOpen) {
    return (
      <button type="button" onClick={() => open(true)}>
        Answer for {nameOf(asked)}: {question}
      </button>
    );
  }

  return (
    <form
      class="answer"
      aria-label={`${nameOf(asked)}: ${question}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(filled(new FormData(event.currentTarget)));
      }}
    >
      <p>
        <b>{nameOf(asked)}</b>: {question}
      </p>
      {asked.plan !== undefined && <PlanNow asked={asked} item={item} />}
      <div class="choices">
        <Fields asked={asked} />
        <label>
          Source: publisher
          <input name="publisher" required maxLength={200} />
        </label>
        <label>
          Source: address
          <input name="url" type="url" placeholder="https://…" />
        </label>
        <button class="primary" type="submit" disabled={send.isPending}>
          {send.isPending ? 'Stating …' : 'State it'}
        </button>
        <button type="button" onClick={() => open(false)}>
          Cancel
        </button>
      </div>
      {send.isError && <Failure of={send.error} />}
    </form>
  );
}
