import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { MOST_CORRECTION_DAYS, type ProvinceCorrectionRule } from '@lopso/classes';

const isSet = (_: unknown, days: unknown): boolean => days !== null;

export class SetCorrectionRuleRequest {
  /** Days after a session on which who stands before it corrects its roll; null: without end. */
  @ValidateIf(isSet)
  @IsInt()
  @Min(1)
  @Max(MOST_CORRECTION_DAYS)
  trainerDays: number | null;

  /** Days of the department, no fewer than the trainer's; null: without end. */
  @ValidateIf(isSet)
  @IsInt()
  @Min(1)
  @Max(MOST_CORRECTION_DAYS)
  departmentDays: number | null;
}

export class CorrectionRuleResponse {
  provinceId: string;
  trainerDays: number | null;
  departmentDays: number | null;
  /** The caller may change it. */
  canSet: boolean;

  static from({ provinceId, trainerDays, departmentDays, canSet }: ProvinceCorrectionRule): CorrectionRuleResponse {
    return { provinceId, trainerDays, departmentDays, canSet };
  }
}
