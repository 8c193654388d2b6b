import { fileURLToPath } from 'node:url';
import { checkFloors } from './floors.ts';

const { modules, imports, violations } = checkFloors(fileURLToPath(new URL('..', import.meta.url)));
for (const { file, imports: to, why } of violations) console.error(`${file} imports ${to}: ${why}`);
if (modules === 0 || imports === 0) {
  console.error('The floors check read no module: it proves nothing.');
  process.exit(1);
}
console.log(`floors: ${modules} modules, ${imports} imports, ${violations.length} violations`);
process.exit(violations.length === 0 ? 0 : 1);
