import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Assessment, AssessmentScore, AssessmentSection } from './assessment.entity';
import { AssessmentProviderController } from './assessment.provider.controller';
import { AssessmentService } from './assessment.service';

@Module({
  imports: [TypeOrmModule.forFeature([Assessment, AssessmentSection, AssessmentScore])],
  controllers: [AssessmentProviderController],
  providers: [AssessmentService],
})
export class AssessmentsModule {}
