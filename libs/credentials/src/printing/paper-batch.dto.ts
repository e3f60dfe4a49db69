import { IsOptional, IsUUID } from 'class-validator';

export class PaperBatchQuery {
  /** Papers issued by one released list; left out: all of the round. */
  @IsOptional()
  @IsUUID()
  releaseId?: string;
}

/** How many papers a batch would have. */
export class PaperBatchResponse {
  count: number;
}
