import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client.ts';
import { Look } from './app/look.tsx';
import { makeRouter } from './app/router.tsx';
import './app/theme.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without signal the answer is a sentence, not a page that waits for ever.
      networkMode: 'always',
      // A refusal does not become an answer by asking again; a lost connection may.
      retry: (count, error) =>
        !(error instanceof ApiError && error.status > 0 && error.status < 500) && count < 2,
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Look>
        <RouterProvider router={makeRouter(queries)} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
