import { expect, it } from 'vitest';
import { requestForLog } from './request-log.ts';

it('logs where a request went, without secrets, words that somebody looked for, or his address', () => {
  const logged = (url: string) => requestForLog({ method: 'GET', url });
  expect(logged('/api/people?q=13805541234')).toEqual({ method: 'GET', path: '/api/people' });
  expect(logged('/invitation/k7Qf3-secret')).toEqual({ method: 'GET', path: '/invitation/…' });
  expect(logged('/api/invitations/k7Qf3-secret?x=1')).toEqual({ method: 'GET', path: '/api/invitations/…' });
  expect(logged('/api/invitations/bulk')).toEqual({ method: 'GET', path: '/api/invitations/bulk' });
  expect(Object.keys(requestForLog({ method: 'GET', url: '/', ...{ ip: '10.0.0.7' } }))).toEqual([
    'method',
    'path',
  ]);
});
