import { useChoice } from '../app/address';
import { usePreview, useSubscriptions } from '../api/answers';
import type { Shapes } from '../api/client';
import { Failure, Loading } from '../parts/States';
import { familyName, sentence } from '../parts/words';
import { mayWriteAny } from '../session/rights';
import { present } from '../session/session';

/** The mail that the reader's partner gets, with a preview. Only contributors and coordinators may see it. */
export function Subscriptions() {
  const { partner, roles } = present()!;
  return (
    <section aria-labelledby="mail-title">
      <h2 id="mail-title">The weekly mail</h2>
      {mayWriteAny() ? (
        <Own partner={partner} />
      ) : (
        <p>
          Only contributors and coordinators see the subscriptions of {partner}. Your role: {roles.join(', ')}.
        </p>
      )}
    </section>
  );
}

function Own({ partner }: { partner: string }) {
  const subscriptions = useSubscriptions();
  const [shown, show] = useChoice('mail');
  if (subscriptions.isPending) {
    return <Loading what="the subscriptions" />;
  }
  if (subscriptions.isError) {
    return <Failure of={subscriptions.error} />;
  }
  return subscriptions.data.length === 0 ? (
    <p>{partner} has no subscription.</p>
  ) : (
    <ul class="asked">
      {subscriptions.data.map((one) => (
        <li key={one.id} class="card">
          <p>{told(one)}</p>
          <button type="button" aria-expanded={one.id === shown} onClick={() => show(one.id === shown ? '' : one.id)}>
            {one.id === shown ? 'Hide the mail' : 'Preview the mail'}
          </button>
          {one.id === shown && <Preview id={one.id} />}
        </li>
      ))}
    </ul>
  );
}

/** Who gets what and when, in words. */
function told({ recipients, families, products, weekday, hour, timeZone }: Shapes['SubscriptionResponse']): string {
  const about = [...families.map(familyName), ...products];
  const addressed = recipients.map(({ address, state }) => `${address} (${state})`);
  const [what, whom] = [about.join(', ') || 'All families', addressed.join(', ') || 'nobody'];
  return `${what}, each ${sentence(weekday)} at ${hour}:00 (${timeZone}), to ${whom}.`;
}

function Preview({ id }: { id: string }) {
  const preview = usePreview(id);
  return preview.isPending ? (
    <Loading what="the mail" />
  ) : preview.isError ? (
    <Failure of={preview.error} />
  ) : (
    <pre class="mail" tabIndex={0} aria-label="The mail as text">
      {preview.data}
    </pre>
  );
}
