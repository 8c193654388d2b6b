import { texts } from '../../primitives/texts.ts';

/** Words of the double report in lists that leave the product. */
export const doubleReportTexts = texts({
  'told.missing.employees': ['未告知从业人员', 'employees not told'],
  'told.missing.congress': ['未向职工大会报告', 'workers’ congress not told'],
});
