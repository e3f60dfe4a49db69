import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import { EquipmentService } from '../venues/equipment.service';
import {
  AddEquipmentRequest,
  ChangeEquipmentRequest,
  EquipmentListResponse,
  KeptEquipmentResponse,
  StaffListResponse,
  StaffMemberResponse,
} from './staffing.dto';
import { StaffingService } from './staffing.service';

/** Whom and what a commune has for its classes: trainers who teach there, equipment that is lent. */
@ApiTags('classes')
@Controller()
export class StaffingController {
  constructor(
    private readonly staffing: StaffingService,
    private readonly equipment: EquipmentService,
  ) {}

  /** Who may stand before a class of the commune, or assist in it. */
  @RequirePermission(READ_CLASSES)
  @Get('communes/:communeId/trainers')
  @ApiOkResponse({ type: StaffListResponse })
  async listTrainers(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<StaffListResponse> {
    return { items: (await this.staffing.listTrainers(actor, communeId)).map((one) => StaffMemberResponse.from(one)) };
  }

  /** What the commune has to lend. */
  @RequirePermission(READ_CLASSES)
  @Get('communes/:communeId/equipment')
  @ApiOkResponse({ type: EquipmentListResponse })
  async listEquipment(
    @CurrentActor() actor: Actor,
    @IdParam('communeId') communeId: string,
  ): Promise<EquipmentListResponse> {
    return {
      items: (await this.equipment.listEquipment(actor, communeId)).map((item) => KeptEquipmentResponse.from(item)),
    };
  }

  /** Adds a thing that exists once. */
  @RequirePermission(ADD_VENUE)
  @Post('equipment')
  @ApiCreatedResponse({ type: KeptEquipmentResponse })
  async addEquipment(@CurrentActor() actor: Actor, @Body() body: AddEquipmentRequest): Promise<KeptEquipmentResponse> {
    return KeptEquipmentResponse.from(await this.equipment.addEquipment(actor, body));
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
    await this.equipment.changeEquipment(actor, equipmentId, body);
  }
}
