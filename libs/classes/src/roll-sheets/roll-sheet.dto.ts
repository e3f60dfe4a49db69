import { ApiProperty } from '@nestjs/swagger';
import { type RollSheetList } from './roll-sheet.service';

const MEDIA: ('image/jpeg' | 'application/pdf')[] = ['image/jpeg', 'application/pdf'];

/** The form of a sheet, for the API document: it is read part by part. */
export class RollSheetForm {
  /** Made by the sender, the same when it is sent again. */
  @ApiProperty({ format: 'uuid' })
  clientKey: string;

  /** A photo (JPEG, PNG, WebP) or a PDF. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: string;
}

export class RollSheetResponse {
  sheetId: string;
  @ApiProperty({ enum: MEDIA })
  mediaType: 'image/jpeg' | 'application/pdf';
  sizeBytes: number;
  keptAt: string;
  /** Within a day, by who calls the roll. */
  canRemove: boolean;
}

export class RollSheetListResponse {
  /** In the order in which they came. */
  items: RollSheetResponse[];
  canAdd: boolean;
  /** False: there may be some, with names the caller may not see. */
  isShown: boolean;

  static from({ sheets, canAdd, isShown }: RollSheetList): RollSheetListResponse {
    return {
      items: sheets.map(({ id, mediaType, sizeBytes, keptAt, canRemove }) => ({
        ...{ sheetId: id, mediaType, sizeBytes, canRemove },
        keptAt: keptAt.toISOString(),
      })),
      canAdd,
      isShown,
    };
  }
}
