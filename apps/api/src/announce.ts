import { DEMO_PASSWORD, demoAccounts, demoSlips } from '@app/demo';
import type { Config } from '@app/platform';

/** What a person sees when the server is ready: where to go, and with which accounts. */
export function announce(config: Config, url: string): void {
  const shown = config.publicUrl ?? url.replace('[::1]', 'localhost');
  const accounts =
    config.demo && config.role !== 'worker'
      ? [
          `  demo accounts 演示账号（密码 password: ${DEMO_PASSWORD}）`,
          ...demoAccounts().map((a) => `    ${a.loginName.padEnd(16)}${a.name}　${a.unit} ${a.roleName}`),
          '  phone 手机端试用（各用一次 once each）：手机号 phone number · 起始码 start code',
          ...demoSlips().map((slip) => `    ${slip.phone}  ${slip.startCode}    ${slip.name}　${slip.unit} 包联干部`),
          '  演示数据，企业、人员、贷款均为虚构 / all firms, people and loans are invented',
          '',
        ]
      : [];
  // A worker serves nobody: it only tells how it is.
  const places =
    config.role === 'worker'
      ? []
      : [`  console 工作台   ${shown}/`, `  phone 手机端     ${shown}/m/`, `  GraphQL          ${shown}/graphql`];
  const first = config.demo || config.role === 'worker' ? [] : ['  no account yet? 还没有账号？   npm run first-admin', ''];
  const lines = ['', '助企 Zhuqi is ready / 已启动', ...places, `  health           ${shown}/readyz`, ''];
  console.log([...lines, ...first, ...accounts].join('\n'));
}
