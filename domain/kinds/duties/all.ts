import type { Duty } from '../../primitives/duty.ts';
import { certificateRenewal } from './certificate-renewal/duty.ts';
import { evacuationDrillYearly } from './evacuation-drill-yearly/duty.ts';
import { monthlyBatch } from './monthly-batch/duty.ts';
import { planAcknowledgement } from './plan-acknowledgement/duty.ts';

/** Every duty of the product. A new one is a folder and a line here. */
export const duties: readonly Duty[] = [
  evacuationDrillYearly,
  certificateRenewal,
  monthlyBatch,
  planAcknowledgement,
];

const byName = new Map(duties.map((duty) => [duty.name, duty]));

export function dutyNamed(name: string): Duty | undefined {
  return byName.get(name);
}
