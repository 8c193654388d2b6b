import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

export const responsibilitySignature = defineDuty({
  name: 'responsibility-signature',
  words: ['岗位责任签订', 'Signature of responsibilities'],
  about: [
    '企业每名从业人员签有正在有效的岗位安全责任清单，每年核对。',
    'Every person in an enterprise has signed a list of his safety duties that is in force, checked each year.',
  ],
  clauses: ['11b'],
  rule: byLaw('安全生产法第二十二条'),
  population: { of: 'person', where: { kinds: ['enterprise'] } },
  when: { every: 'year' },
  proof: { register: 'responsibility-list', answered: 'signedOn', standing: true },
});
