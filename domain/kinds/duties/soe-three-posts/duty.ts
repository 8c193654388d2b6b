import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan, PLAN_FROM, PLAN_TO } from '../parts.ts';

/** The plan names no day of its own: its last day is taken. */
export const soeThreePosts = defineDuty({
  name: 'soe-three-posts',
  words: ['央企和省属重点企业三类岗位培训', 'Three posts of key state enterprises'],
  about: [
    '中央在皖及省属重点企业主要负责人、分管负责人、安全生产业务部门负责人在方案期内参加集中培训。',
    'Principal, deputy in charge and head of safety of every key state enterprise attend the course within the plan.',
  ],
  clauses: ['3e'],
  rule: inPlan(3, '中央在皖及省属重点企业主要负责人、分管负责人、安全生产业务部门负责人集中培训'),
  population: {
    of: 'person',
    posts: ['principal', 'deputy-in-charge', 'safety-manager'],
    where: { marks: ['key-state-owned'] },
  },
  when: { once: PLAN_TO, from: PLAN_FROM },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
