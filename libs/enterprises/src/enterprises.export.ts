import { type Asked, defineExport, ExportSource } from '@app/exports';
import { maskPhone } from '@app/kernel';
import { mapPage, type Page } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { registerPage } from './enterprise-register';
import { EnterpriseFilterInput } from './graphql/enterprise.inputs';
import type { EnterpriseRow, RegisterFilter } from './persistence/enterprise.queries';

const KINDS: Readonly<Record<EnterpriseRow['kind'], string>> = {
  ENTERPRISE: '企业',
  SOLE_PROPRIETOR: '个体工商户',
  FARMER_COOPERATIVE: '农民专业合作社',
  FAMILY_FARM: '家庭农场',
};
const STATUSES: Readonly<Record<EnterpriseRow['status'], string>> = {
  ACTIVE: '存续',
  DEREGISTERED: '注销',
  REVOKED: '吊销',
  RELOCATED: '迁出',
  UNREACHABLE: '失联',
  DORMANT: '停业',
};

const masked = (row: EnterpriseRow): EnterpriseRow => ({ ...row, contactPhone: row.contactPhone ? maskPhone(row.contactPhone) : null });

const ENTERPRISES_LIST = defineExport({
  kind: 'ENTERPRISES',
  title: '企业基本台账',
  permission: 'enterprise:read',
  filter: { field: 'enterprises', type: () => EnterpriseFilterInput, description: 'For ENTERPRISES, as in `enterprises`.' },
});

declare global {
  namespace Zhuqi {
    interface ExportKinds {
      ENTERPRISES: true;
    }
  }
}

/** 企业基本台账. */
@Injectable()
export class EnterprisesExport extends ExportSource<RegisterFilter, EnterpriseRow> {
  readonly list = ENTERPRISES_LIST;
  readonly sheet: ExportSource<RegisterFilter, EnterpriseRow>['sheet'] = {
    name: '企业基本台账',
    frozen: 2,
    columns: [
      { header: '序号', width: 6, kind: 'number', value: (_, ordinal) => ordinal },
      { header: '企业名称', width: 34, value: (row) => row.name },
      { header: '统一社会信用代码', width: 21, value: (row) => row.creditCode },
      { header: '原工商注册号', width: 18, value: (row) => row.legacyRegistrationNo },
      { header: '主体类型', width: 14, value: (row) => `${KINDS[row.kind]}${row.isBranch ? '（分支机构）' : ''}` },
      { header: '状态', width: 8, value: (row) => STATUSES[row.status] },
      { header: '行业代码', width: 10, value: (row) => row.industryCode },
      { header: '注册资本（元）', width: 18, kind: 'amount', value: (row) => row.capitalAmount },
      {
        header: '币种',
        width: 8,
        value: (row) => (row.capitalCurrency === 'CNY' ? '人民币' : row.capitalCurrency),
      },
      { header: '成立日期', width: 12, kind: 'date', value: (row) => row.establishedOn },
      { header: '注册地址', width: 34, value: (row) => row.registeredAddress },
      { header: '所属村（社区）/单位', width: 18, value: (row) => row.unitName },
      { header: '联系人', width: 10, value: (row) => row.contactName },
      { header: '联系电话', width: 15, value: (row) => row.contactPhone },
      { header: '经营范围', width: 40, value: (row) => row.businessScope },
      { header: '备注', width: 16, value: (row) => (row.codeOverridden ? '代码校验位不符，已核对执照' : '') },
    ],
  };

  async page(
    { reader, actor, filter, inFull }: Asked<RegisterFilter>,
    where: { first: number; after: string | null },
  ): Promise<Page<EnterpriseRow>> {
    const page = await registerPage(reader, actor, filter, where);
    return inFull ? page : mapPage(page, masked);
  }
}
