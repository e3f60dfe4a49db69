import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { type HandsetPlace } from './handset.service';

export class TakePlaceRequest {
  /** Six digits. */
  @IsString()
  @MinLength(1)
  @MaxLength(12)
  pin: string;
}

export class EnterPlaceRequest extends TakePlaceRequest {
  @IsUUID()
  placeId: string;
}

export class HandsetPlaceResponse {
  id: string;
  displayName: string;
  /** Too many wrong PINs: only the password opens it again. */
  isClosed: boolean;

  static from(place: HandsetPlace): HandsetPlaceResponse {
    return { id: place.id, displayName: place.displayName, isClosed: place.isClosed };
  }
}

export class HandsetPlaceListResponse {
  /** Who may be chosen on this device, last used first. */
  items: HandsetPlaceResponse[];

  static from(places: readonly HandsetPlace[]): HandsetPlaceListResponse {
    return { items: places.map((place) => HandsetPlaceResponse.from(place)) };
  }
}

export class OwnPlaceResponse {
  placeId: string;
  accountId: string;
  /** Opens what this member left sealed on the device: 32 bytes, base64url. */
  secret: string;
  hasPin: boolean;
  /** Too many wrong PINs: a new one opens it again. */
  isClosed: boolean;
}

export class OwnPlaceAnswer {
  /** Null where the account never had a place on this device, or its secret can't be told any more. */
  place: OwnPlaceResponse | null;
  /** A PIN opens the account on this device, unless wrong ones closed it; whatever became of the secret. */
  hasPin: boolean;
}
