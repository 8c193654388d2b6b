import { texts } from '../../primitives/texts.ts';

/** Words of the monthly batch that documents and pages share. */
export const monthlyTexts = texts({
  'monthly.reason.overdue-major': ['重大隐患逾期', 'Major and overdue'],
  'monthly.reason.stopped': ['停产停业整改', 'Production stopped'],
  'monthly.reason.major': ['重大隐患', 'Major'],
  'monthly.reason.overdue': ['逾期 30 天以上', 'Overdue for thirty days or more'],
  'monthly.reason.by-hand': ['人工列入', 'Added by hand'],
  'monthly.state.picked': ['待审批', 'to be approved'],
  'monthly.state.approved': ['已审批，待上报', 'approved, to be submitted'],
  'monthly.state.submitted': ['已上报', 'submitted'],
  'monthly.state.returned': ['被退回，待重报', 'returned, to be submitted again'],
});
