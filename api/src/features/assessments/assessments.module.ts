import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Assessment, AssessmentScore, AssessmentSection } from './assessment.entity';
import { AssessmentProviderController } from './assessment.provider.controller';
import { AssessmentService } from './assessment.service';
import { ScoreProviderController } from './score.provider.controller';

@Module({
  imports: [TypeOrmModule.forFeature([Assessment, AssessmentSection, AssessmentScore])],
  controllers: [AssessmentProviderController, ScoreProviderController],
  providers: [AssessmentService],
})
export class AssessmentsModule {}
