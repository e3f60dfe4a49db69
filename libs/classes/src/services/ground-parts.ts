import { ChangeEquipment } from './change-equipment.service';
import { ChangeVenue } from './change-venue.service';
import { DescribeWay } from './describe-way.service';

/** What changes halls and equipment. */
export const GROUND_SERVICES = [ChangeEquipment, ChangeVenue, DescribeWay];
