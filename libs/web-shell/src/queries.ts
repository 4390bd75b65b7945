import { isSignedOut, Problem } from '@onaltu/api-client/problem';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query';

const isTemporary = (error: unknown) => !(error instanceof Problem) || error.status >= 500;

/** One cache of the server's data; a session that ended anywhere leads to the door. */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, error) => count < 1 && isTemporary(error) },
      mutations: { retry: false },
    },
  });
}
