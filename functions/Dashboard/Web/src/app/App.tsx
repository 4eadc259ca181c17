import { QueryClient, QueryClientProvider } from '@tanstack/preact-query';
import { lazy, Suspense } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { Overview } from '../overview/Overview';
import { Loading } from '../parts/States';
import { become, onChange, present } from '../session/session';
import { SignInPage } from '../session/SignInPage';
import { linkTo, useAddress } from './address';
import { Marking } from './Marking';

const pages = [
  { name: 'overview', title: 'Overview', Page: Overview },
  { name: 'why', title: 'Why', Page: lazy(() => import('../why/WhyPage')) },
  { name: 'ask', title: 'What to ask', Page: lazy(() => import('../questions/QuestionsPage')) },
  { name: 'what-if', title: 'What if', Page: lazy(() => import('../whatif/WhatIfPage')) },
  { name: 'map', title: 'Map', Page: lazy(() => import('../map/MapPage')) },
  { name: 'promises', title: 'Promises', Page: lazy(() => import('../promises/PromisesPage')) },
  { name: 'mro', title: 'MRO', Page: lazy(() => import('../maintenance/MaintenancePage')) },
  { name: 'minerals', title: 'Minerals', Page: lazy(() => import('../minerals/MineralsPage')) },
  { name: 'resilience', title: 'Resilience', Page: lazy(() => import('../resilience/ResiliencePage')) },
  { name: 'evidence', title: 'Evidence', Page: lazy(() => import('../evidence/EvidencePage')) },
  { name: 'reports', title: 'Reports', Page: lazy(() => import('../reports/ReportsPage')) },
  { name: 'runs', title: 'Runs', role: 'operator', Page: lazy(() => import('../runs/RunsPage')) },
  { name: 'registry', title: 'Registry', Page: lazy(() => import('../registry/RegistryPage')) },
];

/** Answers are asked for again after a minute; a server that is busy is asked three times, a refusal is final. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => failures < 3 && !(error instanceof Problem && error.status < 500),
    },
  },
});

export function App() {
  const [reader, setReader] = useState(present());
  useEffect(
    () =>
      onChange(() => {
        client.clear();
        setReader(present());
      }),
    [],
  );
  return <QueryClientProvider client={client}>{reader === null ? <SignInPage /> : <Shell key={reader.token} />}</QueryClientProvider>;
}

function Shell() {
  const { page } = useAddress();
  const reader = present()!;
  const { title, Page } = pages.find(({ name }) => name === page) ?? { title: 'Not found', Page: Unknown };
  const content = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · CoProduction`;
    if (!isFirst.current) {
      content.current?.focus();
      scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [title]);

  return (
    <>
      <a class="skip" href="#content" onClick={(event) => (event.preventDefault(), content.current?.focus())}>
        Skip to the content
      </a>
      <Marking place="top" />
      <header>
        <a class="name" href={linkTo('overview')}>
          CoProduction
        </a>
        <nav aria-label="Pages">
          <ul>
            {pages.filter(({ role }) => role === undefined || reader.roles.includes(role)).map(({ name, title }) => (
              <li key={name}>
                <a href={linkTo(name)} aria-current={name === page ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="reader">
          {reader.partner} <span>{reader.roles.join(', ')}</span>{' '}
          <button type="button" onClick={() => become(null)}>
            Sign out
          </button>
        </p>
      </header>
      <main id="content" tabIndex={-1} ref={content}>
        <Suspense fallback={<Loading what="the page" />}>
          <Page />
        </Suspense>
      </main>
      <Marking place="bottom" />
    </>
  );
}

function Unknown() {
  return (
    <>
      <h1>There is no such page</h1>
      <p>
        <a href={linkTo('overview')}>The overview</a> shows where the alliance stands.
      </p>
    </>
  );
}
