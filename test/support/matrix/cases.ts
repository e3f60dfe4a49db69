import { accountCases } from './account-cases';
import { assessmentCases } from './assessment-cases';
import { callCases } from './call-cases';
import { certificateChangeCases } from './certificate-change-cases';
import { certificateCases } from './certificate-cases';
import { changesCases } from './changes-cases';
import { classesCases } from './classes-cases';
import { correctionCases } from './correction-cases';
import { endingCases } from './ending-cases';
import { roundExtensionCases } from './round-extension-cases';
import { designCases } from './design-cases';
import { identityCases } from './identity-cases';
import { interopCases } from './interop-cases';
import { learningCases } from './learning-cases';
import { orgCases } from './org-cases';
import { badgeCases } from './badge-cases';
import { outsideCases } from './outside-cases';
import { ownClassCases } from './own-class-cases';
import { pairCases } from './pair-cases';
import { papersCases } from './papers-cases';
import { planningCases } from './planning-cases';
import { privacyCases } from './privacy-cases';
import { releaseCases } from './release-cases';
import { signingCases } from './signing-cases';
import { reportingCases } from './reporting-cases';
import { requestCases } from './request-cases';
import { sessionCases } from './session-cases';
import { waiverCases } from './waiver-cases';
import { type RouteCases } from './route-case';

/** Every route of the API: how it is asked rightly, what it then answers, and how far its permission reaches. */
export const routeCases: RouteCases = {
  ...accountCases,
  ...assessmentCases,
  ...callCases,
  ...certificateChangeCases,
  ...certificateCases,
  ...changesCases,
  ...classesCases,
  ...correctionCases,
  ...endingCases,
  ...roundExtensionCases,
  ...designCases,
  ...identityCases,
  ...interopCases,
  ...learningCases,
  ...orgCases,
  ...badgeCases,
  ...outsideCases,
  ...ownClassCases,
  ...pairCases,
  ...papersCases,
  ...planningCases,
  ...privacyCases,
  ...releaseCases,
  ...signingCases,
  ...reportingCases,
  ...requestCases,
  ...sessionCases,
  ...waiverCases,
};
