import { beijingApprovalDays, beijingApprovalMonths } from './beijing/approval-time.ts';
import { beijingCertificateToGrades } from './beijing/certificate-to-grades.ts';
import { beijingGradeToPost } from './beijing/grade-to-post.ts';
import { beijingHukouEligibility } from './beijing/hukou-eligibility.ts';
import { beijingHukouNotice, beijingTitleNotice } from './beijing/notice-period.ts';
import { beijingOutsideExperience } from './beijing/outside-experience.ts';
import { beijingPointsBonus } from './beijing/points-bonus.ts';
import { beijingPointsNoStacking } from './beijing/points-no-stacking.ts';
import { beijingPostAppointment } from './beijing/post-appointment.ts';
import { beijingPostCertificate } from './beijing/post-certificate.ts';
import { beijingPostToGrade } from './beijing/post-to-grade.ts';
import { beijingPublicHousing } from './beijing/public-housing.ts';
import { beijingTalentChannel } from './beijing/talent-channel.ts';
import { beijingTitleCalendar } from './beijing/title-calendar.ts';
import { beijingTitleEligibility } from './beijing/title-eligibility.ts';
import { beijingTitleException } from './beijing/title-exception.ts';
import { beijingTitleKeyProject } from './beijing/title-key-project.ts';
import { monthlyAllowance } from './bijiang/allowance-monthly.ts';
import { periodAllowance } from './bijiang/allowance-period.ts';
import { yearlyAllowance } from './bijiang/allowance-yearly.ts';
import { promotion } from './bijiang/promotion.ts';
import { recruitmentCalendar } from './bijiang/recruitment-dates.ts';
import { recruitmentEligibility } from './bijiang/recruitment-eligibility.ts';
import { recruitmentScore } from './bijiang/recruitment-score.ts';
import { serviceContact } from './bijiang/service-contact.ts';
import { serviceCounter } from './bijiang/service-counter.ts';
import { serviceDeadlines } from './bijiang/service-deadlines.ts';
import { serviceWaitedDays, serviceWaitedWorkingDays } from './bijiang/service-waiting.ts';
import { agencyChange } from './registration/agency-change.ts';
import { certificateAnnotation } from './registration/annotation.ts';
import { registrationCertificateViewing } from './registration/certificate-viewing.ts';
import { continuingEducationHours } from './registration/continuing-education.ts';
import { firstRegistrationDeadline } from './registration/first-registration-deadline.ts';
import { registrationFormEditing } from './registration/form-editing.ts';
import { paperCertificate } from './registration/paper-certificate.ts';
import { photoFormat } from './registration/photo-format.ts';
import { photoSize } from './registration/photo-size.ts';
import { renewalWindow } from './registration/renewal-window.ts';
import { tianjinCertificateToTitle } from './tianjin/certificate-to-title.ts';
import { tianjinDigitalEngineer } from './tianjin/digital-engineer.ts';
import { tianjinOverseas } from './tianjin/overseas.ts';
import { tianjinSkillApplication } from './tianjin/skill-application.ts';
import { tianjinSkillToTitle } from './tianjin/skill-to-title.ts';
import { tianjinTitleToSkill } from './tianjin/title-to-skill.ts';
import { zhejiangCertificateReward } from './zhejiang/certificate-reward.ts';
import { sharedFacts } from './facts/shared.ts';
import { beijingFacts } from './facts/beijing.ts';
import { tianjinFacts } from './facts/tianjin.ts';
import { zhejiangFacts } from './facts/zhejiang.ts';
import { registrationFacts } from './facts/registration.ts';
import { bijiangFacts } from './facts/bijiang.ts';
import type { Rule, Vocabulary } from './rule.ts';

/** Every rule; the number in a rule is its place in the list of twenty. */
export const catalogue: readonly Rule[] = [
  beijingApprovalDays,
  beijingApprovalMonths,
  beijingCertificateToGrades,
  beijingGradeToPost,
  beijingHukouEligibility,
  beijingHukouNotice,
  beijingTitleNotice,
  beijingOutsideExperience,
  beijingPointsBonus,
  beijingPointsNoStacking,
  beijingPostAppointment,
  beijingPostCertificate,
  beijingPostToGrade,
  beijingPublicHousing,
  beijingTalentChannel,
  beijingTitleCalendar,
  beijingTitleEligibility,
  beijingTitleException,
  beijingTitleKeyProject,
  monthlyAllowance,
  periodAllowance,
  yearlyAllowance,
  promotion,
  recruitmentCalendar,
  recruitmentEligibility,
  recruitmentScore,
  serviceContact,
  serviceCounter,
  serviceDeadlines,
  serviceWaitedWorkingDays,
  serviceWaitedDays,
  agencyChange,
  certificateAnnotation,
  registrationCertificateViewing,
  continuingEducationHours,
  firstRegistrationDeadline,
  registrationFormEditing,
  paperCertificate,
  photoSize,
  photoFormat,
  renewalWindow,
  tianjinCertificateToTitle,
  tianjinDigitalEngineer,
  tianjinOverseas,
  tianjinSkillApplication,
  tianjinSkillToTitle,
  tianjinTitleToSkill,
  zhejiangCertificateReward,
];

/** Every fact that a rule may ask for. */
export const vocabulary: Vocabulary = { ...sharedFacts, ...beijingFacts, ...tianjinFacts, ...zhejiangFacts, ...registrationFacts, ...bijiangFacts };
