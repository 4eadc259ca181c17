import { useMutation } from '@tanstack/preact-query';
import { api, dataOf, type Shapes } from '../api/client';
import { counted } from '../parts/counted';
import { Failure } from '../parts/States';

/** Has a report computed again from its snapshot, and says whether it is the one that was sealed. */
export function Verification({ id }: { id: string }) {
  const verification = useMutation({ mutationFn: () => dataOf(api.GET('/api/v1/gap-reports/{id}/verify', { params: { path: { id } } })) });
  return (
    <>
      <p>
        <button type="button" class="primary" disabled={verification.isPending} onClick={() => verification.mutate()}>
          {verification.isPending ? 'Computing it again …' : 'Verify'}
        </button>
      </p>
      {verification.isError && <Failure of={verification.error} />}
      {verification.isSuccess && <Outcome {...verification.data} />}
    </>
  );
}

function Outcome({ isEqual, sealed, published, recomputed, sealedEngine, engine, differences }: Shapes['VerificationResponse']) {
  if (isEqual) {
    return (
      <div class="done" role="status">
        <p>
          <strong>The seal holds.</strong> The stored report is the one that was sealed, and computing it again from the archived snapshot gives the same to the last
          digit.
        </p>
      </div>
    );
  }
  return (
    <div class="failure" role="alert">
      <p>
        <strong>The seal does not hold.</strong>
        {sealed !== published && ' The stored report is not the one that was sealed.'}
        {published !== recomputed && ` Computing it again gives another report, with ${counted(differences.length, 'difference')}.`}
        {sealedEngine !== engine && ` Version ${sealedEngine} of the calculation sealed it, and this is version ${engine}.`}
      </p>
      {differences.length > 0 && (
        <ul>
          {differences.map(({ at, published, recomputed }) => (
            <li key={at}>
              <code>{at}</code>: published {JSON.stringify(published) ?? 'nothing'}, computed {JSON.stringify(recomputed) ?? 'nothing'}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
