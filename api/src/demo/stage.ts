import type { INestApplicationContext } from '@nestjs/common';
import { AssessmentService } from '../features/assessments/assessment.service';
import { CaseFileService } from '../features/case-files/case-file.service';
import { CertificateService } from '../features/certificates/certificate.service';
import { ConclusionService } from '../features/conclusions/conclusion.service';
import { SignConclusionAct } from '../features/conclusions/sign-conclusion';
import { ContractService } from '../features/contracts/contract.service';
import { TeamService } from '../features/contracts/team.service';
import { GoalService } from '../features/courses/goal.service';
import { LessonService } from '../features/courses/lesson.service';
import { ProgrammeService } from '../features/courses/programme.service';
import { IntakeService } from '../features/intake/intake.service';
import { PapersService } from '../features/intake/papers.service';
import { RoomService } from '../features/providers/room.service';
import { SettingsService } from '../features/providers/settings.service';
import { TemplateService } from '../features/providers/template.service';
import { SealingService } from '../features/sealing/sealing.service';
import { ProlongCourse } from '../features/side-exits/prolong-course';
import { SideExitService } from '../features/side-exits/side-exit.service';
import { InvitationService } from '../features/staff/invitation.service';
import { LeaveService } from '../features/staff/leave.service';
import { StaffService } from '../features/staff/staff.service';
import { TenantDb } from '../platform/db/tenant-db';

/** The acts of the product, as a story calls them. */
export function stageOf(app: INestApplicationContext) {
  const find = { strict: false };
  return {
    db: app.get(TenantDb, find),
    intake: app.get(IntakeService, find),
    papers: app.get(PapersService, find),
    cases: app.get(CaseFileService, find),
    contracts: app.get(ContractService, find),
    teams: app.get(TeamService, find),
    assessments: app.get(AssessmentService, find),
    programmes: app.get(ProgrammeService, find),
    goals: app.get(GoalService, find),
    lessons: app.get(LessonService, find),
    conclusions: app.get(ConclusionService, find),
    signatures: app.get(SignConclusionAct, find),
    certificates: app.get(CertificateService, find),
    exits: app.get(SideExitService, find),
    prolonging: app.get(ProlongCourse, find),
    rooms: app.get(RoomService, find),
    settings: app.get(SettingsService, find),
    templates: app.get(TemplateService, find),
    staff: app.get(StaffService, find),
    invitations: app.get(InvitationService, find),
    leaves: app.get(LeaveService, find),
    months: app.get(SealingService, find),
  };
}
export type Stage = ReturnType<typeof stageOf>;
