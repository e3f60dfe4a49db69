import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A hall or room of a commune, and how to get there. */
@Entity({ schema: 'classes', name: 'venue' })
@Unique('venue_name_uq', ['unitId', 'name'])
@Check('venue_capacity_ck', 'capacity between 1 and 2000')
@Check('venue_directions_ck', 'char_length(directions) between 1 and 400')
@Check(
  'venue_point_ck',
  '(latitude is null) = (longitude is null) and (latitude is null or latitude between 8 and 24 and longitude between 102 and 110)',
)
@ForeignKey('UnitEntity', ['unitId', 'unitPath'], ['id', 'path'], { name: 'venue_unit_fk', onUpdate: 'CASCADE' })
export class VenueEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'venue_pk' })
  id: string;

  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('ltree', { name: 'unit_path' })
  unitPath: string;

  @Column('text')
  name: string;

  @Column('integer')
  capacity: number;

  /** How to get there, as somebody typed it. */
  @Column('text', { nullable: true })
  directions: string | null;

  @Column('numeric', { precision: 7, scale: 5, nullable: true })
  latitude: string | null;

  @Column('numeric', { precision: 8, scale: 5, nullable: true })
  longitude: string | null;

  /** From this day on no session is laid in it. */
  @Column('date', { name: 'closed_on', nullable: true })
  closedOn: string | null;
}
