import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Last number given in an area and year; only app.give_appeal_number touches it. */
@Entity('appeal_counter')
export class AppealCounter {
  @PrimaryColumn('text', { name: 'area_code' })
  areaCode!: string;

  @PrimaryColumn('integer')
  year!: number;

  @Column('integer')
  last!: number;
}
