import createClient from 'openapi-fetch';
import type { components, operations, paths } from '../../obj/api';
import { token } from '../session/session';

/** The shapes of the API, as openapi.json states them. */
export type Shapes = components['schemas'];

/** The operations of the API, by name. */
export type Operations = operations;

/** What the API says when it refuses a request (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly code: string,
    readonly faults: readonly Fault[],
    readonly candidates: readonly Candidate[] = [],
  ) {
    super(detail || title);
  }
}

/** A fault of a body, at a JSON pointer, or of a query, at a parameter. */
export interface Fault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

/** A registered site that a new one looks like. */
export type Candidate = Shapes['CandidateResponse'];

export const api = createClient<paths>({ baseUrl: '/', querySerializer: { array: { style: 'form', explode: false } } });

api.use({
  onRequest({ request }) {
    const bearer = token();
    if (bearer !== null && !request.headers.has('Authorization')) {
      request.headers.set('Authorization', `Bearer ${bearer}`);
    }
    return request;
  },
});

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws a {@link Problem} where the API refused. */
export async function dataOf<T>(answer: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (data !== undefined) {
    return data;
  }
  throw problemOf(error, response);
}

export function problemOf(error: unknown, response: Response): Problem {
  const said = (typeof error === 'object' && error !== null ? error : {}) as Partial<{ title: string; detail: string; code: string; errors: Fault[]; candidates: Candidate[] }>;
  return new Problem(response.status, said.title ?? `Status ${response.status}`, said.detail ?? '', said.code ?? '', said.errors ?? [], said.candidates);
}
