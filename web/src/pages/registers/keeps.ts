import type { Register } from '@zhiben/domain/primitives/register.ts';
import { hasRole, useSession } from '../../app/session.ts';

/** Does the reader keep this register? The server decides; this only leaves out what it would refuse. */
export function useKeeps({ keeper }: Register): boolean {
  const session = useSession();
  return keeper === 'authority'
    ? hasRole(session, 'administrator', 'desk', 'inspector', 'leader')
    : hasRole(
        session,
        'administrator',
        'desk',
        'enterprise-admin',
        'enterprise-officer',
        'enterprise-principal',
      );
}
