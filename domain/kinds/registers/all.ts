import type { Register } from '../../primitives/register.ts';
import { assessmentReport } from './assessment-report/register.ts';
import { chemicalUser } from './chemical-user/register.ts';
import { confinedSpace } from './confined-space/register.ts';
import { contractor } from './contractor/register.ts';
import { dispatchedWorker } from './dispatched-worker/register.ts';
import { drill } from './drill/register.ts';
import { dustSite } from './dust-site/register.ts';
import { equipment } from './equipment/register.ts';
import { gasAlarm } from './gas-alarm/register.ts';
import { gasCylinder } from './gas-cylinder/register.ts';
import { gasPipeline } from './gas-pipeline/register.ts';
import { highRiskSubproject } from './high-risk-subproject/register.ts';
import { keyChemicalProcess } from './key-chemical-process/register.ts';
import { licence } from './licence/register.ts';
import { majorHazardInstallation } from './major-hazard-installation/register.ts';
import { responsibilityList } from './responsibility-list/register.ts';
import { specialOperationCertificate } from './special-operation-certificate/register.ts';
import { tankRetrofit } from './tank-retrofit/register.ts';
import { trainingRecord } from './training-record/register.ts';

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
  confinedSpace,
  dustSite,
  highRiskSubproject,
  specialOperationCertificate,
  trainingRecord,
  responsibilityList,
  dispatchedWorker,
  licence,
  assessmentReport,
  drill,
  contractor,
];

const byName = new Map(registers.map((register) => [register.name, register]));

export function registerNamed(name: string): Register | undefined {
  return byName.get(name);
}
