import type { Register } from '../../primitives/register.ts';
import { drill } from './drill/register.ts';
import { specialOperationCertificate } from './special-operation-certificate/register.ts';

/** Every register of the product. A new one is a folder and a line here. */
export const registers: readonly Register[] = [specialOperationCertificate, drill];

const byName = new Map(registers.map((register) => [register.name, register]));

export function registerNamed(name: string): Register | undefined {
  return byName.get(name);
}
