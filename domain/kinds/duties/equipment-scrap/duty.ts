import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** The register reckons the day from the catalogue. */
export const equipmentScrap = defineDuty({
  name: 'equipment-scrap',
  words: ['设备报废', 'Scrapping of equipment'],
  about: [
    '到报废期限的设备停用报废，登记报废日期和去向。',
    'Equipment at the end of its life is scrapped, and the day and where it went are logged.',
  ],
  clauses: ['9b', '15a'],
  rule: inPlan(15, '落实在用设备报废标准（期限依报废目录）'),
  population: { of: 'entry', register: 'equipment' },
  when: { anchor: { field: 'scrapBy' }, opens: 60 },
  proof: { itself: { answered: 'scrappedOn' } },
});
