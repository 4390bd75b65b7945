import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Assignment } from './assignment.entity';
import { Contract } from './contract.entity';
import { ContractProviderController } from './contract.provider.controller';
import { ContractService } from './contract.service';
import { TeamService } from './team.service';

@Module({
  imports: [TypeOrmModule.forFeature([Assignment, Contract])],
  controllers: [ContractProviderController],
  providers: [ContractService, TeamService],
  exports: [ContractService, TeamService],
})
export class ContractsModule {}
