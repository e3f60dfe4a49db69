import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isGiven } from '@lopso/platform';
import { type Equipment, type KeptEquipment } from '../venues/equipment.repository';
import { type StaffMember } from './staffing.repository';
import { type CrewWish } from './staffing.rules';

/** Who assists in sessions and what is lent to them. */
export class CrewRequest {
  /** Accounts of trainers over the commune. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  assistantIds?: string[];

  /** Equipment of the commune. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  equipmentIds?: string[];
}

/** The wish of a request; undefined when it names neither. */
export function crewOf({ assistantIds, equipmentIds }: CrewRequest): CrewWish | undefined {
  if (assistantIds === undefined && equipmentIds === undefined) return undefined;
  return { assistantIds: assistantIds ?? [], equipmentIds: equipmentIds ?? [] };
}

export class StaffMemberResponse {
  accountId: string;
  name: string;

  static from({ accountId, name }: StaffMember): StaffMemberResponse {
    return { accountId, name };
  }
}

export class StaffListResponse {
  /** By given name. */
  items: StaffMemberResponse[];
}

export class AddEquipmentRequest {
  @IsUUID()
  communeId: string;

  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name: string;
}

/** What a thing is called, and whether it is put away; what is left out is not meant. */
export class EquipmentStateRequest {
  @ValidateIf(isGiven)
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name?: string;

  /** It is lent to nobody any more. */
  @ValidateIf(isGiven)
  @IsBoolean()
  isPutAway?: boolean;
}

/** What is to change; left out: as it is. */
export class ChangeEquipmentRequest extends EquipmentStateRequest {
  /** As the form began: 409 where somebody changed the same since. */
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => EquipmentStateRequest)
  was?: EquipmentStateRequest;
}

export class EquipmentResponse {
  id: string;
  name: string;

  static from({ id, name }: Equipment): EquipmentResponse {
    return { id, name };
  }
}

/** A thing as its commune keeps it. */
export class KeptEquipmentResponse extends EquipmentResponse {
  /** It is lent to nobody any more. */
  isPutAway: boolean;

  static override from({ id, name, isPutAway }: KeptEquipment): KeptEquipmentResponse {
    return { id, name, isPutAway };
  }
}

export class EquipmentListResponse {
  /** By name, what is put away too. */
  items: KeptEquipmentResponse[];
}
