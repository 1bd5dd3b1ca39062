import { Field, ObjectType } from '@nestjs/graphql';
import { LiaisonRole } from '../domain/liaison.words';

@ObjectType({ description: '服务人员。Somebody who is responsible for the firm today.' })
export class ServicePerson {
  @Field(() => String, { description: '姓名。' }) readonly name!: string;
  @Field(() => LiaisonRole, { description: '身份。' }) readonly role!: LiaisonRole;
  @Field(() => String, { description: '单位。' }) readonly unitName!: string;
  @Field(() => String, { nullable: true, description: '工作电话。Of the person, or else of the unit.' }) readonly phone!: string | null;
}

@ObjectType({ description: '服务单位。Whom the firm can phone in any case.' })
export class ServiceOffice {
  @Field(() => String, { description: '名称。' }) readonly name!: string;
  @Field(() => String, { nullable: true, description: '电话。' }) readonly phone!: string | null;
}

@ObjectType({ description: '谁在服务我们。What a firm is told by its card.' })
export class OurService {
  @Field(() => String, { description: '企业名称。' }) readonly enterpriseName!: string;
  @Field(() => String, { nullable: true, description: '统一社会信用代码（已脱敏）。Masked.' }) readonly creditCode!: string | null;
  @Field(() => String, { nullable: true, description: '联系人。As the register has it.' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: '联系电话（已脱敏）。Masked; used for an appeal when none is given.' })
  readonly contactPhone!: string | null;
  @Field(() => Boolean, { description: 'Made up for the demonstration.' }) readonly isDemo!: boolean;
  @Field(() => [ServicePerson], { description: '包联人。Whoever is responsible today.' }) readonly people!: readonly ServicePerson[];
  @Field(() => ServiceOffice, { description: '服务单位。' }) readonly office!: ServiceOffice;
}
