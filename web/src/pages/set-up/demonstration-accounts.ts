import type { DemonstrationMade } from '@zhiben/domain/contract/session.ts';
import type { z } from 'zod';

/** One account of the demonstration park, as the server tells it once. */
export type DemoAccount = z.infer<typeof DemonstrationMade>['accounts'][number];
