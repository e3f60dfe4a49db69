import { Controller, Get, Param } from '@nestjs/common';
import { generalProblemText, NotFound, Public } from '@lopso/platform';
import { ProblemPageResponse } from './problem.dto';

/** What the codes of problem documents mean, for the page that their `type` names. */
@Controller('problems')
export class ProblemController {
  /** One code. */
  @Public()
  @Get(':code')
  explainProblem(@Param('code') code: string): ProblemPageResponse {
    const text = generalProblemText(code);
    if (text === null) throw new NotFound();
    return ProblemPageResponse.from(code, text);
  }
}
