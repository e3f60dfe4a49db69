import { Controller, Get, Param, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, NotFound, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { READ_YEAR_BOOKS } from '../credentials.permissions';
import { RegisterBookService } from './register-book.service';
import { RegisterService } from './register.service';
import { ReadYearBookQuery, YearBookPageResponse, YearBookResponse } from './year-book.dto';

const PAGE = 50;

const Year = (): ParameterDecorator => Param('year', new ParseIntPipe({ exceptionFactory: () => new NotFound() }));

/** The register of the reader's province by years, over all its rounds. */
@ApiTags('credentials')
@Controller('register-books')
export class YearBookController {
  constructor(
    private readonly registers: RegisterService,
    private readonly books: RegisterBookService,
  ) {}

  /** The years there are, the latest first. */
  @RequirePermission(READ_YEAR_BOOKS)
  @Get()
  @ApiOkResponse({ type: [YearBookResponse] })
  async listYearBooks(@CurrentActor() actor: Actor): Promise<YearBookResponse[]> {
    return (await this.registers.listYearBooks(actor)).map((book) => YearBookResponse.from(book));
  }

  /** A page of a year's register, the lowest number first; the reading is written into the audit trail. */
  @RequirePermission(READ_YEAR_BOOKS)
  @Get(':year')
  @ApiOkResponse({ type: YearBookPageResponse })
  async readYearBook(
    @CurrentActor() actor: Actor,
    @Year() year: number,
    @Query() query: ReadYearBookQuery,
  ): Promise<YearBookPageResponse> {
    const { text = '', limit = PAGE, cursor = null } = query;
    return YearBookPageResponse.ofPage(await this.registers.readYearBook(actor, { year, text, limit, cursor }));
  }

  /** The register of a year as an .xlsx file, the lowest number first; the reading is written into the audit trail. */
  @RequirePermission(READ_YEAR_BOOKS)
  @StepUp()
  @Get(':year/book.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportYearBook(@CurrentActor() actor: Actor, @Year() year: number): Promise<StreamableFile> {
    const disposition = `attachment; filename="so-goc-${year}.xlsx"`;
    return new StreamableFile(await this.books.exportYearBook(actor, year), { type: XLSX_TYPE, disposition });
  }

  /** The whole register of a year as numbered pages to print, the lowest number first; the reading is written into the audit trail. */
  @RequirePermission(READ_YEAR_BOOKS)
  @StepUp()
  @Get(':year/book.pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printYearBook(@CurrentActor() actor: Actor, @Year() year: number): Promise<StreamableFile> {
    const disposition = `attachment; filename="so-goc-${year}.pdf"`;
    return new StreamableFile(await this.books.printYearBook(actor, year), { type: 'application/pdf', disposition });
  }
}
