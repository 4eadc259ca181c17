import { useQuery } from '@tanstack/preact-query';
import { api, dataOf, type Shapes } from '../api/client';
import { Failure, Loading } from '../parts/States';
import { become } from './session';

/** Lets a person sign in: with the ministry's own account, or, on a developer's machine, as one of the sample ministries. */
export function SignInPage() {
  const way = useQuery({ queryKey: ['sign-in'], queryFn: () => dataOf(api.GET('/api/v1/sign-in')) });
  return (
    <main class="sign-in" id="content">
      <h1>CoProduction</h1>
      <p class="lead">Is the alliance doubling its munitions production, what stands in the way, and what must be asked to know better?</p>
      {way.isPending ? <Loading what="how to sign in" /> : way.isError ? <Failure of={way.error} /> : <Way {...way.data} />}
    </main>
  );
}

function Way({ kind, samples, entra }: Shapes['SignInResponse']) {
  switch (kind) {
    case 'development':
      return <Samples readers={samples ?? []} />;
    case 'entra':
      return <Entra {...entra!} />;
    default:
      return (
        <p role="alert">
          This program accepts tokens, but names no application that people sign in with. Its operator sets <code>CoProduction:Dashboard:ClientId</code>.
        </p>
      );
  }
}

function Samples({ readers }: { readers: readonly Shapes['SampleReaderResponse'][] }) {
  return (
    <section class="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">Development: choose a sample ministry</h2>
      <p>
        <strong>Not for real data.</strong> Whoever reaches this machine can act as any of these. Outside Development this choice does not exist.
      </p>
      <ul>
        {readers.map((reader) => (
          <li key={reader.partner}>
            <button type="button" onClick={() => become(reader)}>
              <strong>{reader.partner}</strong> <span>{reader.memberships}</span> <span>{reader.roles.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entra(settings: Shapes['EntraResponse']) {
  return (
    <button
      type="button"
      class="primary"
      onClick={async () => {
        const { signIn } = await import('./entra');
        become(await signIn(settings));
      }}
    >
      Sign in with your ministry’s account
    </button>
  );
}
