import { keepPreviousData, useQuery } from '@tanstack/preact-query';
import { api, dataOf } from './client';
import { everyPage, pageAt } from './pages';

/** The current report, with all months, as the reader sees it. */
export const useReport = () =>
  useQuery({
    queryKey: ['report'],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/gap-reports/current', {
          params: { query: { fields: ['marking', 'asOf', 'case', 'firstMonth', 'lastMonth', 'pace', 'families'], months: 'month' } },
        }),
      ),
  });

export type Report = NonNullable<ReturnType<typeof useReport>['data']>;
export type Family = NonNullable<Report['families']>[number];
export type Product = Family['products'][number];

/** The verdict on each product, with its probability. */
export const useSummary = () => useQuery({ queryKey: ['summary'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/summary')) });

/** The trials: what nine of ten come to, and one of ten. */
export const useTrials = () => {
  // As many as stand behind the probabilities of the summary, so that both say the same.
  const trials = useSummary().data?.trials;
  return useQuery({
    queryKey: ['trials', trials],
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/probabilities', { params: { query: { fields: ['families'], months: 'month', trials: trials! } } })),
    enabled: trials !== undefined,
  });
};

/** What would settle most of the doubt, most telling first; with a partner, what it alone can answer. */
export const useQuestions = (partner?: string) =>
  useQuery({
    queryKey: ['questions', partner ?? ''],
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/questions', { params: { query: partner ? { partner } : {} } })),
  });

export type Question = NonNullable<NonNullable<ReturnType<typeof useQuestions>['data']>['questions']>[number];

/** How a product's figure in a month comes about, step by step. */
export const useExplanation = (product: string, month: string) =>
  useQuery({
    queryKey: ['explanation', product, month],
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/explain', { params: { query: { product, month } } })),
    enabled: product !== '' && month !== '',
    placeholderData: keepPreviousData,
  });

/** Reports that were published, newest first. */
export const usePublished = () =>
  useQuery({ queryKey: ['published'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports', { params: { query: { pageSize: 20 } } })) });

/** All items: products, components and what they are made of. */
export const useItems = () =>
  useQuery({
    queryKey: ['items'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/items', { params: { query: pageAt(cursor) } }))),
  });

/** What is known of the components, at the end of the horizon. */
export const useComponents = () =>
  useQuery({
    queryKey: ['components'],
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current', { params: { query: { fields: ['components', 'sourceTable', 'sources'], months: 'year' } } })),
  });

/** All factories. */
export const useFactories = () =>
  useQuery({
    queryKey: ['factories'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/factories', { params: { query: pageAt(cursor) } }))),
  });

/** All sites of maintenance, repair and overhaul. */
export const useMaintenanceSites = () =>
  useQuery({
    queryKey: ['mro-sites'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/mro-sites', { params: { query: pageAt(cursor) } }))),
  });

/** All partners, with their theaters and groups. */
export const usePartners = () =>
  useQuery({
    queryKey: ['partners'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/partners', { params: { query: pageAt(cursor) } }))),
  });

/** All agreements. */
export const useAgreements = () =>
  useQuery({
    queryKey: ['agreements'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/agreements', { params: { query: pageAt(cursor) } }))),
  });

/** What was promised, when it is due now, and how it was kept. */
export const usePromises = () => useQuery({ queryKey: ['promises'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/promises')) });

/** How much of each stage of each mineral lies with partners, with adversaries, and with others; and who counts as an adversary. */
export const useExposure = (enabled = true) =>
  useQuery({
    queryKey: ['exposure'],
    enabled,
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/resilience', { params: { query: { fields: ['minerals', 'adversaries'] } } })),
    select: ({ minerals = [], adversaries = [] }) => ({ minerals, adversaries }),
  });

/** All chains of minerals: the shares of countries in each stage. */
export const useMineralChains = () =>
  useQuery({
    queryKey: ['mineral-chains'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/mineral-chains', { params: { query: pageAt(cursor) } }))),
  });

/** What the loss of each site and partner costs, and of which two. */
export const useLosses = () =>
  useQuery({
    queryKey: ['losses'],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/gap-reports/current/resilience', {
          params: { query: { fields: ['asOf', 'case', 'reading', 'month', 'sites', 'partners', 'theaters', 'goals'] } },
        }),
      ),
  });

export type Losses = NonNullable<ReturnType<typeof useLosses>['data']>;

/** What the figures rest on, part by part. */
export const useEvidence = () => useQuery({ queryKey: ['evidence'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/evidence')) });

export type Evidence = NonNullable<ReturnType<typeof useEvidence>['data']>;

/** Records that contradict each other, and what believing each changes. */
export const useConflicts = () => useQuery({ queryKey: ['conflicts'], queryFn: () => dataOf(api.GET('/api/v1/gap-reports/current/conflicts')) });

/** All reports that were published, newest first. */
export const useArchive = () =>
  useQuery({
    queryKey: ['archive'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/gap-reports', { params: { query: pageAt(cursor) } }))),
  });

/** A report as it was published, with its seal; it never changes. */
export const usePublishedReport = (id: string) =>
  useQuery({
    queryKey: ['published', id],
    queryFn: () => dataOf(api.GET('/api/v1/gap-reports/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the reader's partner has subscribed to. */
export const useSubscriptions = () =>
  useQuery({
    queryKey: ['subscriptions'],
    queryFn: () => everyPage((cursor) => dataOf(api.GET('/api/v1/subscriptions', { params: { query: pageAt(cursor) } }))),
  });

/** The mail of a subscription as it would be sent now, as text. */
export const usePreview = (id: string) =>
  useQuery({ queryKey: ['preview', id], queryFn: () => dataOf(api.GET('/api/v1/subscriptions/{id}/preview/text', { params: { path: { id } }, parseAs: 'text' })) });

/** What timers did, and what operators ran by hand, newest first; asked for again while one has not ended. */
export const useRuns = () =>
  useQuery({
    queryKey: ['runs'],
    queryFn: () => dataOf(api.GET('/api/v1/runs', { params: { query: { pageSize: 100 } } })),
    refetchInterval: (query) => (query.state.data?.items.some(({ result }) => result === 'queued' || result === 'running') ? 2_000 : false),
  });
