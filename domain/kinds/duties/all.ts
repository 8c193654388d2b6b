import type { Duty } from '../../primitives/duty.ts';
import { certificateRenewal } from './certificate-renewal/duty.ts';
import { certificateReview } from './certificate-review/duty.ts';
import { certificateVerification } from './certificate-verification/duty.ts';
import { cylinderInspection } from './cylinder-inspection/duty.ts';
import { drillImprovement } from './drill-improvement/duty.ts';
import { dutyReport } from './duty-report/duty.ts';
import { emergencyPlanFiling } from './emergency-plan-filing/duty.ts';
import { emergencyPlanReview } from './emergency-plan-review/duty.ts';
import { equipmentScrap } from './equipment-scrap/duty.ts';
import { evacuationDrillHalfYearly } from './evacuation-drill-half-yearly/duty.ts';
import { evacuationDrillYearly } from './evacuation-drill-yearly/duty.ts';
import { expertPoolRefresh } from './expert-pool-refresh/duty.ts';
import { festivalInspection } from './festival-inspection/duty.ts';
import { fireRiskStudy } from './fire-risk-study/duty.ts';
import { gasAlarmCalibration } from './gas-alarm-calibration/duty.ts';
import { gasAlarmInstallation } from './gas-alarm-installation/duty.ts';
import { householdGasRevisit } from './household-gas-revisit/duty.ts';
import { householdGasVisit } from './household-gas-visit/duty.ts';
import { installationAssessment } from './installation-assessment/duty.ts';
import { installationTrio } from './installation-trio/duty.ts';
import { insuranceRenewal } from './insurance-renewal/duty.ts';
import { leaderDutyList } from './leader-duty-list/duty.ts';
import { licenceRenewal } from './licence-renewal/duty.ts';
import { monitoringCoverage } from './monitoring-coverage/duty.ts';
import { monitoringCoverageDust } from './monitoring-coverage-dust/duty.ts';
import { monitoringCoverageSmelting } from './monitoring-coverage-smelting/duty.ts';
import { monthlyBatch } from './monthly-batch/duty.ts';
import { officerTraining } from './officer-training/duty.ts';
import { planAcknowledgement } from './plan-acknowledgement/duty.ts';
import { planDrill } from './plan-drill/duty.ts';
import { planDrillHalfYearly } from './plan-drill-half-yearly/duty.ts';
import { principalInitialTraining } from './principal-initial-training/duty.ts';
import { principalTraining2024Gas } from './principal-training-2024-gas/duty.ts';
import { principalTraining2024Medical } from './principal-training-2024-medical/duty.ts';
import { principalTraining2025Heritage } from './principal-training-2025-heritage/duty.ts';
import { principalTraining2025Metal } from './principal-training-2025-metal/duty.ts';
import { principalTraining2026Complex } from './principal-training-2026-complex/duty.ts';
import { quarterlySupervision } from './quarterly-supervision/duty.ts';
import { reportRenewal } from './report-renewal/duty.ts';
import { rescueTeamCoverage } from './rescue-team-coverage/duty.ts';
import { responsibilitySignature } from './responsibility-signature/duty.ts';
import { selfCheck } from './self-check/duty.ts';
import { soeThreePosts } from './soe-three-posts/duty.ts';
import { standardReview } from './standard-review/duty.ts';
import { supervisionFollowUp } from './supervision-follow-up/duty.ts';
import { trainingBodyReview } from './training-body-review/duty.ts';
import { yearlyListing } from './yearly-listing/duty.ts';
import { yearlyRetraining } from './yearly-retraining/duty.ts';

/** Every duty of the product. A new one is a folder and a line here. */
export const duties: readonly Duty[] = [
  quarterlySupervision,
  supervisionFollowUp,
  leaderDutyList,
  dutyReport,
  festivalInspection,
  principalTraining2024Gas,
  principalTraining2024Medical,
  principalTraining2025Metal,
  principalTraining2025Heritage,
  principalTraining2026Complex,
  soeThreePosts,
  principalInitialTraining,
  yearlyRetraining,
  certificateRenewal,
  certificateReview,
  certificateVerification,
  evacuationDrillYearly,
  evacuationDrillHalfYearly,
  planDrill,
  planDrillHalfYearly,
  drillImprovement,
  emergencyPlanReview,
  emergencyPlanFiling,
  fireRiskStudy,
  trainingBodyReview,
  expertPoolRefresh,
  officerTraining,
  monthlyBatch,
  yearlyListing,
  monitoringCoverage,
  monitoringCoverageDust,
  monitoringCoverageSmelting,
  householdGasVisit,
  householdGasRevisit,
  standardReview,
  installationAssessment,
  installationTrio,
  licenceRenewal,
  reportRenewal,
  equipmentScrap,
  gasAlarmCalibration,
  gasAlarmInstallation,
  cylinderInspection,
  insuranceRenewal,
  rescueTeamCoverage,
  responsibilitySignature,
  selfCheck,
  planAcknowledgement,
];

const byName = new Map(duties.map((duty) => [duty.name, duty]));

export function dutyNamed(name: string): Duty | undefined {
  return byName.get(name);
}
