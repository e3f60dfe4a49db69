import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  EDIT_FIELDS,
  type EditField,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportField,
  type ImportKind,
} from './import-row.rules';
import { ROW_VIEWS, type RowView } from './import.service';

const MAX_ROWS_NAMED = 2_000;

/** What an officer sends, as multipart/form-data. */
export class UploadImportForm {
  /** Made by the sender; the same for every sending of one form. */
  clientKey: string;
  kind: ImportKind;
  /** .xlsx or .csv */
  file: string;
}

export class ListImportsQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class ImportTemplateQuery {
  @IsIn(IMPORT_KINDS)
  kind: ImportKind;
}

export class ListImportRowsQuery {
  @IsIn(ROW_VIEWS)
  view: RowView;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** The end of the page before. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_000_000)
  cursor?: number;
}

/** Columns from 0 by what they say; left out: the file has none. */
export class ImportColumnsRequest {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  fullName?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  birthYear?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  phone?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  commune?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  district?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  village?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  villageWord?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  team?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  position?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  kind?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(59)
  organisation?: number;
}

export class MatchColumnsRequest {
  /** Number of the row that holds the heads; 0: the file has none. */
  @IsInt()
  @Min(0)
  @Max(2_000_000)
  headerRow: number;

  @ValidateNested()
  @Type(() => ImportColumnsRequest)
  columns: ImportColumnsRequest;
}

export class ChooseSheetRequest {
  /** One of the import's `otherSheets`. */
  @IsString()
  @MaxLength(200)
  sheetName: string;
}

export class AlikeProblemRequest {
  @IsIn(IMPORT_FIELDS)
  field: ImportField;

  @IsString()
  @MaxLength(80)
  code: string;

  @IsString()
  @MaxLength(32_000)
  typed: string;

  /** Of problems with villages: only those of this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

export class RepairRowsRequest {
  @IsIn(EDIT_FIELDS)
  field: EditField;

  @IsString()
  @MaxLength(200)
  value: string;

  /** The rows it is for; left out where all alike are meant. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_NAMED)
  @IsInt({ each: true })
  rows?: number[];

  /** All rows with this very problem. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AlikeProblemRequest)
  alike?: AlikeProblemRequest;
}

export class AcceptProposalsRequest {
  /** The kind of problem whose likeliest proposals are accepted. */
  @IsString()
  @MaxLength(80)
  code: string;
}

export class SkipRowsRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_NAMED)
  @IsInt({ each: true })
  rows: number[];

  /** False: take them in again. */
  @IsBoolean()
  isSkipped: boolean;
}

export class DecideLikenessRequest {
  @IsIn(['same', 'another'])
  decision: 'same' | 'another';

  /** Which of the people it looks like, for “same”. */
  @IsOptional()
  @IsUUID()
  memberId?: string;

  /** Which earlier row of the file they are, for “same”; with neither this nor a member: the first they look like. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000_000)
  sameRow?: number;

  /** Left out: all rows that look like somebody. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_NAMED)
  @IsInt({ each: true })
  rows?: number[];
}

export class PreviewCommitRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_NAMED)
  @IsInt({ each: true })
  rows: number[];
}

export class CommitImportRequest {
  /** Left out: all rows that are ready. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS_NAMED)
  @IsInt({ each: true })
  rows?: number[];
}
