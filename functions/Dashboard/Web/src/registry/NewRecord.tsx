import { useState } from 'preact/hooks';
import { linkTo, useChoice } from '../app/address';
import type { Changed } from '../api/verdicts';
import { Effect } from '../parts/Effect';
import { present } from '../session/session';
import type { Kind, Stored } from './kinds';
import { RecordForm } from './RecordForm';

/** A form for a record that is not there yet. Where a question asks who makes an item, the form begins with it, and the answer's effect is shown. */
export function NewRecord({ kind }: { kind: Kind }) {
  const [item] = useChoice('item');
  const [product] = useChoice('product');
  const [answer, setAnswer] = useState<{ readonly stored: Stored; readonly changed: Changed } | null>(null);
  if (answer !== null) {
    const id = String(answer.stored[kind.id]);
    return (
      <>
        <Effect what={`${id} is registered as a maker of ${item}.`} product={product} changed={answer.changed} />
        <p class="choices">
          <a href={linkTo('registry', { kind: kind.path, id })}>{id}</a>
          <a href={linkTo('ask')}>What to ask</a>
        </p>
      </>
    );
  }

  const isAsked = item !== '' && kind.path === 'factories';
  return (
    <RecordForm
      kind={kind}
      former={null}
      close={() => (location.hash = linkTo('registry', { kind: kind.path }))}
      {...(isAsked ? { filled: maker(item), tell: (stored, changed) => setAnswer({ stored, changed }) } : {})}
    />
  );
}

/** What is known of a maker before anybody has named it. */
const maker = (item: string): Stored => ({ id: `${present()!.partner.toLowerCase()}-`, statuses: [{ status: 'operating' }], lines: [{ item, stage: '' }] });
