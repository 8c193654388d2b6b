import type { Duty } from '../../primitives/duty.ts';
import { certificateRenewal } from './certificate-renewal/duty.ts';
import { evacuationDrillYearly } from './evacuation-drill-yearly/duty.ts';
import { monthlyBatch } from './monthly-batch/duty.ts';

/** Every duty of the product. A new one is a folder and a line here. */
export const duties: readonly Duty[] = [evacuationDrillYearly, certificateRenewal, monthlyBatch];

const byName = new Map(duties.map((duty) => [duty.name, duty]));

export function dutyNamed(name: string): Duty | undefined {
  return byName.get(name);
}
