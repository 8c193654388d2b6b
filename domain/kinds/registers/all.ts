import type { Register } from '../../primitives/register.ts';
import { assessmentReport } from './assessment-report/register.ts';
import { budgetLine } from './budget-line/register.ts';
import { chemicalUser } from './chemical-user/register.ts';
import { confinedSpace } from './confined-space/register.ts';
import { contractor } from './contractor/register.ts';
import { decision } from './decision/register.ts';
import { dispatchedWorker } from './dispatched-worker/register.ts';
import { drill } from './drill/register.ts';
import { dustSite } from './dust-site/register.ts';
import { dutyReport } from './duty-report/register.ts';
import { emergencyPlan } from './emergency-plan/register.ts';
import { emergencySupply } from './emergency-supply/register.ts';
import { enforcementKit } from './enforcement-kit/register.ts';
import { equipment } from './equipment/register.ts';
import { expert } from './expert/register.ts';
import { festivalInspection } from './festival-inspection/register.ts';
import { fireRiskStudy } from './fire-risk-study/register.ts';
import { gasAlarm } from './gas-alarm/register.ts';
import { gasCylinder } from './gas-cylinder/register.ts';
import { gasPipeline } from './gas-pipeline/register.ts';
import { grid } from './grid/register.ts';
import { highRiskSubproject } from './high-risk-subproject/register.ts';
import { householdGasVisit } from './household-gas-visit/register.ts';
import { insurancePolicy } from './insurance-policy/register.ts';
import { insurer } from './insurer/register.ts';
import { keyChemicalProcess } from './key-chemical-process/register.ts';
import { leaderDuty } from './leader-duty/register.ts';
import { licence } from './licence/register.ts';
import { majorHazardInstallation } from './major-hazard-installation/register.ts';
import { meeting } from './meeting/register.ts';
import { monitoringPoint } from './monitoring-point/register.ts';
import { rescueTeam } from './rescue-team/register.ts';
import { responsibilityList } from './responsibility-list/register.ts';
import { retiredTechnician } from './retired-technician/register.ts';
import { ruleDocument } from './rule-document/register.ts';
import { safetySupervisor } from './safety-supervisor/register.ts';
import { sensitivePeriod } from './sensitive-period/register.ts';
import { serviceBody } from './service-body/register.ts';
import { specialOperationCertificate } from './special-operation-certificate/register.ts';
import { standardReview } from './standard-review/register.ts';
import { supervisionFinding } from './supervision-finding/register.ts';
import { supervisionTour } from './supervision-tour/register.ts';
import { tankRetrofit } from './tank-retrofit/register.ts';
import { trainingBody } from './training-body/register.ts';
import { trainingBodyReview } from './training-body-review/register.ts';
import { trainingRecord } from './training-record/register.ts';
import { typicalCase } from './typical-case/register.ts';

/** Every register of the product. A new one is a folder and a line here. */
export const registers: readonly Register[] = [
  majorHazardInstallation,
  equipment,
  gasAlarm,
  gasCylinder,
  gasPipeline,
  tankRetrofit,
  keyChemicalProcess,
  chemicalUser,
  monitoringPoint,
  confinedSpace,
  dustSite,
  highRiskSubproject,
  householdGasVisit,
  specialOperationCertificate,
  trainingRecord,
  responsibilityList,
  dispatchedWorker,
  licence,
  assessmentReport,
  insurancePolicy,
  drill,
  emergencyPlan,
  rescueTeam,
  emergencySupply,
  supervisionTour,
  supervisionFinding,
  leaderDuty,
  dutyReport,
  festivalInspection,
  sensitivePeriod,
  fireRiskStudy,
  trainingBodyReview,
  standardReview,
  ruleDocument,
  typicalCase,
  meeting,
  decision,
  budgetLine,
  safetySupervisor,
  grid,
  enforcementKit,
  contractor,
  expert,
  retiredTechnician,
  serviceBody,
  trainingBody,
  insurer,
];

const byName = new Map(registers.map((register) => [register.name, register]));

export function registerNamed(name: string): Register | undefined {
  return byName.get(name);
}
