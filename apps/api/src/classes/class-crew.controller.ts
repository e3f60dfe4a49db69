import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ADD_VENUE, ChangeEquipment, EquipmentShelf, READ_CLASSES, Teachers } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import {
  AddEquipmentRequest,
  ChangeEquipmentRequest,
  EquipmentListResponse,
  KeptEquipmentResponse,
  StaffListResponse,
  StaffMemberResponse,
} from './class-crew.dto';

/** Whom and what a commune has for its classes: trainers who teach there, equipment that is lent. */
@ApiTags('classes')
@Controller()
export class ClassCrewController {
  constructor(
    private readonly teachers: Teachers,
    private readonly shelf: EquipmentShelf,
    private readonly changing: ChangeEquipment,
  ) {}

  /** Who may stand before a class of the commune, or assist in it. */
  @RequirePermission(READ_CLASSES)
  @Get('communes/:communeId/trainers')
  @ApiOkResponse({ type: StaffListResponse })
  async listTrainers(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<StaffListResponse> {
    return { items: (await this.teachers.listFor(actor, communeId)).map((one) => StaffMemberResponse.from(one)) };
  }

  /** What the commune has to lend. */
  @RequirePermission(READ_CLASSES)
  @Get('communes/:communeId/equipment')
  @ApiOkResponse({ type: EquipmentListResponse })
  async listEquipment(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<EquipmentListResponse> {
    return { items: (await this.shelf.listFor(actor, communeId)).map((item) => KeptEquipmentResponse.from(item)) };
  }

  /** Adds a thing that exists once. */
  @RequirePermission(ADD_VENUE)
  @Post('equipment')
  @ApiCreatedResponse({ type: KeptEquipmentResponse })
  async addEquipment(@CurrentActor() actor: Actor, @Body() body: AddEquipmentRequest): Promise<KeptEquipmentResponse> {
    return KeptEquipmentResponse.from(await this.shelf.add(actor, body));
  }

  /** Corrects a thing's name, puts it away or gets it back. */
  @RequirePermission(ADD_VENUE)
  @Put('equipment/:equipmentId')
  @HttpCode(204)
  async changeEquipment(
    @CurrentActor() actor: Actor,
    @IdParam('equipmentId') equipmentId: string,
    @Body() body: ChangeEquipmentRequest,
  ): Promise<void> {
    await this.changing.change(actor, equipmentId, body);
  }
}
