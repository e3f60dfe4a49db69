import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { cleanText, IsDay } from '@lopso/platform';
import { SIGNING_FORMS, type SigningForm } from '../offices/signer.rules';
import { type PaperForm } from '../templates/fill-template.rules';
import { type AskedField } from '../templates/template.rules';
import { PAPER_FORMATS, type PaperFormat } from './paper-file.service';
import { PAPER_KINDS, type PaperKind } from './paper-kinds.rules';
import { PaperTreeResponse } from './paper-tree.dto';
import { type ListedPaper, type PaperPage, type PapersAbout } from './paper.service';

const LONGEST_ANSWER = 2000;

const MOST_ANSWERS = 40;

/** Exactly one of them. */
export class ListPapersQuery {
  @IsOptional()
  @IsUUID()
  classGroupId?: string;

  @IsOptional()
  @IsUUID()
  roundId?: string;

  /** Of classes. */
  @IsOptional()
  @IsUUID()
  planId?: string;

  /** Of a round: the commune whose office's papers are asked for, by who works for a commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

export class BeginPaperRequest {
  /** Names the tap of the button: the same sent twice is one paper. */
  @IsUUID()
  clientKey: string;

  @IsIn(PAPER_KINDS)
  kind: PaperKind;

  @IsOptional()
  @IsUUID()
  classGroupId?: string | null;

  @IsOptional()
  @IsUUID()
  roundId?: string | null;

  /** Of classes. */
  @IsOptional()
  @IsUUID()
  planId?: string | null;

  /** Of a round: the commune whose office writes it. */
  @IsOptional()
  @IsUUID()
  communeId?: string | null;
}

export class CorrectPaperRequest {
  /** Becomes the id of the new paper. */
  @IsUUID()
  clientKey: string;
}

class SignerRequest {
  @IsIn(SIGNING_FORMS)
  form: SigningForm;

  /** The body or head that is signed for. */
  @IsString()
  @MaxLength(120)
  instead: string;

  @IsString()
  @MaxLength(120)
  position: string;

  /** Without academic titles. */
  @IsString()
  @MaxLength(80)
  name: string;
}

/** What was typed in for a draft. */
export class ChangePaperRequest {
  @IsOptional()
  @IsDay()
  datedOn: string | null;

  @ValidateNested()
  @Type(() => SignerRequest)
  signer: SignerRequest;

  /** Line by line; null: as the template has them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  recipients: string[] | null;

  /** By the name of the field in the template. */
  @IsObject()
  answers: Record<string, string>;

  /** Of a list of candidates: the commune whose people it names. */
  @IsOptional()
  @IsUUID()
  communeId: string | null;

  static formOf({ datedOn, signer, recipients, answers, communeId }: ChangePaperRequest): PaperForm {
    const { form, instead, position, name } = signer;
    return {
      number: '',
      datedOn: datedOn ?? null,
      signer: { form, instead: cleanText(instead), position: cleanText(position), name: cleanText(name) },
      recipients: recipients === null ? null : recipients.map(cleanText).filter((line) => line !== ''),
      answers: answersOf(answers),
      communeId: communeId ?? null,
    };
  }
}

function answersOf(answers: Record<string, unknown>): Record<string, string> {
  const typed = Object.entries(answers).slice(0, MOST_ANSWERS);
  return Object.fromEntries(
    typed.flatMap(([name, value]) =>
      typeof value === 'string' ? [[cleanText(name).slice(0, 80), cleanText(value).slice(0, LONGEST_ANSWER)]] : [],
    ),
  );
}

export class IssuePaperRequest {
  /** As the clerk gave it; empty for a kind that carries none. */
  @IsString()
  @MaxLength(12)
  number: string;

  @IsDay()
  datedOn: string;
}

export class PaperFileQuery {
  @IsIn(PAPER_FORMATS)
  format: PaperFormat;
}

/** A paper in a list. */
export class ListedPaperResponse {
  id: string;
  kind: PaperKind;
  /** “05/QĐ-SKHCN”; null for a draft and for a kind without number. */
  notation: string | null;
  datedOn: string | null;
  isIssued: boolean;
  madeByName: string;
  /** Whose office wrote it. */
  writtenBy: string;
  changedAt: string;
  /** The paper it stands in the place of. */
  corrects: string | null;
  /** The issued paper that stands in its place. */
  correctedBy: string | null;
  /** False of a draft of a class that is another commune's now: it can be dropped alone. */
  canOpen: boolean;

  static from(paper: ListedPaper): ListedPaperResponse {
    const { id, kind, number, symbol, datedOn, madeByName, writtenBy, corrects, correctedBy, canOpen } = paper;
    return {
      ...{ id, kind, datedOn, madeByName, writtenBy, corrects, correctedBy, canOpen },
      notation: number === null ? null : `${number}/${symbol ?? ''}`,
      isIssued: paper.issuedAt !== null,
      changedAt: paper.changedAt.toISOString(),
    };
  }
}

/** The papers about a class, a round or a plan of classes. */
export class PapersAboutResponse {
  /** Of the class, round or plan. */
  title: string;
  officeName: string;
  /** Kinds that can be begun. */
  kinds: PaperKind[];
  /** False where the class has left the reader's units: its page is hidden, the papers of her office are not. */
  canSeeTopic: boolean;
  papers: ListedPaperResponse[];

  static from({ kinds, papers, ...about }: PapersAbout): PapersAboutResponse {
    return { ...about, kinds: [...kinds], papers: papers.map((paper) => ListedPaperResponse.from(paper)) };
  }
}

class SignerResponse {
  form: SigningForm;
  instead: string;
  position: string;
  name: string;
}

class PaperFormResponse {
  datedOn: string | null;
  signer: SignerResponse;
  recipients: string[] | null;
  answers: Record<string, string>;
  communeId: string | null;
}

class AskedFieldResponse implements AskedField {
  name: string;
  label: string;
}

/** A paper opened: what was typed in, and how it looks. */
export class PaperResponse extends ListedPaperResponse {
  classGroupId: string | null;
  roundId: string | null;
  planId: string | null;
  title: string;
  officeName: string;
  form: PaperFormResponse;
  asked: AskedFieldResponse[];
  templateRecipients: string[];
  /** What stands behind the number, “QĐ-SKHCN”; null: the kind carries none. */
  symbol: string | null;
  /** Names of what has no value yet. */
  missing: string[];
  /** People who are not named: of other units, or whose record rests. */
  leftOut: number;
  canChange: boolean;
  /** A commune's office wrote it: it names people of the commune alone. */
  isOfCommune: boolean;
  tree: PaperTreeResponse;

  static ofPage(page: PaperPage): PaperResponse {
    const { paper, title, officeName, asked, symbol, leftOut, canChange, isOfCommune } = page;
    const { datedOn, signer, recipients, answers, communeId } = paper.form;
    return {
      ...ListedPaperResponse.from(paper),
      ...{ classGroupId: paper.classGroupId, roundId: paper.roundId, planId: paper.planId },
      ...{ title, officeName, symbol, leftOut, canChange, isOfCommune },
      form: {
        datedOn,
        signer,
        recipients: recipients === null ? null : [...recipients],
        answers: { ...answers },
        communeId,
      },
      asked: [...asked],
      templateRecipients: [...page.templateRecipients],
      missing: [...page.missing],
      tree: PaperTreeResponse.from(page.tree),
    };
  }
}
