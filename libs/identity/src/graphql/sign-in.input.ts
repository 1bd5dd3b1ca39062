import { IdScalar, IsText } from '@app/platform';
import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: '登录。' })
export class SignInInput {
  @Field(() => String, { description: '账号。' }) @IsText('loginName') readonly loginName!: string;
  @Field(() => String, { description: '密码。' }) @IsText('password') readonly password!: string;
  @Field(() => IdScalar, { nullable: true, description: '用哪个岗位；不填则用最主要的一个。' }) readonly postId?: string | null;
}

@InputType({ description: '修改自己的密码。' })
export class ChangePasswordInput {
  @Field(() => String, { description: '当前密码。' }) @IsText('password') readonly currentPassword!: string;
  @Field(() => String, { description: '新密码：至少10位，四类字符中至少三类。' }) @IsText('password') readonly newPassword!: string;
}

@InputType({ description: '用一次性链接初始化系统。' })
export class UseFirstAdminLinkInput {
  @Field(() => String, { description: '链接中的代码。' }) @IsText('linkToken') readonly token!: string;
  @Field(() => String, { description: '县（市、区）名称。' }) @IsText('unitName') readonly countyName!: string;
  @Field(() => String, { description: '12位区划代码，后6位为0。' }) @IsText('areaCode') readonly countyCode!: string;
  @Field(() => String, { description: '第一位管理员姓名。' }) @IsText('personName') readonly adminName!: string;
  @Field(() => String, { description: '账号。' }) @IsText('loginName') readonly loginName!: string;
  @Field(() => String, { description: '密码。' }) @IsText('password') readonly password!: string;
}
