import { useState } from 'preact/hooks';
import { usePartners } from '../api/answers';
import type { Shapes } from '../api/client';
import { Choice } from '../parts/Choice';
import { present } from '../session/session';
import { type Filled, hasRate } from './answer';
import type { Asked } from './wanted';

const stages: readonly (readonly [stage: Shapes['Plan']['stage'], text: string])[] = [
  ['proposed', 'proposed'],
  ['announced', 'announced'],
  ['funded', 'funded'],
  ['contracted', 'contracted'],
  ['building', 'being built'],
  ['commissioned', 'in operation'],
  ['cancelled', 'cancelled'],
];

/** The fields that an answer needs beside its source. */
export function Fields({ asked: { wanted, partner } }: { asked: Asked }) {
  switch (wanted) {
    case 'total':
      return (
        <>
          <Rate name="Units a month" />
          <Month name="In month" />
          <Audience partner={partner} />
        </>
      );
    case 'plan':
      return <NewPlan />;
    case 'plan-rate':
      return <Rate name="Units a month afterwards" />;
    case 'plan-date':
      return <Month name="Takes effect in month" />;
    case 'plan-stage':
      return (
        <>
          <Stage />
          <Month name="Takes effect in month" />
        </>
      );
    default:
      return (
        <>
          <Rate name="Units a month" />
          <Month name="In month" />
        </>
      );
  }
}

/** What a form holds that has these fields. */
export function filled(form: FormData): Filled {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    rate: Number(text('rate')),
    month: text('month'),
    stage: text('stage') as Filled['stage'],
    planned: text('planned') as Filled['planned'],
    until: text('until'),
    audience: text('audience'),
    source: { publisher: text('publisher'), confidence: 'reported', ...(text('url') === '' ? {} : { url: text('url') }) },
  };
}

const plans: readonly (readonly [kind: Filled['planned'], text: string])[] = [
  ['nothing', 'nothing further'],
  ['expansion', 'an expansion'],
  ['reduction', 'a reduction'],
  ['pause', 'a pause of all of it'],
  ['closure', 'its closure'],
];

function NewPlan() {
  const [planned, choose] = useState('nothing');
  return (
    <>
      <Choice name="What is planned" value={planned} choose={choose} options={plans} />
      <input type="hidden" name="planned" value={planned} />
      {planned !== 'nothing' && (
        <>
          {hasRate(planned) && <Rate name="Units a month afterwards" />}
          <Month name="Takes effect in month" />
          {planned === 'pause' && <Month name="Last month, if it is known" of="until" isOptional />}
          <Stage />
        </>
      )}
    </>
  );
}

function Rate({ name }: { name: string }) {
  return (
    <label>
      {name}
      <input name="rate" type="number" min="0" step="any" required />
    </label>
  );
}

function Month({ name, of = 'month', isOptional = false }: { name: string; of?: string; isOptional?: boolean }) {
  return (
    <label>
      {name}
      <input name={of} pattern="(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])" placeholder="2026-10" title="A month, such as 2026-10" required={!isOptional} />
    </label>
  );
}

function Stage() {
  return (
    <label>
      How far it is
      <select name="stage" required>
        <option value="">choose …</option>
        {stages.map(([stage, text]) => (
          <option key={stage} value={stage}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A record is seen by its owner alone unless it says otherwise, and no partner owns that of the EU or of all allies. */
function Audience({ partner }: { partner: string | undefined }) {
  const own = present()!.partner;
  const groups = usePartners().data?.find((one) => one.code === own)?.memberships ?? [];
  return (
    <label>
      Seen by
      <select name="audience">
        {partner !== undefined && <option value={partner}>{partner} alone</option>}
        {groups.map((group) => (
          <option key={group} value={group}>
            {group}
          </option>
        ))}
        <option value="everyone">everyone</option>
      </select>
    </label>
  );
}
