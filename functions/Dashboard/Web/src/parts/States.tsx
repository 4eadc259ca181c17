import { Problem } from '../api/client';
import { become } from '../session/session';

/** Says that something is on its way. */
export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      Reading {what} …
    </p>
  );
}

/** Says what went wrong, and what helps. */
export function Failure({ of }: { of: Error }) {
  const isSignedOut = of instanceof Problem && of.status === 401;
  return (
    <div class="failure" role="alert">
      <p>
        <strong>{of instanceof Problem ? of.title : 'The server cannot be reached'}</strong>
      </p>
      <p>{of.message}</p>
      {of instanceof Problem && of.faults.length > 0 && (
        <ul>
          {of.faults.map((fault) => (
            <li key={`${fault.pointer}${fault.parameter}${fault.detail}`}>
              {(fault.pointer ?? fault.parameter) && <code>{fault.pointer ?? fault.parameter}</code>} {fault.detail}
            </li>
          ))}
        </ul>
      )}
      {isSignedOut && (
        <button type="button" onClick={() => become(null)}>
          Sign in again
        </button>
      )}
    </div>
  );
}
